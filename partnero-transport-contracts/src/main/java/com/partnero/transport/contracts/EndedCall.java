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
 * @param result the value that it returned
 * @param thrown the exception that it threw
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

    /** The returned value; fails if the call threw. */
    Object succeeded() {
        if (thrown != null) {
            throw new AssertionError("the call should have succeeded, but threw", thrown);
        }
        if (result == null) {
            throw new AssertionError("the call returned null");
        }
        return result;
    }

    /** The thrown exception; fails if the call returned or threw anything else. */
    PartneroException failed() {
        if (thrown instanceof PartneroException exception) {
            return exception;
        }
        if (thrown != null) {
            throw new AssertionError("a call must throw only PartneroException, but this one threw", thrown);
        }
        throw new AssertionError("the call should have failed, but returned " + result);
    }

    /** The thrown exception; fails if it has another type or another outcome. */
    <E extends PartneroException> E failed(Class<E> kind, Outcome outcome) {
        PartneroException exception = failed();
        assertThat(exception).isInstanceOf(kind);
        assertThat(exception.outcome()).as("outcome of %s", exception).isEqualTo(outcome);
        return kind.cast(exception);
    }
}
