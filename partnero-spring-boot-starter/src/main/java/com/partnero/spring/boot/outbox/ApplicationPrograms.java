package com.partnero.spring.boot.outbox;

import com.partnero.Partnero;
import com.partnero.outbox.OutboxPrograms;
import com.partnero.spring.boot.PartneroClients;
import java.time.Duration;
import java.util.Set;

/** The configured programs and the tenants of an application, as the outbox asks for them. Thread-safe. */
final class ApplicationPrograms implements OutboxPrograms {

    private final PartneroClients clients;
    private final boolean hasTenants;

    /** @param hasTenants whether a bean finds the keys of programs that are not configured */
    ApplicationPrograms(PartneroClients clients, boolean hasTenants) {
        this.clients = clients;
        this.hasTenants = hasTenants;
    }

    @Override
    public Set<String> names() {
        return clients.names();
    }

    @Override
    public boolean findsOthers() {
        return hasTenants;
    }

    @Override
    public Partnero client(String name) {
        return clients.get(name);
    }

    /** A tenant has the settings of the default program. */
    @Override
    public Duration callTimeout(String name) {
        String settings = clients.names().contains(name) ? name : PartneroClients.DEFAULT;
        return clients.properties(settings).callTimeout();
    }
}
