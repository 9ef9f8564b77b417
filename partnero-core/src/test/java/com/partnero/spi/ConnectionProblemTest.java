package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionProblemTest {

    /** JDK 25 puts an alert's name before what it says of the server's certificate, too. */
    @ParameterizedTest
    @CsvSource({
        "PKIX path building failed: unable to find valid certification path, NOT_TRUSTED",
        "(certificate_unknown) PKIX path building failed: unable to find valid certification path, NOT_TRUSTED",
        "java.security.cert.CertPathValidatorException: Trust anchor for certification path not found., NOT_TRUSTED",
        "PKIX path validation failed: CertPathValidatorException: signature check failed, NOT_TRUSTED",
        "Received fatal alert: bad_certificate, CLIENT_CERTIFICATE",
        "(certificate_unknown) Received fatal alert: certificate_unknown, CLIENT_CERTIFICATE",
        "Received fatal alert: certificate_required, CLIENT_CERTIFICATE",
        "Received fatal alert: certificate_expired, CLIENT_CERTIFICATE",
        "Received fatal alert: unknown_ca, CLIENT_CERTIFICATE",
        "Received fatal alert: handshake_failure, TLS",
        "(bad_certificate) something else, TLS"
    })
    void whoDoesNotTrustWhomIsTold(String message, ConnectionProblem problem) {
        assertThat(ConnectionProblem.of(new SSLHandshakeException(message))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"No subject alternative DNS name", "(certificate_unknown) No subject alternative DNS name"})
    void anotherHostNameIsTold(String message) {
        SSLHandshakeException failure = new SSLHandshakeException(message);
        failure.initCause(new CertificateException("No subject alternative DNS name matching shop.example found."));

        assertThat(ConnectionProblem.of(failure)).isEqualTo(ConnectionProblem.WRONG_HOST_NAME);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theCauseNamesTheProblem(Throwable failure, ConnectionProblem problem) {
        assertThat(ConnectionProblem.of(failure)).isEqualTo(problem);
        assertThat(ConnectionProblem.of(new IOException("I/O error", failure)))
                .as("as an HTTP library passes it on")
                .isEqualTo(problem);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("shop.example"), ConnectionProblem.UNKNOWN_HOST),
                Arguments.of(
                        caused(new ConnectException(), new UnresolvedAddressException()),
                        ConnectionProblem.UNKNOWN_HOST),
                Arguments.of(new ConnectException("Connection refused"), ConnectionProblem.REFUSED),
                Arguments.of(new NoRouteToHostException(), ConnectionProblem.REFUSED),
                Arguments.of(new SocketTimeoutException("Connect timed out"), ConnectionProblem.CONNECT_TIMEOUT),
                Arguments.of(
                        caused(new ConnectException(), new SocketTimeoutException()),
                        ConnectionProblem.CONNECT_TIMEOUT),
                Arguments.of(new SSLException("closed"), ConnectionProblem.TLS),
                Arguments.of(new SSLException((String) null), ConnectionProblem.TLS),
                Arguments.of(caused(new SSLException("closed"), new SocketTimeoutException()), ConnectionProblem.TLS),
                Arguments.of(
                        new SSLException("Unrecognized SSL message, plaintext connection?"), ConnectionProblem.NO_TLS),
                Arguments.of(new SSLException("Unable to parse TLS packet header"), ConnectionProblem.NO_TLS),
                Arguments.of(
                        new ProtocolException("Invalid status line: \"\u0015\u0003\u0003\u0000\u0002\u0002\""),
                        ConnectionProblem.SPEAKS_TLS),
                Arguments.of(
                        new EOFException("\\n not found: limit=7 content=15030300020250…"),
                        ConnectionProblem.SPEAKS_TLS),
                Arguments.of(
                        new SSLPeerUnverifiedException("Hostname shop.example not verified"),
                        ConnectionProblem.WRONG_HOST_NAME),
                Arguments.of(
                        new SSLPeerUnverifiedException("Certificate pinning failure!"), ConnectionProblem.NOT_TRUSTED),
                Arguments.of(
                        caused(
                                new SSLHandshakeException("x"),
                                new CertificateException("No name matching shop.example found")),
                        ConnectionProblem.WRONG_HOST_NAME),
                Arguments.of(
                        caused(new SSLHandshakeException("x"), new CertificateException("x")), ConnectionProblem.TLS),
                Arguments.of(
                        caused(new SSLHandshakeException("x"), new CertificateExpiredException()),
                        ConnectionProblem.EXPIRED),
                Arguments.of(
                        caused(new SSLHandshakeException("x"), new CertificateNotYetValidException()),
                        ConnectionProblem.EXPIRED),
                Arguments.of(
                        caused(
                                new SSLHandshakeException("x"),
                                new CertPathValidatorException("x", null, null, -1, BasicReason.EXPIRED)),
                        ConnectionProblem.EXPIRED),
                Arguments.of(
                        caused(
                                new SSLHandshakeException("x"),
                                new CertPathValidatorException("x", null, null, -1, BasicReason.REVOKED)),
                        ConnectionProblem.TLS),
                Arguments.of(
                        caused(
                                new SSLHandshakeException("unable to find valid certification path"),
                                new CertificateException("x"),
                                new CertificateExpiredException()),
                        ConnectionProblem.EXPIRED),
                Arguments.of(
                        caused(
                                new SSLHandshakeException("Trust anchor not found"),
                                new CertificateNotYetValidException()),
                        ConnectionProblem.EXPIRED),
                Arguments.of(
                        caused(new SSLHandshakeException("Trust anchor not found"), new CertificateException("x")),
                        ConnectionProblem.NOT_TRUSTED),
                Arguments.of(new SSLException("certification path"), ConnectionProblem.TLS),
                Arguments.of(new EOFException("certification path"), ConnectionProblem.BROKEN));
    }

    @Test
    void noExceptionMeansALostConnection() {
        assertThat(ConnectionProblem.of(null)).isEqualTo(ConnectionProblem.BROKEN);
    }

    @Test
    void tenCausesAreLookedAt() {
        assertThat(ConnectionProblem.of(chain(9, new ConnectException()))).isEqualTo(ConnectionProblem.REFUSED);
        assertThat(ConnectionProblem.of(chain(10, new ConnectException()))).isEqualTo(ConnectionProblem.BROKEN);
        assertThat(ConnectionProblem.of(untrusted(chain(9, new CertificateExpiredException()))))
                .isEqualTo(ConnectionProblem.EXPIRED);
        assertThat(ConnectionProblem.of(untrusted(chain(10, new CertificateExpiredException()))))
                .isEqualTo(ConnectionProblem.NOT_TRUSTED);
    }

    @Test
    void causesThatLeadInACircleAreNotFollowedForEver() {
        IOException first = new IOException();
        IOException second = new IOException(first);
        first.initCause(second);

        assertThat(ConnectionProblem.of(first)).isEqualTo(ConnectionProblem.BROKEN);
        assertThat(ConnectionProblem.of(untrusted(first))).isEqualTo(ConnectionProblem.NOT_TRUSTED);
    }

    @Test
    void everyProblemHasItsOwnWordsAndAdvice() {
        assertThat(ConnectionProblem.values())
                .extracting(ConnectionProblem::words)
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).isNotBlank());
        assertThat(ConnectionProblem.values())
                .extracting(ConnectionProblem::advice)
                .doesNotHaveDuplicates()
                .allSatisfy(advice -> assertThat(advice).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_HOST", "REFUSED", "CONNECT_TIMEOUT", "PROXY_FAILED", "PROXY_UNREACHABLE", "BROKEN"})
    void whatPassesByItselfCanHeal(ConnectionProblem problem) {
        assertThat(problem.isTransient()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UNKNOWN_HOST", "REFUSED", "CONNECT_TIMEOUT", "PROXY_FAILED", "PROXY_UNREACHABLE", "BROKEN"})
    void whatSomebodyMustMendCannotHeal(ConnectionProblem problem) {
        assertThat(problem.isTransient()).isFalse();
    }

    private static Throwable untrusted(Throwable cause) {
        return caused(new SSLHandshakeException("unable to find valid certification path"), cause);
    }

    private static Throwable chain(int links, Throwable end) {
        Throwable failure = end;
        for (int i = 0; i < links; i++) {
            failure = new IOException("x", failure);
        }
        return failure;
    }

    private static Throwable caused(Throwable... failures) {
        for (int i = 1; i < failures.length; i++) {
            failures[i - 1].initCause(failures[i]);
        }
        return failures[0];
    }
}
