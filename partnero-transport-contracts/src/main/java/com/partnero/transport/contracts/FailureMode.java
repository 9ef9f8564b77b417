package com.partnero.transport.contracts;

import com.partnero.errors.PartneroException;
import com.partnero.spi.Effect;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an attempt fails.
 *
 * @param name what happens, to be read after "when"
 * @param effect what the failed attempt did at the service
 * @param throttled whether it is the refusal that asks to come back
 * @param committed whether the service has carried the request out
 * @param status the status in the exception; null if there need be none
 * @param kinds what the exception may be: two where a transport may see more or less of the answer
 * @param timeOuts the time-outs that the case needs
 * @param action what the server does
 */
record FailureMode(
        String name,
        Effect effect,
        boolean throttled,
        boolean committed,
        @Nullable Integer status,
        Set<Class<? extends PartneroException>> kinds,
        TimeOuts timeOuts,
        FaultAction action) {

    @SafeVarargs
    @SuppressWarnings("varargs") // Set.of only reads them.
    static FailureMode of(String name, Effect effect, FaultAction action, Class<? extends PartneroException>... kinds) {
        return new FailureMode(name, effect, false, false, null, Set.of(kinds), TimeOuts.LONG, action);
    }

    FailureMode answering(int code) {
        return new FailureMode(name, effect, code == 429, committed, code, kinds, timeOuts, action);
    }

    FailureMode at(TimeOuts other) {
        return new FailureMode(name, effect, throttled, committed, status, kinds, other, action);
    }

    /** The same failure after the request was carried out. */
    FailureMode afterCommit() {
        return new FailureMode(
                name + " after the commit", effect, throttled, true, status, kinds, timeOuts, action.afterCommit());
    }

    /** Whether the answer may take until the deadline, so that nobody knows how many attempts fit. */
    boolean mayTakeTheWholeCall() {
        return timeOuts.equals(TimeOuts.SHORT_CALL);
    }

    /**
     * Whether an HTTP library may send a GET again without being asked: the JDK's does, once, when a connection ends before
     * the answer begins, and cannot be configured not to. It changes nothing.
     */
    boolean letsReadsBeRepeated() {
        return status == null && effect == Effect.RUNNING;
    }

    /** Whether the same failure also exists without a commit. */
    boolean hasTwin() {
        return committed && kinds.size() == 1;
    }

    @Override
    public String toString() {
        return name;
    }
}
