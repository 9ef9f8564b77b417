package com.partnero.spring.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/**
 * The certificates of an SSL bundle, which may be reloaded while the client runs: a new connection uses what the bundle holds
 * then. Cipher suites and protocols stay those of the start. Thread-safe.
 */
final class ReloadingTls {

    private static final Log LOG = LogFactory.getLog(ReloadingTls.class);

    private final SslOptions options;
    private volatile Current current;

    private ReloadingTls(SslBundle bundle) {
        options = bundle.getOptions();
        current = Current.of(bundle);
    }

    /** What the bundle holds now. */
    private record Current(
            SSLContext context,
            SSLSocketFactory sockets,
            @Nullable X509TrustManager trust) {

        static Current of(SslBundle bundle) {
            SSLContext context = bundle.createSslContext();
            for (TrustManager manager : bundle.getManagers().getTrustManagers()) {
                if (manager instanceof X509TrustManager trust) {
                    return new Current(context, context.getSocketFactory(), trust);
                }
            }
            return new Current(context, context.getSocketFactory(), null);
        }
    }

    /** Follows a bundle from now on. */
    static ReloadingTls of(String client, String name, SslBundles bundles) {
        ReloadingTls tls = new ReloadingTls(bundles.getBundle(name));
        bundles.addBundleUpdateHandler(name, bundle -> tls.reload(client, name, bundle));
        return tls;
    }

    private void reload(String client, String name, SslBundle bundle) {
        try {
            current = Current.of(bundle);
            LOG.info("Partnero: new connections of the program " + client + " use the reloaded SSL bundle " + name);
        } catch (RuntimeException e) {
            LOG.warn("Partnero: the reloaded SSL bundle " + name + " cannot be used ("
                    + e.getClass().getName() + "); the program " + client + " keeps the former one");
        }
    }

    SslOptions options() {
        return options;
    }

    SSLContext context() {
        SSLContext first = current.context();
        return new SSLContext(new ContextSpi(), first.getProvider(), first.getProtocol()) {};
    }

    SSLSocketFactory sockets() {
        return new Sockets();
    }

    /** Null if the bundle has none for X.509 certificates. */
    @Nullable
    X509TrustManager trust() {
        return current.trust() == null ? null : new Trust();
    }

    /** Creates each engine with the current context. */
    private final class ContextSpi extends SSLContextSpi {

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {
            throw new UnsupportedOperationException("the SSL bundle initializes it");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return sockets();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return current.context().getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return current.context().createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return current.context().createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return current.context().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return current.context().getClientSessionContext();
        }
    }

    /** Creates each socket with the current context. */
    private final class Sockets extends SSLSocketFactory {

        @Override
        public String[] getDefaultCipherSuites() {
            return current.sockets().getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return current.sockets().getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket() throws IOException {
            return current.sockets().createSocket();
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            return current.sockets().createSocket(socket, host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return current.sockets().createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return current.sockets().createSocket(host, port, local, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return current.sockets().createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return current.sockets().createSocket(host, port, local, localPort);
        }
    }

    /** Trusts what the current bundle trusts. OkHttp asks it in addition to the socket. */
    private final class Trust implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trusting().checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trusting().checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            X509TrustManager trust = current.trust();
            return trust == null ? new X509Certificate[0] : trust.getAcceptedIssuers();
        }

        private X509TrustManager trusting() throws CertificateException {
            X509TrustManager trust = current.trust();
            if (trust == null) {
                throw new CertificateException("the SSL bundle has no trust manager for X.509 certificates");
            }
            return trust;
        }
    }
}
