package com.partnero.spring.boot;

import com.partnero.spi.PartneroObserver;
import java.net.URI;

/**
 * Creates an observer for each client, for observers that need the program's name. Beans of this type are called, in
 * bean order, when a client is created.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroObserverFactory {

    /**
     * Creates the observer of a client.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the default program
     * @param baseUrl the program's base URL
     * @return an observer
     */
    PartneroObserver create(String client, URI baseUrl);
}
