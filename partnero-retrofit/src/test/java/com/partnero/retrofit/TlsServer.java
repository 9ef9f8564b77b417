package com.partnero.retrofit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** A server that speaks one version of TLS and does after a request what a test wants. It closes nothing by itself. */
final class TlsServer implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final TrustManagerFactory trust;
    private final SSLContext tls;
    private final String version;
    private final ServerSocket listener;
    private volatile boolean demandsCertificate;
    private final Reaction reaction;

    /** What happens after a request has been read. */
    @FunctionalInterface
    interface Reaction {
        void to(SSLSocket socket) throws IOException;
    }

    TlsServer(Path directory, String version, Reaction reaction) throws Exception {
        this.version = version;
        this.reaction = reaction;
        KeyStore keys = keys(directory);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusting(keys));
        tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    void demandCertificate() {
        demandsCertificate = true;
    }

    /** One that trusts this server and has no certificate of its own. */
    OkHttpClient client() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();
    }

    String url() {
        return "https://localhost:" + listener.getLocalPort() + "/v1";
    }

    int requests() {
        return requests.get();
    }

    static void answer(SSLSocket socket, String json) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket socket = listener.accept();
            sockets.add(socket);
            start(() -> serve(socket));
        }
    }

    private void serve(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), false);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(new String[] {version});
        socket.setNeedClientAuth(demandsCertificate);
        try {
            readRequest(socket.getInputStream());
            requests.incrementAndGet();
            reaction.to(socket);
        } catch (SSLException e) {
            // Closing over unread bytes would reset the connection, and the alert with it.
            plain.shutdownOutput();
            plain.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!isWhole(text)) {
            int n = in.read(buffer);
            if (n < 0) {
                throw new IOException("half a request");
            }
            text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean isWhole(StringBuilder text) {
        int end = text.indexOf("\r\n\r\n");
        int length = text.indexOf("Content-Length: ");
        if (end < 0 || length < 0) {
            return end >= 0;
        }
        String digits = text.substring(length + "Content-Length: ".length(), text.indexOf("\r\n", length));
        return text.length() >= end + 4 + Integer.parseInt(digits);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** What may fail because the other side is gone. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The client is gone, or the server.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** A key and a certificate for this machine, made by the JDK's keytool. */
    private static KeyStore keys(Path directory) throws Exception {
        Path file = directory.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String command = keytool + " -genkeypair -alias server -dname CN=server -keyalg EC -validity 2"
                + " -ext SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass changeit -keystore " + file;
        Process process = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(Files.readString(directory.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static KeyStore trusting(KeyStore keys) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", keys.getCertificate("server"));
        return trust;
    }
}
