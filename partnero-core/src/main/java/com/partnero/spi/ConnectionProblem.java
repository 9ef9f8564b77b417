package com.partnero.spi;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no connection to the service, or none any more: fixed words by cause, because those of HTTP libraries quote
 * addresses, headers and certificates. A person must be able to mend the cause from the words and the advice alone.
 *
 * <p>It says nothing about whether a request was sent: that is decided by whether bytes of it left, never by the kind of an
 * exception.
 *
 * @since 0.1.0
 */
public enum ConnectionProblem {
    /** The name cannot be resolved. */
    UNKNOWN_HOST("the host is unknown", "check the base URL and the machine's DNS", true),
    /** Nobody listens there, or nothing leads there. */
    REFUSED("the connection was refused", "check the base URL, the network and firewalls", true),
    /** No connection within the connect time-out. */
    CONNECT_TIMEOUT(
            "the connection was not made in time", "check the network, firewalls and whether a proxy is needed", true),
    /** The issuer of the server's certificate is unknown here. */
    NOT_TRUSTED(
            "the server's certificate is not trusted",
            "add its issuer to the trust store that the client uses; a company proxy may be signing anew",
            false),
    /** The server's certificate has expired, or is not valid yet. */
    EXPIRED(
            "the server's certificate has expired or is not valid yet",
            "check this machine's clock, then the server",
            false),
    /** The server's certificate is for another host. */
    WRONG_HOST_NAME(
            "the server's certificate is for another host name",
            "check the base URL, and what answers in its place",
            false),
    /** What answers there speaks no TLS. */
    NO_TLS("the server does not speak TLS", "check the base URL's port: plain http answers there", false),
    /** The server wants a certificate of the client, or does not accept the one that it got. */
    CLIENT_CERTIFICATE(
            "the server demands a client certificate, or does not accept this one",
            "configure a client certificate that the server knows",
            false),
    /** The TLS handshake failed for another reason. */
    TLS(
            "the TLS handshake failed",
            "compare the TLS versions and ciphers of both sides; some servers say no more than this if they miss a client"
                    + " certificate",
            false),
    /** The proxy demands a user and a password, or does not accept them. */
    PROXY_AUTHENTICATION(
            "the proxy refused the connection with HTTP 407", "check the proxy's user and password", false),
    /** The proxy answers, but does not connect. */
    PROXY_REFUSED("the proxy refused the connection", "ask whoever runs the proxy to let this address through", false),
    /** The proxy itself cannot be reached. */
    PROXY_UNREACHABLE("the proxy cannot be reached", "check the proxy's host and port", true),
    /** Anything else. */
    BROKEN("the connection broke", "check base URL, network, proxy and certificates", true);

    private static final int MAX_CAUSES = 10;

    private final String words;
    private final String advice;
    private final boolean healing;

    ConnectionProblem(String words, String advice, boolean healing) {
        this.words = words;
        this.advice = advice;
        this.healing = healing;
    }

    /**
     * What happened.
     *
     * @return a few words without data
     */
    public String words() {
        return words;
    }

    /**
     * What to do about it.
     *
     * @return a few words without data
     */
    public String advice() {
        return advice;
    }

    /**
     * Whether another attempt of the same call could fare better.
     *
     * @return false for what stays until somebody mends it
     */
    public boolean canHeal() {
        return healing;
    }

    /**
     * Tells the problem from what the JDK's network classes throw, and HTTP libraries pass on.
     *
     * @param failure what was thrown, with its causes
     * @return the problem; {@link #BROKEN} if nothing more is known
     */
    public static ConnectionProblem of(@Nullable Throwable failure) {
        boolean tls = false;
        boolean refused = false;
        boolean timeout = false;
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < MAX_CAUSES; cause = cause.getCause(), depth++) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return UNKNOWN_HOST;
            }
            ConnectionProblem certificate = ofCertificate(cause);
            if (certificate != null) {
                return certificate;
            }
            tls |= cause instanceof SSLException;
            refused |= cause instanceof ConnectException || cause instanceof NoRouteToHostException;
            timeout |= cause instanceof SocketTimeoutException;
        }
        if (tls) {
            return TLS;
        }
        if (timeout) {
            return CONNECT_TIMEOUT;
        }
        return refused ? REFUSED : BROKEN;
    }

    /** The JDK tells several of these by the message alone; the messages are its own and have not changed since Java 8. */
    private static @Nullable ConnectionProblem ofCertificate(Throwable cause) {
        if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
            return EXPIRED;
        }
        if (cause instanceof CertPathValidatorException) {
            return ((CertPathValidatorException) cause).getReason() == CertPathValidatorException.BasicReason.EXPIRED
                    ? EXPIRED
                    : null;
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
        if (cause instanceof SSLPeerUnverifiedException) {
            return message.contains("hostname") ? WRONG_HOST_NAME : NOT_TRUSTED;
        }
        if (cause instanceof CertificateException
                && message.matches("(?s).*\\bno (subject alternative|name matching).*")) {
            return WRONG_HOST_NAME;
        }
        if (!(cause instanceof SSLException)) {
            return null;
        }
        if (message.contains("unrecognized ssl message") || message.contains("unable to parse tls packet header")) {
            return NO_TLS;
        }
        boolean certificate = message.contains("certificate_required")
                || message.contains("bad_certificate")
                || message.contains("certificate_unknown")
                || message.contains("unknown_ca")
                || message.contains("certificate_expired");
        if (certificate && message.contains("alert")) {
            // The other side says this of our certificate; late JDKs begin what they say themselves with the same
            // words.
            return CLIENT_CERTIFICATE;
        }
        boolean path = message.contains("certification path")
                || message.contains("trust anchor")
                || message.contains("path validation failed");
        if (path && cause instanceof SSLHandshakeException) {
            return hasExpired(cause) ? EXPIRED : NOT_TRUSTED;
        }
        return null;
    }

    private static boolean hasExpired(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure.getCause();
                cause != null && depth < MAX_CAUSES;
                cause = cause.getCause(), depth++) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return true;
            }
        }
        return false;
    }
}
