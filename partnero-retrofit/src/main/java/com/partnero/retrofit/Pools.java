package com.partnero.retrofit;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The pools of one client: one for the next request, and retired ones that still serve running requests. OkHttp cannot
 * close a single connection; a new pool abandons all old connections. Thread-safe.
 */
final class Pools {

    private final OkHttpClient users;
    private final CountedSockets sockets;
    private final boolean offersHttp2;
    private final Set<Pool> retired = ConcurrentHashMap.newKeySet();
    private Pool current;
    private boolean closed;

    /**
     * Makes the pools.
     *
     * @param users the client from which those of the pools are derived
     * @param sockets the sockets of all pools
     * @param https whether the service is reached over TLS
     */
    Pools(OkHttpClient users, CountedSockets sockets, boolean https) {
        this.users = users;
        this.sockets = sockets;
        offersHttp2 = users.protocols().contains(https ? Protocol.HTTP_2 : Protocol.H2_PRIOR_KNOWLEDGE);
        current = new Pool(users, offersHttp2);
    }

    OkHttpClient users() {
        return users;
    }

    CountedSockets sockets() {
        return sockets;
    }

    /** The pool for the next request. */
    synchronized Pool current() throws IOException {
        if (closed) {
            throw new IOException("the client is closed");
        }
        if (current.isStale()) {
            retire(current);
        }
        return current;
    }

    /** Whether the pool has not been retired. */
    synchronized boolean isCurrent(Pool pool) {
        return pool == current;
    }

    /** From now on the connections of a pool carry no further requests. */
    synchronized void retire(Pool pool) {
        if (pool == current && !closed) {
            retired.add(pool);
            pool.open();
            current = new Pool(users, offersHttp2 && !pool.hasSeenHttp1());
        }
    }

    /** After a request: closes what retired pools no longer need. */
    void sweep() {
        retired.removeIf(Pool::evict);
    }

    /** Ends all requests, then all connections. */
    void close() {
        Pool last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        retired.add(last);
        last.open();
        users.dispatcher().cancelAll();
        sockets.closeAll();
        sweep();
    }
}
