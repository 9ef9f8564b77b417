package com.partnero.micrometer;

import com.partnero.Operation;
import com.partnero.spi.AttemptFailedException;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes one HTTP request. Its carrier is the map of headers to send; its response is the HTTP status.
 *
 * <p>Not thread-safe; used by the calling thread.
 *
 * @since 0.1.0
 */
public class PartneroRequestObservationContext extends RequestReplySenderContext<Map<String, String>, Integer> {

    private final String host;
    private final Operation operation;
    private @Nullable AttemptFailedException failure;

    /**
     * A request that is about to be sent.
     *
     * @param host the host of the base URL
     * @param operation the operation of the request; for a look-up it differs from the call's operation
     */
    public PartneroRequestObservationContext(String host, Operation operation) {
        super((headers, name, value) -> Objects.requireNonNull(headers).put(name, value));
        this.host = host;
        this.operation = operation;
        setCarrier(new LinkedHashMap<>());
        setRemoteServiceName("partnero");
    }

    /** The host of the base URL. */
    public String getHost() {
        return host;
    }

    /** The operation of the request. */
    public Operation getOperation() {
        return operation;
    }

    /** Why the request failed, or null. */
    public @Nullable AttemptFailedException getFailure() {
        return failure;
    }

    void failed(AttemptFailedException why) {
        failure = why;
    }
}
