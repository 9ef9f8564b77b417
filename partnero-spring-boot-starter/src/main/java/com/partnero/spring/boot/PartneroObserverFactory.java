package com.partnero.spring.boot;

import com.partnero.spi.PartneroObserver;
import java.net.URI;

/**
 * Makes an observer for each client: for those who want to know of which program a call is. Beans of this type are asked in
 * their order whenever a client is made.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroObserverFactory {

    /**
     * Makes the observer of a client.
     *
     * @param client the program's name, {@value PartneroClients#DEFAULT} for the one without a name
     * @param baseUrl where its service is
     * @return an observer
     */
    PartneroObserver create(String client, URI baseUrl);
}
