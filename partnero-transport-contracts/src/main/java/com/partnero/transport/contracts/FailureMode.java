package com.partnero.transport.contracts;

import com.partnero.errors.PartneroException;
import com.partnero.spi.Effect;
import com.partnero.spi.StatusMeaning;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an attempt fails.
 *
 * @param name what happens, to be read after "when"
 * @param effect what the failed attempt did at the service
 * @param throttled whether it is a 429, which asks the client to come back later
 * @param committed whether the service has carried the request out
 * @param status the status in the exception; null if there may be none
 * @param kinds the permitted types of the exception: two if transports may see more or less of the answer
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

    /** Whether the answer may take until the deadline, which leaves the number of attempts open. */
    boolean mayTakeTheWholeCall() {
        return timeOuts.equals(TimeOuts.SHORT_CALL);
    }

    /**
     * Whether an HTTP library may resend a GET on its own. The JDK's client does so once if a connection ends before
     * the answer begins, and this cannot be switched off. A repeated read changes nothing.
     */
    boolean letsReadsBeRepeated() {
        return status == null && effect == Effect.RUNNING;
    }

    /** Whether a proxy that answers a read like this would most likely answer so again. */
    boolean blocksReads() {
        return effect == Effect.RUNNING && status != null && StatusMeaning.isLasting(status);
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
