package com.partnero.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server on plain sockets: a building block of the testkit, for servers that must misbehave on demand.
 * Applications' tests use {@code PartneroEmulator} instead.
 *
 * <pre>{@code
 * try (SocketServer server = SocketServer.start((request, exchange) -> exchange.reset())) {
 *     URI.create("http://127.0.0.1:" + server.port() + "/v1");
 * }
 * }</pre>
 *
 * <p>One daemon thread per connection, keep-alive, plain and chunked request bodies of at most 16 MiB. Nothing outlives
 * {@link #close()}. It is not made to face a network. Thread-safe.
 *
 * @since 0.1.0
 */
public final class SocketServer implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 1024;
    private static final long JOIN_MILLIS = 5_000;

    private final ServerSocket listener;
    private final @Nullable SSLContext tls;
    private final Handler handler;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Thread acceptor;
    private volatile int accepted;

    private SocketServer(ServerSocket listener, @Nullable SSLContext tls, Handler handler) {
        this.listener = listener;
        this.tls = tls;
        this.handler = handler;
        acceptor = thread(this::accept, "accept");
    }

    /**
     * Starts a server on the loopback address and a free port.
     *
     * @param handler answers
     * @return a running server
     * @throws IOException if no port is free
     */
    public static SocketServer start(Handler handler) throws IOException {
        return start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0, handler);
    }

    /**
     * Starts a server.
     *
     * @param address where to listen
     * @param port which port, 0 for a free one
     * @param handler answers
     * @return a running server
     * @throws IOException if the port is taken
     */
    public static SocketServer start(InetAddress address, int port, Handler handler) throws IOException {
        return start(address, port, null, handler);
    }

    /**
     * Starts a server that speaks TLS.
     *
     * @param address where to listen
     * @param port which port, 0 for a free one
     * @param tls holds the server's certificate; null to speak plain HTTP
     * @param handler answers
     * @return a running server
     * @throws IOException if the port is taken
     */
    public static SocketServer start(InetAddress address, int port, @Nullable SSLContext tls, Handler handler)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(address, port), 256);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        SocketServer server = new SocketServer(listener, tls, handler);
        server.acceptor.start();
        return server;
    }

    private Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "partnero-testkit-" + listener.getLocalPort() + "-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                // Closed, or the client gave up while it was being accepted.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        if (connections.size() >= MAX_CONNECTIONS) {
            socket.close();
            return;
        }
        int number = accepted + 1;
        accepted = number;
        Connection connection = new Connection(socket, number, tls, handler, closed, failures::add);
        Runnable work = () -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        };
        Thread thread = thread(work, String.valueOf(number));
        connections.put(connection, thread);
        thread.start();
    }

    /** The port on which the server listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections clients have opened so far. */
    public int acceptedConnections() {
        return accepted;
    }

    /** How many connections are open now, including pooled ones. */
    public int openConnections() {
        return (int) connections.keySet().stream().filter(Connection::isOpen).count();
    }

    /** Unexpected exceptions of the handler: everything but {@link IOException}. The client received a 500 for each. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Closes every connection and waits until every thread of the server has ended. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            // It is closed then.
        }
        boolean interrupted = join(acceptor);
        for (Map.Entry<Connection, Thread> entry : Map.copyOf(connections).entrySet()) {
            entry.getKey().close();
            entry.getValue().interrupt();
            interrupted |= join(entry.getValue());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a thread; true if the calling thread was interrupted meanwhile. */
    private static boolean join(Thread thread) {
        if (thread.equals(Thread.currentThread())) {
            return false;
        }
        try {
            thread.join(JOIN_MILLIS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
