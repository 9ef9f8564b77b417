package com.partnero.wire;

import com.partnero.CustomerBalance;
import com.partnero.Page;
import com.partnero.ResponseLimits;
import com.partnero.Transaction;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.spi.Effect;
import com.partnero.spi.OverBudgetException;
import com.partnero.spi.StatusMeaning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns HTTP answers into values or failures, identically for every transport.
 *
 * <p>Thread-safe. API document: "Response" of every operation.
 *
 * @since 0.1.0
 */
public final class Answers {

    private static final int PARTIAL = 206;

    private final WireFormat format;
    private final ResponseLimits limits;

    /**
     * Makes a reader of answers.
     *
     * @param format the transport's JSON library
     * @param limits how much of an answer to read
     */
    public Answers(WireFormat format, ResponseLimits limits) {
        this.format = format;
        this.limits = limits;
    }

    /**
     * Reads an answer as the result type of an operation, for the decoder of an HTTP library.
     *
     * @param type {@link Transaction}, {@link List} (of transactions), {@link Page} (of transactions), {@link
     *     CustomerBalance}, or {@code void} for an answer that says only that the operation was done
     * @param answer the HTTP answer
     * @param size how large the answer may be
     * @param context the attempt, whose observer is notified of the answer and whose budget pays for reading it
     * @return the value, null for {@code void}; a page has the number 0 if the service does not send its number
     * @throws AttemptFailedException if the answer is not a success, or is unusable
     * @throws IllegalArgumentException if no operation returns such a type
     */
    public @Nullable Object read(Class<?> type, HttpAnswer answer, AttemptLimits size, AttemptContext context)
            throws AttemptFailedException {
        HttpAnswer safe = answer.hiding(context.apiKey());
        context.answered(safe.status(), safe.requestId());
        return read(type, safe, context.budget().within(size));
    }

    private @Nullable Object read(Class<?> type, HttpAnswer answer, AnswerBudget budget) throws AttemptFailedException {
        if (type == Transaction.class) {
            return read(answer, budget, new Envelope.OfTransaction());
        }
        if (type == List.class) {
            return read(answer, budget, new Envelope.OfTransactions());
        }
        if (type == Page.class) {
            return read(answer, budget, new Envelope.OfPage(0));
        }
        if (type == CustomerBalance.class) {
            return read(answer, budget, new Envelope.OfBalance());
        }
        if (type == void.class || type == Void.class) {
            done(answer, budget);
            return null;
        }
        throw new IllegalArgumentException("no operation returns " + type.getName());
    }

    private void done(HttpAnswer answer, AnswerBudget budget) throws AttemptFailedException {
        if (isSuccess(answer.status())
                && answer.status() != PARTIAL
                && answer.body() != null
                && answer.body().length == 0) {
            return;
        }
        read(answer, budget, new Envelope.Done());
    }

    private <T> T read(HttpAnswer answer, AnswerBudget budget, Envelope<T> envelope) throws AttemptFailedException {
        if (!isSuccess(answer.status())) {
            throw refusal(answer, budget);
        }
        if (answer.status() == PARTIAL) {
            throw unusable(answer, "the answer is unusable: an unrequested part", envelope.error);
        }
        try (Cursor cursor = open(answer, budget)) {
            envelope.read(cursor);
            cursor.end();
        } catch (OverBudgetException e) {
            throw e.isInterrupt()
                    ? AttemptFailedException.interrupted(true)
                    : unusable(answer, "the answer is unusable: " + e.getMessage(), envelope.error);
        } catch (Malformed e) {
            throw unusable(answer, "the answer is unusable: " + e.getMessage(), envelope.error);
        } catch (IOException | RuntimeException e) {
            // A library's exception may quote the document.
            throw unusable(answer, "the answer is unusable: not readable", envelope.error);
        }
        if (envelope.failed()) {
            throw unusable(answer, "the answer reports a failure (HTTP " + answer.status() + ")", envelope.error);
        }
        T result = envelope.result();
        if (result == null) {
            throw unusable(answer, "the answer is unusable: it holds no data", envelope.error);
        }
        return result;
    }

    private Cursor open(HttpAnswer answer, AnswerBudget budget) throws IOException {
        byte[] body = answer.body();
        if (body == null) {
            throw new Malformed(answer.flaw());
        }
        byte[] inflated = BodyReader.inflate(body, answer.header("Content-Encoding"), budget);
        return new Cursor(format.reader(StrictJson.check(inflated, limits, budget)), budget);
    }

    private AttemptFailedException refusal(HttpAnswer answer, AnswerBudget budget) {
        ErrorBody error = new ErrorBody();
        try (Cursor cursor = open(answer, budget)) {
            error.readRefusal(cursor);
        } catch (IOException | RuntimeException e) {
            // A body that cannot be read proves nothing, and must not hide the status.
        }
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return inBetween(answer, "HTTP " + status + ", a redirect, which is never followed", error);
        }
        ServiceReply reply = reply(answer, error);
        return StatusMeaning.of(status).needsProof() && !Refusal.isProved(answer, error)
                ? AttemptFailedException.foreign(Refusal.whatAnswered(answer, error), reply)
                : AttemptFailedException.answered(reply);
    }

    /** A proxy may have answered while the service is still working. */
    private static AttemptFailedException inBetween(HttpAnswer answer, String message, ErrorBody error) {
        return AttemptFailedException.unusable(Effect.RUNNING, message, reply(answer, error));
    }

    private static AttemptFailedException unusable(HttpAnswer answer, String message, ErrorBody error) {
        return AttemptFailedException.unusable(Effect.ENDED, message, reply(answer, error));
    }

    private static ServiceReply reply(HttpAnswer answer, ErrorBody error) {
        String message = error.message();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        error.fields().forEach((field, texts) -> {
            List<String> safe = new ArrayList<>();
            texts.forEach(text -> safe.add(answer.withoutKey(text)));
            fields.put(field, safe);
        });
        return ServiceReply.of(answer.status())
                .withRetryAfter(RetryAfter.parse(answer.header("Retry-After"), answer.header("Date")))
                .withRequestId(answer.requestId())
                .withMessage(message == null ? null : answer.withoutKey(message))
                .withFieldErrors(fields);
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }
}
