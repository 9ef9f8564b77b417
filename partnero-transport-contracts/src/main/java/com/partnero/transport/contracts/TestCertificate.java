package com.partnero.transport.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate of the contracts' own TLS servers, made once per JVM. A client under test must trust it:
 *
 * <pre>{@code
 * OkHttpClient http = new OkHttpClient.Builder()
 *     .sslSocketFactory(TestCertificate.sslContext().getSocketFactory(), TestCertificate.trustManager())
 *     .build();
 * }</pre>
 *
 * <p>Thread-safe. It is valid for two days, for {@code localhost} and 127.0.0.1.
 *
 * @since 0.1.0
 */
public final class TestCertificate {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private TestCertificate() {}

    /** Makes the certificate when it is first asked for. */
    private static final class Holder {

        private static final KeyStore KEYS = make();
        private static final TrustManagerFactory TRUST = trust(KEYS);

        private static KeyStore make() {
            try {
                Path directory = Files.createTempDirectory("partnero-contract");
                try {
                    return make(directory.resolve("server.p12"), directory.resolve("keytool.log"));
                } finally {
                    Files.deleteIfExists(directory.resolve("server.p12"));
                    Files.deleteIfExists(directory.resolve("keytool.log"));
                    Files.delete(directory);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the contracts' certificate cannot be made", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the contracts' certificate cannot be made", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the contracts' certificate cannot be made", e);
            }
        }

        private static KeyStore make(Path file, Path log)
                throws IOException, GeneralSecurityException, InterruptedException {
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            String command = keytool + " -genkeypair -alias server -dname CN=server -keyalg EC -validity 2"
                    + " -ext SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass changeit -keystore " + file;
            Process process = new ProcessBuilder(command.split(" "))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(Files.readString(log));
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD);
            }
            return keys;
        }

        private static TrustManagerFactory trust(KeyStore keys) {
            try {
                KeyStore trusted = KeyStore.getInstance("PKCS12");
                trusted.load(null, null);
                trusted.setCertificateEntry("server", keys.getCertificate("server"));
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(trusted);
                return trust;
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("the contracts' certificate cannot be trusted", e);
            }
        }
    }

    /**
     * A TLS context for a client under test.
     *
     * @return a new context that trusts the contracts' servers and nobody else
     */
    public static SSLContext sslContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, Holder.TRUST.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /**
     * What the client under test trusts.
     *
     * @return trusts the contracts' servers and nobody else
     */
    public static X509TrustManager trustManager() {
        return (X509TrustManager) Holder.TRUST.getTrustManagers()[0];
    }

    /** The server's own key. */
    static KeyManagerFactory keyManagers() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(Holder.KEYS, PASSWORD);
        return keys;
    }
}
