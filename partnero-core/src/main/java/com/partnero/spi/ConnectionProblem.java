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
 * Why there is no connection to the service, or why it was lost. The texts are fixed per cause, because those of HTTP
 * libraries quote addresses, headers and certificates. The text and the advice must be enough to fix the cause.
 *
 * <p>A problem does not say whether a request was sent. Only the bytes that left decide that, never the type of an
 * exception.
 *
 * @since 0.1.0
 */
public enum ConnectionProblem {
    /** The host name cannot be resolved. */
    UNKNOWN_HOST("the host is unknown", "check the base URL and the machine's DNS", true),
    /** Nothing listens on the port, or no route leads there. */
    REFUSED("the connection was refused", "check the base URL, the network and firewalls", true),
    /** No connection was made within the connect time-out. */
    CONNECT_TIMEOUT(
            "the connection was not made in time",
            "check the network, firewalls, whether a proxy is needed, and whether the port speaks TLS if the base URL"
                    + " begins with https",
            true),
    /** The issuer of the server's certificate is not trusted. */
    NOT_TRUSTED(
            "the server's certificate is not trusted",
            "add its issuer to the trust store that the client uses; a company proxy may re-sign connections",
            false),
    /** The server's certificate has expired, or is not valid yet. */
    EXPIRED(
            "the server's certificate has expired or is not valid yet",
            "check this machine's clock, then the server",
            false),
    /** The server's certificate is for another host. */
    WRONG_HOST_NAME(
            "the server's certificate is for another host name",
            "check the base URL and which server answers there",
            false),
    /** The server does not speak TLS. */
    NO_TLS("the server does not speak TLS", "check the base URL's port: plain http answers there", false),
    /** The server speaks TLS, but the request came without it. */
    SPEAKS_TLS("the server expects TLS", "begin the base URL with https, or correct its port", false),
    /** The server requires a client certificate, or rejects the one it received. */
    CLIENT_CERTIFICATE(
            "the server demands a client certificate, or does not accept this one",
            "configure a client certificate that the server accepts",
            false),
    /** The TLS handshake failed for another reason. */
    TLS(
            "the TLS handshake failed",
            "compare the TLS versions and ciphers of both sides; some servers also fail like this without a client"
                    + " certificate",
            false),
    /** The proxy requires a user and a password, or rejects them. */
    PROXY_AUTHENTICATION(
            "the proxy refused the connection with HTTP 407", "check the proxy's user and password", false),
    /** The proxy does not allow the connection. */
    PROXY_REFUSED("the proxy refused the connection", "ask the operator of the proxy to allow this address", false),
    /** The proxy allows the connection, but cannot make it. */
    PROXY_FAILED(
            "the proxy could not connect to the service",
            "ask the operator of the proxy whether it can resolve and reach the host of the base URL",
            true),
    /** The proxy cannot be reached. */
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

    /** What happened, in a few words without data. */
    public String words() {
        return words;
    }

    /** What to do about it, in a few words without data. */
    public String advice() {
        return advice;
    }

    /** Whether another attempt of the same call may succeed; false if someone must fix the cause first. */
    public boolean isTransient() {
        return healing;
    }

    /**
     * Finds the problem in an exception of the JDK's network classes or of an HTTP library.
     *
     * @param failure the exception, with its causes
     * @return {@link #BROKEN} if nothing more specific is known
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
            if (isAlert(cause)) {
                return SPEAKS_TLS;
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

    /** Whether the answer begins like an alert of TLS. HTTP libraries quote its bytes, as they are or in hexadecimal digits. */
    private static boolean isAlert(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("\u0015\u0003") || message.contains("content=1503");
    }

    /** Some problems differ only in the JDK's message. These messages have not changed since Java 8. */
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
