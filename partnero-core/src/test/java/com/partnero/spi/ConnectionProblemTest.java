package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JDK 25 puts an alert's name before what it says of the server's certificate, too. */
class ConnectionProblemTest {

    @ParameterizedTest
    @CsvSource({
        "PKIX path building failed: unable to find valid certification path, NOT_TRUSTED",
        "(certificate_unknown) PKIX path building failed: unable to find valid certification path, NOT_TRUSTED",
        "Received fatal alert: bad_certificate, CLIENT_CERTIFICATE",
        "(certificate_unknown) Received fatal alert: certificate_unknown, CLIENT_CERTIFICATE"
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
}
