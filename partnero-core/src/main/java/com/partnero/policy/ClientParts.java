package com.partnero.policy;

import com.partnero.spi.ClientSettings;
import com.partnero.spi.ClientState;
import com.partnero.spi.TimeSource;
import com.partnero.spi.Transport;
import java.time.Duration;

/** What a client shares with all of its views: settings, transport, limits and life cycle. Thread-safe. */
final class ClientParts implements ClientState {

    private static final Duration GRACE = Duration.ofSeconds(1);

    final ClientSettings settings;
    final TimeSource time;
    final Transport transport;
    final Exceptions exceptions;
    final Backoff backoff;
    final RequestLimit requestLimit;
    final Programs programs;
    final Lifecycle lifecycle = new Lifecycle();

    ClientParts(Transport transport, ClientSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        this.transport = new FreshConnections(transport);
        exceptions = new Exceptions(settings.baseUrl());
        backoff = new Backoff(settings.retry(), time);
        requestLimit = new RequestLimit(settings.maxConcurrentRequests());
        programs = new Programs(settings, time, new RecentSales(time));
    }

    Duration longestCall() {
        return settings.callTimeout().plus(GRACE);
    }

    /** Closes the client and all of its views, once. */
    void close() {
        if (lifecycle.close(longestCall())) {
            programs.forEach(Program::close);
            transport.close();
            settings.observer().clientClosed();
        }
    }

    @Override
    public int retryQuota() {
        int[] fewest = {settings.retry().quotaCapacity()};
        programs.forEach(
                program -> fewest[0] = Math.min(fewest[0], program.retryQuota().tokens()));
        return fewest[0];
    }

    @Override
    public int keysWithoutRetryQuota() {
        int[] count = {0};
        programs.forEach(program -> count[0] += program.retryQuota().isEmpty() ? 1 : 0);
        return count[0];
    }

    @Override
    public int requestsUnderWay() {
        return requestLimit.underWay();
    }
}
