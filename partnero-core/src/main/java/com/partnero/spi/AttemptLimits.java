package com.partnero.spi;

import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import java.time.Duration;

/**
 * What one attempt of a transport may take: time to connect, to wait for the answer and in all, and how large the answer's
 * body may be.
 *
 * <pre>{@code AttemptLimits limits = AttemptLimits.of(settings, Operation.BALANCE, timeLeft);}</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AttemptLimits {

    private final Duration connect;
    private final Duration read;
    private final int maxBodyBytes;

    private AttemptLimits(ClientSettings settings, Duration timeLeft, int maxBodyBytes) {
        connect = shorter(settings.connectTimeout(), timeLeft);
        read = shorter(settings.readTimeout(), timeLeft);
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * The limits of one request.
     *
     * @param settings the client's settings
     * @param operation what is asked
     * @param timeLeft how long the attempt may take
     * @return the limits
     */
    public static AttemptLimits of(ClientSettings settings, Operation operation, Duration timeLeft) {
        return new AttemptLimits(settings, timeLeft, settings.responseLimits().maxBodyBytes(operation));
    }

    /**
     * The limits of a request that records several sales: its answer grows with them.
     *
     * @param settings the client's settings
     * @param batch the sales
     * @param timeLeft how long the attempt may take
     * @return the limits
     */
    public static AttemptLimits of(ClientSettings settings, NewTransactionBatch batch, Duration timeLeft) {
        return new AttemptLimits(settings, timeLeft, settings.responseLimits().maxBodyBytes(batch));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * How long the attempt may take to connect.
     *
     * @return the connect time-out, or the time left if that is shorter
     */
    public Duration connect() {
        return connect;
    }

    /**
     * How long the attempt may wait for its answer.
     *
     * @return the read time-out, or the time left if that is shorter
     */
    public Duration read() {
        return read;
    }

    /**
     * How long the whole attempt may take, from resolving the name to the last byte of the answer.
     *
     * @return the longer of the other two
     */
    public Duration whole() {
        return connect.compareTo(read) < 0 ? read : connect;
    }

    /**
     * How large the body of the answer may be.
     *
     * @return bytes, after inflating
     */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }
}
