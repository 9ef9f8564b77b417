package com.partnero.feign;

import com.partnero.ApiKey;
import com.partnero.spi.AttemptFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request a JDK client whose connections it may use. A request that needs a fresh connection has a client to itself, and
 * ends its connection before another request gets that client. Other requests share a client, and with it kept connections:
 * reads and writes apart, and each API key apart. Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {

    /** How many unused clients to keep for requests that need a fresh connection. A client costs a thread. */
    private static final int MOST_IDLE = 2;

    /** How many clients with kept connections to keep. Above this limit, the least recently used one is closed. */
    private static final int MOST_SHARED = 8;

    private final JdkSettings settings;
    private final Deque<Connections> idle = new ArrayDeque<>();
    private final Set<Connections> alone = new HashSet<>();
    private final Map<Use, Shared> shared = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Shared> retired = new HashSet<>();
    private boolean closed;

    ConnectionPool(JdkSettings settings) {
        this.settings = settings;
    }

    /** Who shares kept connections. */
    private record Use(ApiKey key, boolean write) {}

    /** The JDK client of one request. */
    interface Lease {

        Connections connections();

        /** Whether a request that has not left yet may use it. */
        boolean isFit();

        /**
         * Keeps later requests from using any of its connections.
         *
         * @param since when one of them became suspect, by {@link System#nanoTime()}
         */
        void retire(long since);

        /** Whether a request that left at a moment of {@link System#nanoTime()} may have taken a suspect connection. */
        boolean isSuspect(long moment);

        /** Gives the client back, once. */
        void release();
    }

    /**
     * A client without a connection, which no other request uses at the same time. Retire it if it may have one
     * afterwards.
     */
    Lease fresh() {
        Connections taken = takeIdle();
        return new Alone(taken == null ? add(new Connections(settings)) : taken);
    }

    private synchronized @Nullable Connections takeIdle() {
        refuseIfClosed();
        Connections taken = idle.pollFirst();
        if (taken != null) {
            alone.add(taken);
        }
        return taken;
    }

    private synchronized Connections add(Connections made) {
        if (closed) {
            made.close();
        }
        refuseIfClosed();
        alone.add(made);
        return made;
    }

    private synchronized void giveBack(Connections connections, boolean fit) {
        alone.remove(connections);
        if (fit && !closed && idle.size() < MOST_IDLE) {
            idle.addFirst(connections);
        } else {
            connections.close();
        }
    }

    /** A client with kept connections. */
    synchronized Lease kept(ApiKey key, boolean write) {
        refuseIfClosed();
        Shared taken = shared.computeIfAbsent(new Use(key, write), Shared::new);
        taken.requests++;
        if (shared.size() > MOST_SHARED) {
            retire(shared.values().iterator().next(), System.nanoTime());
        }
        return taken;
    }

    private synchronized void retire(Shared old, long since) {
        if (!old.retired || since - old.suspectSince < 0) {
            old.suspectSince = since;
            old.retired = true;
        }
        if (shared.remove(old.use, old)) {
            if (old.requests == 0) {
                old.end();
            } else {
                retired.add(old);
            }
        }
    }

    private synchronized void giveBack(Shared used) {
        used.requests--;
        if (used.requests == 0 && retired.remove(used)) {
            used.end();
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new UnansweredException(AttemptFailedException.notSent("the client has been closed"));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Connections::close);
        alone.forEach(Connections::close);
        shared.values().forEach(Shared::end);
        retired.forEach(Shared::end);
        idle.clear();
        shared.clear();
    }

    private final class Alone implements Lease {

        private final Connections connections;
        private boolean retired;

        Alone(Connections connections) {
            this.connections = connections;
        }

        @Override
        public Connections connections() {
            return connections;
        }

        @Override
        public boolean isFit() {
            return !retired;
        }

        @Override
        public void retire(long since) {
            retired = true;
        }

        @Override
        public boolean isSuspect(long moment) {
            return false;
        }

        @Override
        public void release() {
            giveBack(connections, !retired);
        }
    }

    /**
     * The client for all requests of one use; the first request creates it. The number of requests belongs to the
     * pool's lock.
     */
    private final class Shared implements Lease {

        private final Use use;
        private int requests;
        private volatile long suspectSince;
        private volatile boolean retired;
        private @Nullable Connections connections;
        private boolean ended;

        Shared(Use use) {
            this.use = use;
        }

        @Override
        public synchronized Connections connections() {
            if (connections == null) {
                connections = new Connections(settings);
            }
            if (ended) {
                connections.close();
            }
            return connections;
        }

        @Override
        public boolean isFit() {
            return !retired;
        }

        @Override
        public void retire(long since) {
            ConnectionPool.this.retire(this, since);
        }

        @Override
        public boolean isSuspect(long moment) {
            return retired && moment - suspectSince > 0;
        }

        @Override
        public void release() {
            giveBack(this);
        }

        synchronized void end() {
            ended = true;
            if (connections != null) {
                connections.close();
            }
        }
    }
}
