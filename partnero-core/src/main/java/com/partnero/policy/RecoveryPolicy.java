package com.partnero.policy;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.Effect;
import com.partnero.spi.LookUpResult;

/**
 * The decisions, without the loop that carries them out. The rule in one sentence: what pays is sent again only if it
 * certainly was not carried out; everything else ends in a look-up or in an exception that says so.
 */
final class RecoveryPolicy {

    private static final int NOT_FOUND = 404;

    private RecoveryPolicy() {}

    /** What follows a failed call or look-up. */
    enum Step {
        /** Send it again, as far as attempts, quota and deadline allow. */
        RETRY,
        /** Look up what became of it. */
        LOOK_UP,
        /** It is done. */
        SUCCEED,
        /** Something else stands under the key: tell. */
        CONFLICT,
        /** Tell the caller. */
        GIVE_UP
    }

    /** @param uncertain whether an earlier attempt of the same call may have been carried out */
    static Step afterFailure(OperationKind rule, AttemptFailedException failure, boolean uncertain) {
        if (failure.reason() == Reason.INTERRUPTED || failure.reason() == Reason.NO_API_KEY) {
            return Step.GIVE_UP;
        }
        return switch (failure.effect()) {
            case NOT_SENT -> canHeal(failure) ? Step.RETRY : Step.GIVE_UP;
            case REFUSED -> afterRefusal(rule, failure, uncertain);
            case ENDED, RUNNING ->
                switch (rule) {
                    case READ -> Step.RETRY;
                    case CREATE_WITH_KEY, BATCH, DELETE -> Step.LOOK_UP;
                    case CREATE_WITHOUT_KEY, CREDIT -> Step.GIVE_UP;
                };
        };
    }

    private static boolean canHeal(AttemptFailedException failure) {
        return failure.problem() == null || failure.problem().canHeal();
    }

    private static Step afterRefusal(OperationKind rule, AttemptFailedException failure, boolean uncertain) {
        if (failure.isThrottled()) {
            return Step.RETRY;
        }
        boolean goneAfterAll = rule == OperationKind.DELETE && uncertain && isNotFound(failure);
        return goneAfterAll ? Step.SUCCEED : Step.GIVE_UP;
    }

    /** For a {@link OperationKind#isVerifiable() verifiable} rule. */
    static Step afterLookUp(OperationKind rule, LookUpResult finding) {
        if (rule == OperationKind.DELETE) {
            return switch (finding) {
                case MISSING -> Step.SUCCEED;
                case SAME -> Step.RETRY;
                case DIFFERENT, MANY, UNPROVEN, FAILED -> Step.GIVE_UP;
            };
        }
        return switch (finding) {
            case SAME -> Step.SUCCEED;
            case DIFFERENT, MANY -> rule == OperationKind.BATCH ? Step.GIVE_UP : Step.CONFLICT;
            case MISSING -> Step.LOOK_UP;
            case UNPROVEN, FAILED -> Step.GIVE_UP;
        };
    }

    /** Whether the service may have carried the attempt out. */
    static boolean isUncertain(OperationKind rule, AttemptFailedException failure) {
        return rule != OperationKind.READ && (failure.effect() == Effect.ENDED || failure.effect() == Effect.RUNNING);
    }

    static boolean isNotFound(AttemptFailedException failure) {
        return failure.status() != null && failure.status() == NOT_FOUND;
    }
}
