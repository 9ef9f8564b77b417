package com.partnero.spring.boot.actuate;

import com.partnero.spi.PartneroObserver;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroObserverFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The recent calls of every client. Thread-safe. */
final class CallHistory implements PartneroObserverFactory {

    private final Map<String, RecentCalls> clients = new ConcurrentHashMap<>();
    private final boolean defaultServesManyKeys;
    private final LongSupplier clock;

    /** @param defaultServesManyKeys whether calls of the default client may have keys of other programs */
    CallHistory(boolean defaultServesManyKeys) {
        this(defaultServesManyKeys, monotonic());
    }

    CallHistory(boolean defaultServesManyKeys, LongSupplier clock) {
        this.defaultServesManyKeys = defaultServesManyKeys;
        this.clock = clock;
    }

    private static LongSupplier monotonic() {
        long start = System.nanoTime();
        return () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + TimeUnit.DAYS.toMillis(365);
    }

    @Override
    public PartneroObserver create(String client, URI baseUrl) {
        return of(client);
    }

    RecentCalls of(String client) {
        return clients.computeIfAbsent(client, this::newCalls);
    }

    private RecentCalls newCalls(String client) {
        return new RecentCalls(clock, client.equals(PartneroClients.DEFAULT) && defaultServesManyKeys);
    }
}
