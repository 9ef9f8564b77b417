package com.partnero.policy;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.ConnectionProblem;
import com.partnero.spi.Effect;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.StatusMeaning;

/**
 * Decides what follows a failure; {@link Call} carries the decisions out. The rule: a paying request is sent again only
 * if it was certainly not carried out. Everything else ends in a look-up, or in an exception that says so.
 */
final class RecoveryPolicy {

    private RecoveryPolicy() {}

    /** What follows a failed attempt or a look-up. */
    enum Step {
        /** Send the request again, as far as attempts, quota and deadline allow. */
        RETRY,
        /** Look up what became of the write. */
        LOOK_UP,
        /** The operation was carried out. */
        SUCCEED,
        /** Another sale has the key: fail with a conflict. */
        CONFLICT,
        /** Fail with an exception. */
        GIVE_UP
    }

    /**
     * What follows a failed attempt.
     *
     * @param uncertain whether an earlier attempt of the same call may have been carried out
     */
    static Step afterFailure(OperationKind kind, AttemptFailedException failure, boolean uncertain) {
        switch (failure.reason()) {
            case INTERRUPTED, NO_API_KEY, CONCURRENCY_LIMIT, HELD_BACK -> {
                return Step.GIVE_UP;
            }
            default -> {}
        }
        return switch (failure.effect()) {
            case NOT_SENT -> mayRecover(failure) ? Step.RETRY : Step.GIVE_UP;
            case REFUSED -> {
                if (failure.isThrottled()) {
                    yield Step.RETRY;
                }
                // An earlier attempt may have been carried out: the refusal is about the repetition.
                yield uncertain && kind.isVerifiable() ? Step.LOOK_UP : Step.GIVE_UP;
            }
            case ENDED, RUNNING ->
                switch (kind) {
                    case READ -> isLasting(failure) ? Step.GIVE_UP : Step.RETRY;
                    case CREATE_WITH_KEY, BATCH, DELETE -> Step.LOOK_UP;
                    case CREATE_WITHOUT_KEY, CREDIT -> Step.GIVE_UP;
                };
        };
    }

    private static boolean mayRecover(AttemptFailedException failure) {
        ConnectionProblem problem = failure.problem();
        return problem == null || problem.isTransient();
    }

    /**
     * Whether a read would most likely fail again: a proxy blocks it, the server expects TLS, or it requires a client
     * certificate. With TLS 1.3 a server rejects a missing certificate only after the request.
     */
    private static boolean isLasting(AttemptFailedException failure) {
        return failure.problem() == ConnectionProblem.CLIENT_CERTIFICATE
                || failure.problem() == ConnectionProblem.SPEAKS_TLS
                || failure.reason() == Reason.FOREIGN && StatusMeaning.isLasting(failure.status());
    }

    /**
     * Whether a create may be sent again although it may have been carried out, provided that look-ups find nothing at all. A
     * proxy asked for fewer requests, or the server says that it did not process the request; most likely it was not carried
     * out. A delete may not: the one row that is left may be another sale.
     */
    static boolean isHeldBack(OperationKind kind, AttemptFailedException failure) {
        boolean heldBack =
                failure.reason() == Reason.NOT_PROCESSED || failure.reason() == Reason.FOREIGN && failure.isThrottled();
        return heldBack && (kind == OperationKind.CREATE_WITH_KEY || kind == OperationKind.BATCH);
    }

    /**
     * For a {@link OperationKind#isVerifiable() verifiable} kind.
     *
     * @param misses number of consecutive look-ups that found nothing, including this one
     * @param needed how many it takes to believe that nothing is there
     */
    static Step afterLook(OperationKind kind, LookUpResult result, int misses, int needed) {
        if (kind == OperationKind.DELETE) {
            return switch (result) {
                case MISSING -> misses >= needed ? Step.SUCCEED : Step.LOOK_UP;
                // The one row may be gone a moment later, and what proves nothing may do so a moment later.
                case SAME, UNPROVEN -> Step.LOOK_UP;
                case DIFFERENT, INCOMPARABLE, MANY, FAILED -> Step.GIVE_UP;
            };
        }
        return switch (result) {
            case SAME -> Step.SUCCEED;
            case DIFFERENT, INCOMPARABLE, MANY -> kind == OperationKind.BATCH ? Step.GIVE_UP : Step.CONFLICT;
            case MISSING, UNPROVEN -> Step.LOOK_UP;
            case FAILED -> Step.GIVE_UP;
        };
    }

    /** Whether the service may have carried the attempt out. */
    static boolean isUncertain(OperationKind kind, AttemptFailedException failure) {
        return kind != OperationKind.READ && (failure.effect() == Effect.ENDED || failure.effect() == Effect.RUNNING);
    }

    /** 404 of the service. */
    static boolean isNotFound(AttemptFailedException failure) {
        return failure.reason() == Reason.STATUS && failure.meaning() == StatusMeaning.NOT_FOUND;
    }
}
