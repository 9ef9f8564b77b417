package com.partnero.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Removes the meters of a client's name when the last client with that name is closed. Otherwise an application that
 * opens and closes clients would keep every time series. Thread-safe.
 */
final class OpenClients {

    private static final String PREFIX = "partnero.client.";
    private static final Map<MeterRegistry, Map<String, Integer>> COUNTS = new WeakHashMap<>();

    private OpenClients() {}

    static void opened(MeterRegistry registry, String client) {
        synchronized (COUNTS) {
            COUNTS.computeIfAbsent(registry, same -> new HashMap<>()).merge(client, 1, Integer::sum);
        }
    }

    static void closed(MeterRegistry registry, String client) {
        synchronized (COUNTS) {
            Map<String, Integer> counts = COUNTS.getOrDefault(registry, new HashMap<>());
            counts.computeIfPresent(client, (same, open) -> open == 1 ? null : open - 1);
            if (counts.containsKey(client)) {
                return;
            }
        }
        for (Meter meter : registry.getMeters()) {
            Meter.Id id = meter.getId();
            if (id.getName().startsWith(PREFIX) && client.equals(id.getTag("client"))) {
                registry.remove(meter);
            }
        }
    }
}
