package com.partnero.spring.boot.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between an application and its database server: what makes the server go away, and come back. */
final class Relay implements AutoCloseable {

    private final InetSocketAddress target;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private boolean away;
    private volatile boolean swallows;

    /** @param url of the database, as {@code jdbc:...://host:port/...} */
    Relay(String url) {
        URI server = URI.create(url.substring(url.indexOf("//")));
        target = new InetSocketAddress(server.getHost(), server.getPort());
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The same database, through the relay. */
    TestDatabase to(TestDatabase database) {
        String url = database.url()
                .replace(target.getHostString() + ":" + target.getPort(), "127.0.0.1:" + listener.getLocalPort());
        return new TestDatabase(url, database.user(), database.password(), database.vendor());
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket();
                server.connect(target);
                if (keep(client, server)) {
                    start(() -> pump(client, server, false));
                    start(() -> pump(server, client, true));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private synchronized boolean keep(Socket client, Socket server) {
        connections.add(client);
        connections.add(server);
        if (away) {
            breakConnections();
        }
        return !away;
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && swallows) {
                    cut();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side is gone, so the other goes too.
        } finally {
            connections.remove(from);
        }
    }

    /** From now on connections are broken, new ones at once. The port stays taken, so that nobody else gets it. */
    synchronized void cut() {
        away = true;
        breakConnections();
    }

    private void breakConnections() {
        connections.forEach(Relay::close);
        connections.clear();
    }

    /** The next statement of any connection is carried out; its answer is lost, and then it is as after {@link #cut}. */
    void cutInsteadOfTheNextAnswer() {
        swallows = true;
    }

    synchronized void restore() {
        swallows = false;
        away = false;
    }

    synchronized boolean isAway() {
        return away;
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        close(listener);
    }
}
