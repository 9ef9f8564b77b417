package com.partnero.spi;

import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.TransactionQuery;
import java.time.Duration;

/**
 * The limits of one attempt: the time to connect, to wait for the answer and in total, and the bytes and rows of the
 * answer.
 *
 * <pre>{@code AttemptLimits limits = AttemptLimits.of(settings, Operation.BALANCE, timeLeft);}</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AttemptLimits {

    /** A service that ignores the query's limit may answer with its own largest page. */
    private static final int SPARE_ROWS = 250;

    /** For chunk sizes, headers and interim answers, in addition to the body. */
    private static final int BYTES_OF_FRAMING = 256 << 10;

    private static final int PART_OF_FRAMING = 10;

    private final Duration connect;
    private final Duration read;
    private final int maxBodyBytes;
    private final int maxRows;

    private AttemptLimits(ClientSettings settings, Duration timeLeft, int maxBodyBytes, int rows) {
        connect = shorter(settings.connectTimeout(), timeLeft);
        read = shorter(settings.readTimeout(), timeLeft);
        this.maxBodyBytes = maxBodyBytes;
        maxRows = rows + SPARE_ROWS;
    }

    /**
     * The limits of one request.
     *
     * @param settings the client's settings
     * @param operation the operation
     * @param timeLeft how long the attempt may take
     */
    public static AttemptLimits of(ClientSettings settings, Operation operation, Duration timeLeft) {
        return new AttemptLimits(settings, timeLeft, settings.responseLimits().maxBodyBytes(operation), SPARE_ROWS);
    }

    /**
     * The limits of a request for a page of transactions. A page by key may be smaller than one of all transactions.
     *
     * @param settings the client's settings
     * @param query which transactions
     * @param timeLeft how long the attempt may take
     */
    public static AttemptLimits of(ClientSettings settings, TransactionQuery query, Duration timeLeft) {
        return new AttemptLimits(settings, timeLeft, settings.responseLimits().maxBodyBytes(query), query.limit());
    }

    /**
     * The limits of a request that records several sales. They grow with the number of sales.
     *
     * @param settings the client's settings
     * @param batch the sales
     * @param timeLeft how long the attempt may take
     */
    public static AttemptLimits of(ClientSettings settings, NewTransactionBatch batch, Duration timeLeft) {
        int rows = batch.transactions().size();
        return new AttemptLimits(settings, timeLeft, settings.responseLimits().maxBodyBytes(batch), rows);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** How long the attempt may take to connect: the connect time-out, or the time left if that is shorter. */
    public Duration connect() {
        return connect;
    }

    /** How long the attempt may wait for its answer: the read time-out, or the time left if that is shorter. */
    public Duration read() {
        return read;
    }

    /**
     * How long the whole attempt may take, from resolving the name to the last byte of the answer: the longer of the
     * other two.
     */
    public Duration whole() {
        return connect.compareTo(read) < 0 ? read : connect;
    }

    /** How many bytes the body of the answer may have after inflating. */
    public int maxBodyBytes() {
        return maxBodyBytes;
    }

    /** How many bytes of the answer may arrive over the connection, including the head and all framing. */
    public long maxRawBytes() {
        return maxBodyBytes + (long) maxBodyBytes / PART_OF_FRAMING + BYTES_OF_FRAMING;
    }

    /** How many transactions the answer may have: as many as were requested, plus 250. */
    public int maxRows() {
        return maxRows;
    }
}
