package com.partnero.errors;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The failed answer of the service or of a proxy: status, waiting time, request id, message and field errors.
 * Transports create it; {@link PartneroException} exposes it.
 *
 * <pre>{@code ServiceReply.of(422).withMessage("The given data was invalid.")}</pre>
 *
 * <p>Immutable and thread-safe. The message and the field errors may repeat data of the request, so they are left out
 * when the reply is serialized.
 *
 * @since 0.1.0
 */
public final class ServiceReply implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final ServiceReply NONE = new ServiceReply(null, null, null, null, Map.of());

    private final @Nullable Integer status;
    private final @Nullable Duration retryAfter;
    private final @Nullable String requestId;
    private final transient @Nullable String message;
    private final transient @Nullable Map<String, List<String>> fieldErrors;

    private ServiceReply(
            @Nullable Integer status,
            @Nullable Duration retryAfter,
            @Nullable String requestId,
            @Nullable String message,
            Map<String, List<String>> fieldErrors) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.requestId = requestId;
        this.message = message;
        this.fieldErrors = fieldErrors;
    }

    /** No answer came. */
    public static ServiceReply none() {
        return NONE;
    }

    /** An answer with only an HTTP status. */
    public static ServiceReply of(int status) {
        return new ServiceReply(status, null, null, null, Map.of());
    }

    /** A copy with the time that the answer asks the client to wait. */
    public ServiceReply withRetryAfter(@Nullable Duration value) {
        return new ServiceReply(status, value, requestId, message, fieldErrors());
    }

    /** A copy with the id that the service or a proxy gave the request: visible ASCII. */
    public ServiceReply withRequestId(@Nullable String value) {
        return new ServiceReply(status, retryAfter, value, message, fieldErrors());
    }

    /** A copy with the service's message. */
    public ServiceReply withMessage(@Nullable String value) {
        return new ServiceReply(status, retryAfter, requestId, value, fieldErrors());
    }

    /** A copy with the service's messages about single fields, by the service's field names. */
    public ServiceReply withFieldErrors(Map<String, List<String>> value) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        value.forEach((field, words) -> copy.put(field, Collections.unmodifiableList(new ArrayList<>(words))));
        return new ServiceReply(status, retryAfter, requestId, message, Collections.unmodifiableMap(copy));
    }

    /** The HTTP status; null if no answer came. */
    public @Nullable Integer status() {
        return status;
    }

    /** How long the answer asks the client to wait; null if it does not ask, or if the value is unreadable. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The id of the request; null if the answer had none. */
    public @Nullable String requestId() {
        return requestId;
    }

    /** The service's message; null if there was none, or if this reply was deserialized. */
    public @Nullable String message() {
        return message;
    }

    /** The service's messages about single fields; empty if there were none, or if this reply was deserialized. */
    public Map<String, List<String>> fieldErrors() {
        return fieldErrors == null ? Map.of() : fieldErrors;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof ServiceReply)) {
            return false;
        }
        ServiceReply that = (ServiceReply) other;
        return Objects.equals(status, that.status)
                && Objects.equals(retryAfter, that.retryAfter)
                && Objects.equals(requestId, that.requestId)
                && Objects.equals(message, that.message)
                && fieldErrors().equals(that.fieldErrors());
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, retryAfter, requestId, message, fieldErrors());
    }

    /** Omits the message and the field errors, which may repeat personal data. */
    @Override
    public String toString() {
        return "ServiceReply{status=" + status + ", retryAfter=" + retryAfter + ", requestId=" + requestId + "}";
    }
}
