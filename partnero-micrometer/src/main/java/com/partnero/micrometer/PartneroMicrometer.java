package com.partnero.micrometer;

import com.partnero.spi.PartneroObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observers that report every call to Micrometer. The Spring Boot starter adds them automatically; without Spring, one
 * line is enough:
 *
 * <pre>{@code FeignPartnero.builder().apiKey(key).observer(PartneroMicrometer.observer(meterRegistry)).build();}</pre>
 *
 * <p>{@link PartneroObservationDocumentation} and {@link PartneroMeters} list what is recorded. No name or value
 * contains a key, a person or an address. The observers are thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroMicrometer {

    private static final String DEFAULT_CLIENT = "default";
    private static final URI SERVICE = URI.create("https://api.partnero.com/v1");

    private PartneroMicrometer() {}

    /**
     * All metrics of the application's only client.
     *
     * @param registry the application's meter registry
     * @return an observer for {@code builder().observer(..)}
     */
    public static PartneroObserver observer(MeterRegistry registry) {
        return observer(registry, DEFAULT_CLIENT, SERVICE);
    }

    /**
     * All metrics of one of several clients.
     *
     * @param registry the application's meter registry
     * @param client the value of the tag {@code client}: your name for the program
     * @param baseUrl the client's base URL; its host is the value of the tag {@code client.name}
     * @return an observer for {@code builder().observer(..)}
     */
    public static PartneroObserver observer(MeterRegistry registry, String client, URI baseUrl) {
        ObservationRegistry timers = ObservationRegistry.create();
        timers.observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(registry, IgnoredMeters.LONG_TASK_TIMER));
        return PartneroObserver.all(List.of(observations(timers, client, baseUrl), counters(registry, client)));
    }

    /**
     * Observations of calls and requests. They become timers and, with a tracer, spans and trace headers. {@link
     * #counters} counts the events that no observation covers.
     *
     * @param registry the application's registry, with its handlers
     * @param client the value of the tag {@code client}: your name for the program
     * @param baseUrl the client's base URL; its host is the value of the tag {@code client.name}
     * @return an observer for {@code builder().observer(..)}
     */
    public static PartneroObserver observations(ObservationRegistry registry, String client, URI baseUrl) {
        return observations(registry, client, baseUrl, null, null);
    }

    /**
     * Observations with your own names and key values.
     *
     * @param registry the application's registry, with its handlers
     * @param client the value of the tag {@code client}: your name for the program
     * @param baseUrl the client's base URL; its host is the value of the tag {@code client.name}
     * @param calls names calls, or null for {@link DefaultPartneroCallObservationConvention}
     * @param requests names requests, or null for {@link DefaultPartneroRequestObservationConvention}
     * @return an observer for {@code builder().observer(..)}
     */
    public static PartneroObserver observations(
            ObservationRegistry registry,
            String client,
            URI baseUrl,
            @Nullable PartneroCallObservationConvention calls,
            @Nullable PartneroRequestObservationConvention requests) {
        return new ObservationObserver(client, String.valueOf(baseUrl.getHost()), registry, calls, requests);
    }

    /**
     * The meters of {@link PartneroMeters}. Each counter is registered at zero at once, so its first event is an
     * increase.
     *
     * @param registry the application's meter registry
     * @param client the value of the tag {@code client}: your name for the program
     * @return an observer for {@code builder().observer(..)}
     */
    public static PartneroObserver counters(MeterRegistry registry, String client) {
        return new CountingObserver(client, registry);
    }
}
