package com.partnero.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/**
 * Gives {@link FixedAnswers}. It is a separate program, so that the client's process has only the client's CPU time and
 * garbage.
 */
public final class FixedServer {

    /** The second argument of a server that speaks HTTP/2. */
    static final String HTTP2 = "http2";

    private FixedServer() {}

    /**
     * Prints its port and serves until the process is ended or its parent process is gone.
     *
     * @param arguments the key store for TLS, if any, and "http2" for HTTP/2
     * @throws IOException if it cannot listen
     * @throws InterruptedException if it is ended while it starts
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            System.out.println(Http2Server.start(new Tls(Path.of(arguments[0])).context()));
        } else {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            ServerSocket socket = arguments.length == 0
                    ? new ServerSocket(0, LoopbackServer.BACKLOG, loopback)
                    : new Tls(Path.of(arguments[0]))
                            .context()
                            .getServerSocketFactory()
                            .createServerSocket(0, LoopbackServer.BACKLOG, loopback);
            System.out.println(socket.getLocalPort());
            new LoopbackServer(FixedServer::answer).open(socket);
        }
        while (System.in.read() >= 0) {
            // Whoever started it holds the other end.
        }
    }

    private static byte[] answer(String request, byte[] body) {
        String[] words = request.split(" ");
        return LoopbackServer.answer("200 OK", FixedAnswers.to(words[0], words[1], body));
    }
}
