package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The application's own transports. They take precedence over those that the properties name. */
final class CustomTransports {

    private final ObjectProvider<PartneroTransportFactory> factories;

    CustomTransports(ObjectProvider<PartneroTransportFactory> factories) {
        this.factories = factories;
    }

    boolean carry(String client) {
        return builder(client) != null;
    }

    @Nullable
    PartneroBuilder<?> builder(String client) {
        for (PartneroTransportFactory factory : factories.orderedStream().toList()) {
            PartneroBuilder<?> builder = factory.builder(client);
            if (builder != null) {
                return builder;
            }
        }
        return null;
    }
}
