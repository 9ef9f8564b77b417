package com.partnero.micrometer;

import com.partnero.Operation;
import com.partnero.spi.AttemptFailedException;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one HTTP request: its carrier are headers that are about to be sent, its response is the HTTP status.
 *
 * <p>Used by the calling thread.
 *
 * @since 0.1.0
 */
public class PartneroRequestObservationContext extends RequestReplySenderContext<Map<String, String>, Integer> {

    private final String host;
    private final Operation operation;
    private @Nullable AttemptFailedException failure;

    /**
     * A request is about to be sent.
     *
     * @param host of the base URL
     * @param operation of the request, for a look-up not the call's own
     */
    public PartneroRequestObservationContext(String host, Operation operation) {
        super((headers, name, value) -> Objects.requireNonNull(headers).put(name, value));
        this.host = host;
        this.operation = operation;
        setCarrier(new LinkedHashMap<>());
        setRemoteServiceName("partnero");
    }

    /**
     * The host that the request goes to.
     *
     * @return the host of the base URL
     */
    public String getHost() {
        return host;
    }

    /**
     * What is requested.
     *
     * @return the operation
     */
    public Operation getOperation() {
        return operation;
    }

    /**
     * Why the request failed.
     *
     * @return the failure, or null
     */
    public @Nullable AttemptFailedException getFailure() {
        return failure;
    }

    void failed(AttemptFailedException why) {
        failure = why;
    }
}
