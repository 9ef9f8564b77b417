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
 * What came back from the service, or from a proxy in front of it, when a request failed: status, waiting time, request id and
 * words. Transports make it, {@link PartneroException} shows it.
 *
 * <pre>{@code ServiceReply.of(422).withMessage("The given data was invalid.")}</pre>
 *
 * <p>Immutable and thread-safe. Words and field errors may repeat data of the request and are left out when it is serialized.
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

    /** An answer with an HTTP status and nothing else. */
    public static ServiceReply of(int status) {
        return new ServiceReply(status, null, null, null, Map.of());
    }

    /** A copy with the time that the answer asked to wait. */
    public ServiceReply withRetryAfter(@Nullable Duration value) {
        return new ServiceReply(status, value, requestId, message, fieldErrors());
    }

    /** A copy with the id that the service or a proxy gave the request: visible ASCII. */
    public ServiceReply withRequestId(@Nullable String value) {
        return new ServiceReply(status, retryAfter, value, message, fieldErrors());
    }

    /** A copy with the words of the answer. */
    public ServiceReply withMessage(@Nullable String value) {
        return new ServiceReply(status, retryAfter, requestId, value, fieldErrors());
    }

    /** A copy with the words about single fields, by the service's names for them. */
    public ServiceReply withFieldErrors(Map<String, List<String>> value) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        value.forEach((field, words) -> copy.put(field, Collections.unmodifiableList(new ArrayList<>(words))));
        return new ServiceReply(status, retryAfter, requestId, message, Collections.unmodifiableMap(copy));
    }

    /** The HTTP status; null if no answer came. */
    public @Nullable Integer status() {
        return status;
    }

    /** How long the answer asked to wait; null if it did not ask, or not readably. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The id of the request; null if the answer had none. */
    public @Nullable String requestId() {
        return requestId;
    }

    /** The words of the answer; null if it had none, or this reply was deserialized. */
    public @Nullable String message() {
        return message;
    }

    /** The words about single fields; empty if there are none, or this reply was deserialized. */
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

    /** Without the words: they may repeat a person's data. */
    @Override
    public String toString() {
        return "ServiceReply{status=" + status + ", retryAfter=" + retryAfter + ", requestId=" + requestId + "}";
    }
}
