package com.partnero.client;

import com.partnero.Partnero;
import com.partnero.policy.Client;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import com.partnero.spi.Transport;
import java.util.Objects;

/**
 * Makes clients of transports: the one place where policy and transport meet.
 *
 * <pre>{@code return PartneroFactory.create(new MyTransport(settings), settings);}</pre>
 *
 * @since 0.1.0
 */
public final class PartneroFactory {

    private PartneroFactory() {}

    /**
     * Puts the policy over a transport.
     *
     * @param transport the driven port; closed with the client
     * @param settings the client's settings
     * @return a thread-safe client
     */
    public static Partnero create(Transport transport, ClientSettings settings) {
        return create(transport, settings, TimeSource.system());
    }

    /**
     * Puts the policy over a transport, with a clock of a test's own.
     *
     * @param transport the driven port; closed with the client
     * @param settings the client's settings
     * @param timing the clock, the pauses and the random numbers
     * @return a thread-safe client
     */
    public static Partnero create(Transport transport, ClientSettings settings, TimeSource timing) {
        Objects.requireNonNull(transport, "transport must not be null");
        Objects.requireNonNull(settings, "settings must not be null");
        Objects.requireNonNull(timing, "timing must not be null");
        return new Client(transport, settings, timing);
    }
}
