package com.partnero.feign;

import java.security.SecureRandom;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A TLS context that reports every engine that it creates and otherwise delegates to another context. Thread-safe. */
final class WatchedTls extends SSLContextSpi {

    private final SSLContext context;
    private final Consumer<SSLEngine> watcher;

    private WatchedTls(SSLContext context, Consumer<SSLEngine> watcher) {
        this.context = context;
        this.watcher = watcher;
    }

    static SSLContext of(SSLContext context, Consumer<SSLEngine> watcher) {
        return new SSLContext(new WatchedTls(context, watcher), context.getProvider(), context.getProtocol()) {};
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return watched(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return watched(context.createSSLEngine(host, port));
    }

    private SSLEngine watched(SSLEngine engine) {
        watcher.accept(engine);
        return engine;
    }

    @Override
    protected void engineInit(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {
        throw new UnsupportedOperationException("it is initialized already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context.getClientSessionContext();
    }
}
