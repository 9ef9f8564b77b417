package com.partnero.spring.boot.outbox;

import com.partnero.Partnero;
import com.partnero.outbox.OutboxPrograms;
import com.partnero.spring.boot.PartneroClients;
import java.time.Duration;
import java.util.Set;

/** Provides the configured clients to the outbox. Thread-safe. */
final class ConfiguredPrograms implements OutboxPrograms {

    private final PartneroClients clients;

    ConfiguredPrograms(PartneroClients clients) {
        this.clients = clients;
    }

    @Override
    public Set<String> names() {
        return clients.names();
    }

    @Override
    public Partnero client(String name) {
        if (!clients.names().contains(name) && !name.equals(PartneroClients.DEFAULT)) {
            throw new IllegalArgumentException(
                    "the outbox delivers for configured programs only: set partnero.clients." + name + ".api-key");
        }
        return clients.get(name);
    }

    @Override
    public Duration callTimeout(String name) {
        return clients.properties(name).callTimeout();
    }
}
