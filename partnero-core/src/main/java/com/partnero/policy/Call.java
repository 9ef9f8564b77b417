package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.Operation;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.policy.RecoveryPolicy.Step;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.CallObserver;
import com.partnero.spi.LookUpResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of a driving port: carries out what the {@link RecoveryPolicy} decides, within one deadline. Used by one thread. */
final class Call {

    /** How many times more often than anything else a look-up after a lost answer may be tried. */
    private static final int LOOK_UP_PATIENCE = 3;

    private final Operation operation;
    private final Operation request;
    private final @Nullable String key;
    private final Calls calls;
    private final CallObserver observer;
    private final Deadline deadline;
    private int attempts;
    private boolean uncertain;
    private boolean verified;
    private boolean interrupted;

    Call(Operation operation, @Nullable String key, Calls calls, CallObserver observer) {
        this.operation = operation;
        request = operation == Operation.CREATE_IF_ABSENT ? Operation.CREATE : operation;
        this.key = key;
        this.calls = calls;
        this.observer = observer;
        deadline = calls.deadline();
    }

    /** One attempt of a transport. */
    @FunctionalInterface
    interface Attempt<T> {
        T run(AttemptContext context) throws AttemptFailedException;
    }

    /** Whether an attempt of this call may have been carried out although it failed. */
    boolean isUncertain() {
        return uncertain;
    }

    /** Whether a look-up, not an answer, proved the success of this call. */
    boolean isVerified() {
        return verified;
    }

    Duration timeLeft() {
        return deadline.left();
    }

    /** Sends the request of an operation that needs no look-up. */
    <T> T send(OperationKind rule, Attempt<T> attempt) {
        return send(rule, attempt, null);
    }

    /** Sends the request of an operation, and does what the matrix says of its failures. */
    <T> T send(OperationKind rule, Attempt<T> attempt, @Nullable LookUp<T> lookUp) {
        while (true) {
            AttemptFailedException failure;
            try {
                attempts++;
                T result = attempt(request, deadline.leftFor(rule), attempt);
                calls.quota().giveBack(attempts > 1);
                return result;
            } catch (AttemptFailedException e) {
                failure = e;
            }
            Step step = RecoveryPolicy.afterFailure(rule, failure, uncertain);
            uncertain |= RecoveryPolicy.isUncertain(rule, failure);
            if (step == Step.LOOK_UP && lookUp != null) {
                step = settle(rule, lookUp);
            }
            if (step == Step.SUCCEED && lookUp != null) {
                verified = true;
                return lookUp.result();
            }
            if (step == Step.CONFLICT) {
                throw Exceptions.conflict(operation, Outcome.UNKNOWN, attempts, key);
            }
            boolean retry = step == Step.RETRY && attempts < calls.retry().maxAttempts();
            if (!retry || !waitToRetry(attempts, failure, rule, true)) {
                throw exception(failure, "", lookUp);
            }
        }
    }

    /** Looks before a write: if that fails, nothing was sent. */
    <T> T lookBefore(Operation request, Attempt<T> attempt) {
        try {
            return look(request, attempt, calls.retry().maxAttempts(), true);
        } catch (AttemptFailedException failure) {
            throw exception(failure, "the look-up before it failed: ", null);
        }
    }

    /** Looks until there is something to see, as often as the policy allows attempts. */
    private Step settle(OperationKind rule, LookUp<?> lookUp) {
        for (int looks = 1; ; looks++) {
            LookUpResult finding = finding(lookUp);
            Step step = RecoveryPolicy.afterLookUp(rule, finding);
            boolean again = step == Step.LOOK_UP
                    && looks < calls.retry().maxAttempts()
                    && pause(deadline.pauseBeforeLook(looks), OperationKind.READ);
            if (!again) {
                observer.verified(finding);
                return step == Step.LOOK_UP ? Step.GIVE_UP : step;
            }
        }
    }

    private LookUpResult finding(LookUp<?> lookUp) {
        try {
            return lookUp.look(this);
        } catch (AttemptFailedException failure) {
            interrupted |= failure.reason() == Reason.INTERRUPTED;
            return LookUpResult.FAILED;
        }
    }

    /** Sends a look-up after a lost answer. It is neither rationed nor soon given up: it is what keeps the money safe. */
    <T> T lookAfter(Operation request, Attempt<T> attempt) throws AttemptFailedException {
        return look(request, attempt, LOOK_UP_PATIENCE * calls.retry().maxAttempts(), false);
    }

    private <T> T look(Operation request, Attempt<T> attempt, int most, boolean rationed)
            throws AttemptFailedException {
        for (int looks = 1; ; looks++) {
            try {
                return attempt(request, deadline.left(), attempt);
            } catch (AttemptFailedException failure) {
                boolean retry =
                        looks < most && RecoveryPolicy.afterFailure(OperationKind.READ, failure, false) == Step.RETRY;
                if (!retry || !waitToRetry(looks, failure, OperationKind.READ, rationed)) {
                    throw failure;
                }
            }
        }
    }

    private <T> T attempt(Operation request, Duration timeLeft, Attempt<T> attempt) throws AttemptFailedException {
        if (Thread.currentThread().isInterrupted()) {
            throw AttemptFailedException.interrupted(false);
        }
        if (timeLeft.isZero() || timeLeft.isNegative()) {
            throw AttemptFailedException.timedOut(false);
        }
        observer.attemptStarted(request);
        try {
            T result = attempt.run(context(timeLeft));
            observer.attemptEnded(request, null);
            return result;
        } catch (AttemptFailedException failure) {
            observer.attemptEnded(request, failure);
            throw failure;
        } catch (RuntimeException e) {
            // A transport must not do this. Its message may quote anything, and the request may have been sent.
            AttemptFailedException failure = AttemptFailedException.lost(
                    "the transport broke with " + e.getClass().getName());
            observer.attemptEnded(request, failure);
            throw failure;
        }
    }

    private AttemptContext context(Duration timeLeft) throws AttemptFailedException {
        long start = calls.timing().nanoTime();
        ApiKey apiKey = calls.apiKeys().ask(timeLeft);
        Duration left = timeLeft.minusNanos(calls.timing().nanoTime() - start);
        if (left.isZero() || left.isNegative()) {
            throw AttemptFailedException.noApiKey("its supplier took too long", null);
        }
        return AttemptContext.of(left, apiKey, observer.requestHeaders(), observer);
    }

    /** False, without waiting, if deadline or quota forbid another attempt. */
    private boolean waitToRetry(int failures, AttemptFailedException failure, OperationKind rule, boolean rationed) {
        Duration pause = calls.backoff().pause(failures, failure);
        if (pause.compareTo(deadline.leftFor(rule)) >= 0
                || rationed && !calls.quota().tryTake()) {
            return false;
        }
        observer.retrying(failure, pause);
        return pause(pause, rule);
    }

    /** False if the deadline forbids it, or the thread is interrupted; its flag is then set again. */
    private boolean pause(Duration pause, OperationKind rule) {
        if (pause.compareTo(deadline.leftFor(rule)) >= 0) {
            return false;
        }
        try {
            calls.timing().pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
            return false;
        }
    }

    private PartneroException exception(AttemptFailedException failure, String where, @Nullable LookUp<?> lookUp) {
        Outcome outcome = operation.isWrite() && uncertain ? Outcome.UNKNOWN : Outcome.NOT_APPLIED;
        AttemptFailedException last = interrupted ? AttemptFailedException.interrupted(uncertain) : failure;
        return Exceptions.of(operation, outcome, attempts, key, where, last, lookUp);
    }
}
