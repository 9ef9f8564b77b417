package com.partnero.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/**
 * Answers every POST with a recorded sale and every GET with a page. It is a separate program, so that the client's
 * process has only the client's CPU time and garbage.
 */
public final class FixedServer {

    private static final byte[] SALE = LoopbackServer.answer("200 OK", Documents.sale());
    private static final byte[] PAGE = LoopbackServer.answer("200 OK", Documents.page());

    private FixedServer() {}

    /**
     * Prints its port and serves until the process is ended or its parent process is gone.
     *
     * @param arguments the key store for TLS, if any
     * @throws IOException if it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket socket = arguments.length == 0
                ? new ServerSocket(0, LoopbackServer.BACKLOG, loopback)
                : new Tls(Path.of(arguments[0]))
                        .context()
                        .getServerSocketFactory()
                        .createServerSocket(0, LoopbackServer.BACKLOG, loopback);
        System.out.println(socket.getLocalPort());
        new LoopbackServer((request, body) -> request.startsWith("POST") ? SALE : PAGE).open(socket);
        while (System.in.read() >= 0) {
            // Whoever started it holds the other end.
        }
    }
}
