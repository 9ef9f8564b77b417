package com.partnero.client;

import com.partnero.Partnero;
import com.partnero.policy.ProgramClient;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import com.partnero.spi.Transport;
import java.util.Objects;

/**
 * Builds clients from transports. Only this class combines the retry policy with a transport.
 *
 * <pre>{@code return PartneroFactory.create(new MyTransport(settings), settings);}</pre>
 *
 * @since 0.1.0
 */
public final class PartneroFactory {

    private PartneroFactory() {}

    /**
     * Builds a client over a transport.
     *
     * @param transport the driven port; closed with the client
     * @param settings the client's settings
     * @return a thread-safe client
     */
    public static Partnero create(Transport transport, ClientSettings settings) {
        return create(transport, settings, TimeSource.system());
    }

    /**
     * Builds a client over a transport, with a test's own clock.
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
        return new ProgramClient(transport, settings, timing);
    }
}
