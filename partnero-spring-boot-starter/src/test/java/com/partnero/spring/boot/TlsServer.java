package com.partnero.spring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** TLS in front of a server that speaks none. Who shows no certificate that it trusts, is not let in. */
final class TlsServer implements AutoCloseable {

    private final SSLContext tls;
    private final URI behind;
    private final ServerSocket listener;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private TlsServer(SSLContext tls, URI behind) throws IOException {
        this.tls = tls;
        this.behind = behind;
        listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    static TlsServer open(SSLContext tls, String behind) throws IOException {
        TlsServer server = new TlsServer(tls, URI.create(behind));
        start(server::accept);
        return server;
    }

    String url() {
        return "https://localhost:" + listener.getLocalPort() + behind.getPath();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket guest = listener.accept();
            sockets.add(guest);
            start(() -> serve(guest));
        }
    }

    private void serve(Socket guest) throws IOException {
        try (guest;
                SSLSocket secure = (SSLSocket) tls.getSocketFactory()
                        .createSocket(guest, guest.getInetAddress().getHostAddress(), guest.getPort(), false)) {
            secure.setUseClientMode(false);
            secure.setNeedClientAuth(true);
            try {
                secure.startHandshake();
            } catch (SSLException e) {
                // Closing over unread bytes would reset the connection, and the alert with it.
                guest.shutdownOutput();
                guest.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            try (Socket service = new Socket(behind.getHost(), behind.getPort())) {
                sockets.add(service);
                start(() -> pass(service.getInputStream(), secure.getOutputStream()));
                pass(secure.getInputStream(), service.getOutputStream());
            }
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        try (from;
                to) {
            from.transferTo(to);
        }
    }

    /** What may fail because the other side is gone. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side is gone.
                    }
                },
                "tls-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
