package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param result what it returned
 * @param thrown what it threw
 * @param elapsed how long it took
 */
record EndedCall(@Nullable Object result, @Nullable Throwable thrown, Duration elapsed) {

    static EndedCall of(Callable<?> call) {
        try {
            return new EndedCall(call.call(), null, Duration.ZERO);
        } catch (Throwable e) {
            return new EndedCall(null, e, Duration.ZERO);
        }
    }

    EndedCall after(Duration time) {
        return new EndedCall(result, thrown, time);
    }

    /** What it returned; fails if it threw. */
    Object succeeded() {
        if (thrown != null) {
            throw new AssertionError("the call should have succeeded, but threw", thrown);
        }
        if (result == null) {
            throw new AssertionError("the call returned null");
        }
        return result;
    }

    /** What it threw; fails if it returned, or threw anything else. */
    PartneroException failed() {
        if (thrown instanceof PartneroException exception) {
            return exception;
        }
        if (thrown != null) {
            throw new AssertionError("a call throws nothing but PartneroException, but this one threw", thrown);
        }
        throw new AssertionError("the call should have failed, but returned " + result);
    }

    /** What it threw; fails if that was of another kind, or had another outcome. */
    <E extends PartneroException> E failed(Class<E> kind, Outcome outcome) {
        PartneroException exception = failed();
        assertThat(exception).isInstanceOf(kind);
        assertThat(exception.outcome()).as("outcome of %s", exception).isEqualTo(outcome);
        return kind.cast(exception);
    }
}
