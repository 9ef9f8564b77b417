package com.partnero.spring.boot.test;

import com.partnero.Operation;
import com.partnero.client.PartneroBuilder;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientState;
import com.partnero.spi.PartneroObserver;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroTransportFactory;
import com.partnero.testkit.InMemoryPartnero;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/** One service in memory per program, created with its client. {@link #reset()} resets all of them. Thread-safe. */
final class InMemoryTransports implements PartneroTransportFactory {

    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Destinations destinations;
    private final ObjectProvider<PartneroClients> clients;

    InMemoryTransports(Environment environment, ObjectProvider<PartneroClients> clients) {
        destinations = new Destinations(environment);
        this.clients = clients;
    }

    @Override
    public @Nullable PartneroBuilder<?> builder(String client) {
        return destinations.isInMemory(client) ? InMemoryPartnero.builder().observer(new Creation(client)) : null;
    }

    void reset() {
        for (String client : made) {
            if (clients.getObject().get(client) instanceof InMemoryPartnero partnero) {
                partnero.reset();
            }
        }
    }

    /** Records that a client was created and not only requested. */
    private final class Creation implements PartneroObserver {

        private final String client;

        Creation(String client) {
            this.client = client;
        }

        @Override
        public void clientCreated(ClientState state) {
            made.add(client);
        }

        @Override
        public CallObserver callStarted(Operation operation) {
            return CallObserver.NONE;
        }
    }
}
