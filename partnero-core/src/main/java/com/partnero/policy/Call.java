package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.CallOptions.AnswerListener;
import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.policy.RecoveryPolicy.Step;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.CallObserver;
import com.partnero.spi.LookUpResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a driving port. It carries out the decisions of the {@link RecoveryPolicy} within one deadline. Used by
 * one thread.
 */
final class Call {

    /** How many times more attempts a look-up after a lost answer may take than other requests. */
    private static final int LOOK_UP_PATIENCE = 3;

    /** How many times more often than anything else a request may be retried that the service has put off by a 429. */
    private static final int THROTTLE_PATIENCE = 5;

    /** How many additional look-ups a delete may take, because the row may disappear a moment later. */
    private static final int MORE_LOOKS_FOR_DELETE = 2;

    /** How many consecutive look-ups must find nothing before a create that a proxy held back is sent again. */
    private static final int LOOKS_BEFORE_REPEAT = 3;

    private final Operation operation;
    private final Operation request;
    private final @Nullable String key;
    private final CallRunner runner;
    private final CallObserver observer;
    private final CallObserver answerObserver;
    private final Deadline deadline;
    private int attempts;
    private int throttled;
    private boolean uncertain;
    private boolean verified;
    private boolean interrupted;
    private LookUpResult lastLook = LookUpResult.FAILED;

    Call(Operation operation, @Nullable String key, CallRunner runner, CallObserver observer) {
        this.operation = operation;
        request = operation == Operation.CREATE_IF_ABSENT ? Operation.CREATE : operation;
        this.key = key;
        this.runner = runner;
        this.observer = observer;
        answerObserver = notifying(observer, runner.options().answerListener());
        deadline = runner.deadline();
    }

    /** One attempt of a transport. */
    @FunctionalInterface
    interface Attempt<T> {
        T run(AttemptContext context) throws AttemptFailedException;
    }

    Operation operation() {
        return operation;
    }

    /** Whether an attempt of this call may have been carried out although it failed. */
    boolean isUncertain() {
        return uncertain;
    }

    int attempts() {
        return attempts;
    }

    /** Whether a look-up, not an answer, proved the success of this call. */
    boolean isVerified() {
        return verified;
    }

    Duration timeLeft() {
        return deadline.left();
    }

    /** Sends the request of an operation that needs no look-up. */
    <T> T send(OperationKind kind, Attempt<T> attempt) {
        return send(kind, attempt, null);
    }

    /** Sends the request of an operation, and handles its failures as the policy decides. */
    <T> T send(OperationKind kind, Attempt<T> attempt, @Nullable LookUp<T> lookUp) {
        while (true) {
            AttemptFailedException failure;
            try {
                attempts++;
                boolean again = kind == OperationKind.READ && attempts - throttled > 1;
                Attempt<T> next = again ? onFreshConnection(attempt) : attempt;
                T result = attempt(request, deadline.leftFor(kind), next, new Admission(runner, deadline, false));
                runner.program().retryQuota().giveBack(attempts - throttled > 1, key);
                return result;
            } catch (AttemptFailedException e) {
                failure = e;
                attempts -= isHeldBack(e) ? 1 : 0;
            }
            Step step = RecoveryPolicy.afterFailure(kind, failure, uncertain);
            uncertain |= RecoveryPolicy.isUncertain(kind, failure);
            Duration waited = Duration.ZERO;
            if (step == Step.LOOK_UP && lookUp != null) {
                long start = runner.time().nanoTime();
                step = settle(kind, lookUp, mayBeRepeated(kind, failure));
                waited = since(start);
            }
            if (step == Step.SUCCEED && lookUp != null) {
                verified = true;
                return lookUp.result();
            }
            if (step == Step.CONFLICT) {
                throw conflict(Outcome.UNKNOWN, lastLook, lookUp == null ? List.of() : lookUp.recorded());
            }
            if (step != Step.RETRY || !waitToRetry(attempts, failure, kind, waited)) {
                throw exception(failure, "", lookUp);
            }
        }
    }

    /** Whether a create that a proxy held back may be sent again, and the requested wait fits into the deadline. */
    private boolean mayBeRepeated(OperationKind kind, AttemptFailedException failure) {
        Duration asked = Objects.requireNonNullElse(failure.reply().retryAfter(), Duration.ZERO);
        Duration needed = asked.compareTo(runner.timeToAppear()) > 0 ? asked : runner.timeToAppear();
        return RecoveryPolicy.isHeldBack(kind, failure)
                && attempts - throttled < runner.retry().maxAttempts()
                && !runner.program().retryQuota().isEmpty()
                && leavesTime(needed, kind);
    }

    private Duration since(long nanoTime) {
        return Duration.ofNanos(runner.time().nanoTime() - nanoTime);
    }

    /** Looks up before a write, or to confirm a 404. If the look-up fails, nothing was changed. */
    <T> T look(String purpose, Attempt<T> attempt) {
        for (int looks = 1; ; looks++) {
            try {
                return attempt(Operation.LIST, deadline.left(), attempt, new Admission(runner, deadline, false));
            } catch (AttemptFailedException failure) {
                Step step = RecoveryPolicy.afterFailure(OperationKind.READ, failure, false);
                if (step != Step.RETRY || !waitToRetry(looks, failure, OperationKind.READ, Duration.ZERO)) {
                    throw exception(failure, purpose, null);
                }
            }
        }
    }

    /**
     * Repeats the look-up until it finds something, or has found nothing often enough to prove absence.
     *
     * @param repeatable whether the write may be sent again if nothing appears within half of the call's time-out
     */
    private Step settle(OperationKind kind, LookUp<?> lookUp, boolean repeatable) {
        int needed = runner.retry().maxAttempts();
        int most = kind == OperationKind.DELETE ? needed + MORE_LOOKS_FOR_DELETE : needed;
        long start = runner.time().nanoTime();
        int misses = 0;
        int nothing = 0;
        for (int looks = 1; ; looks++) {
            LookUpResult result = look(lookUp);
            misses = result == LookUpResult.MISSING ? misses + 1 : 0;
            nothing = result == LookUpResult.MISSING && lookUp.foundNothing() ? nothing + 1 : 0;
            Step step = RecoveryPolicy.afterLook(kind, result, misses, needed);
            Duration rest = runner.timeToAppear().minus(since(start));
            boolean absent = repeatable && nothing >= Math.min(looks, LOOKS_BEFORE_REPEAT);
            boolean again = step == Step.LOOK_UP
                    && (looks < most ? pauseBeforeLook(looks) : absent && !isOver(rest) && pause(rest));
            if (!again) {
                lastLook = result;
                observer.verified(result);
                if (step != Step.LOOK_UP) {
                    return step;
                }
                return absent && looks >= LOOKS_BEFORE_REPEAT && isOver(rest) ? Step.RETRY : Step.GIVE_UP;
            }
        }
    }

    private static boolean isOver(Duration rest) {
        return rest.isZero() || rest.isNegative();
    }

    private boolean pause(Duration pause) {
        return pause(pause, OperationKind.READ);
    }

    private LookUpResult look(LookUp<?> lookUp) {
        try {
            return lookUp.look(this);
        } catch (AttemptFailedException failure) {
            interrupted |= failure.reason() == Reason.INTERRUPTED;
            return LookUpResult.FAILED;
        }
    }

    /** Waits for a row to appear or to disappear; false if there is not enough time. */
    private boolean pauseBeforeLook(int looks) {
        return pause(deadline.pauseBeforeLook(looks));
    }

    /** The same before a create, and no longer than needed. */
    boolean pauseBeforeLook(int looks, Duration needed) {
        Duration usual = deadline.pauseBeforeLook(looks);
        return pause(usual.compareTo(needed) < 0 ? usual : needed, OperationKind.CREATE_WITH_KEY);
    }

    /** Sends a look-up after a lost answer. It is retried more than other requests, because it protects the money. */
    <T> T lookAfter(Operation look, Attempt<T> attempt) throws AttemptFailedException {
        int most = LOOK_UP_PATIENCE * runner.retry().maxAttempts();
        for (int tries = 1; ; tries++) {
            try {
                T result = attempt(
                        look, deadline.left(), onFreshConnection(attempt), new Admission(runner, deadline, true));
                runner.program().lookUpQuota().fill();
                return result;
            } catch (AttemptFailedException failure) {
                Step step = RecoveryPolicy.afterFailure(OperationKind.READ, failure, false);
                Duration pause = runner.backoff().pause(tries, failure);
                boolean retry = step == Step.RETRY
                        && tries < most
                        && pause.compareTo(deadline.left()) < 0
                        && runner.program().lookUpQuota().tryTake();
                if (!retry) {
                    throw failure;
                }
                observer.retrying(failure, pause);
                if (!pause(pause)) {
                    throw failure;
                }
            }
        }
    }

    /** For evidence, and for a read that has failed or got an answer about something else: the connection may be the cause. */
    private static <T> Attempt<T> onFreshConnection(Attempt<T> attempt) {
        return context -> attempt.run(context.onFreshConnection());
    }

    private <T> T attempt(Operation what, Duration timeLeft, Attempt<T> attempt, Admission admission)
            throws AttemptFailedException {
        if (Thread.currentThread().isInterrupted()) {
            throw AttemptFailedException.interrupted(false);
        }
        if (timeLeft.isZero() || timeLeft.isNegative()) {
            throw AttemptFailedException.timedOut(false);
        }
        try {
            return admitted(what, admission.enter(timeLeft), attempt);
        } catch (AttemptFailedException failure) {
            admission.failed(failure);
            throw failure;
        } finally {
            admission.leave();
        }
    }

    private <T> T admitted(Operation what, Duration timeLeft, Attempt<T> attempt) throws AttemptFailedException {
        observer.attemptStarted(what);
        try {
            T result = attempt.run(context(timeLeft));
            observer.attemptEnded(what, null);
            return result;
        } catch (AttemptFailedException failure) {
            observer.attemptEnded(what, failure);
            throw failure;
        } catch (RuntimeException e) {
            // A transport must not do this. Its message may quote anything, and the request may have been sent.
            AttemptFailedException failure = AttemptFailedException.lost(
                    "the transport failed with " + e.getClass().getName());
            observer.attemptEnded(what, failure);
            throw failure;
        } catch (Error e) {
            // A lack of memory, for instance: the request may have been sent.
            uncertain |= what.isWrite();
            throw e;
        }
    }

    private AttemptContext context(Duration timeLeft) throws AttemptFailedException {
        long start = runner.time().nanoTime();
        ApiKey apiKey = runner.program().apiKey(timeLeft);
        Duration left = timeLeft.minusNanos(runner.time().nanoTime() - start);
        if (left.isZero() || left.isNegative()) {
            throw AttemptFailedException.noApiKey("its supplier took too long", null);
        }
        return AttemptContext.of(left, apiKey, headers(), answerObserver);
    }

    private Map<String, String> headers() {
        Map<String, String> observed = observer.requestHeaders();
        Map<String, String> own = runner.options().headers();
        if (own.isEmpty()) {
            return observed;
        }
        Map<String, String> all = new LinkedHashMap<>(observed);
        all.putAll(own);
        return all;
    }

    /** Notifies the observer, and the answer listener of this call. */
    private static CallObserver notifying(CallObserver observer, @Nullable AnswerListener listener) {
        if (listener == null) {
            return observer;
        }
        return new CallObserver() {
            @Override
            public void answered(int status, @Nullable String requestId) {
                observer.answered(status, requestId);
                try {
                    listener.answered(status, requestId);
                } catch (Throwable e) {
                    // It must not hide what happened to the money.
                }
            }
        };
    }

    /** Whether the client itself kept the request from being sent. */
    private static boolean isHeldBack(AttemptFailedException failure) {
        return failure.reason() == Reason.HELD_BACK || failure.reason() == Reason.CONCURRENCY_LIMIT;
    }

    /**
     * Waits before another attempt; false, without waiting, if the deadline or the quota forbids the attempt. A 429 costs neither
     * an attempt nor quota, because all requests of the key wait at the gate. A write that is sent again after look-ups costs
     * both.
     */
    private boolean waitToRetry(int failures, AttemptFailedException failure, OperationKind kind, Duration waited) {
        int mostAttempts = runner.retry().maxAttempts();
        boolean looked = RecoveryPolicy.isHeldBack(kind, failure);
        boolean free = failure.isThrottled() && !looked;
        throttled += free ? 1 : 0;
        if (free ? throttled >= THROTTLE_PATIENCE * (mostAttempts - 1) : failures - throttled >= mostAttempts) {
            return false;
        }
        Duration pause =
                free || looked ? pauseAtGate(failure, waited) : runner.backoff().pause(failures, failure);
        if (!leavesTime(pause, kind) || !free && !runner.program().retryQuota().tryTake(kind, key)) {
            return false;
        }
        observer.retrying(failure, pause);
        return pause(pause, kind);
    }

    /** How long the requests of the API key wait after a 429, and at least as long as the answer asked for. */
    private Duration pauseAtGate(AttemptFailedException failure, Duration waited) {
        Duration closed = runner.program().gate().closedFor();
        Duration asked = failure.reply().retryAfter();
        Duration rest = asked == null ? Duration.ZERO : asked.minus(waited);
        return rest.compareTo(closed) < 0 ? closed : rest;
    }

    /** Whether there is time to send a request after a pause, and not only time to pause. */
    private boolean leavesTime(Duration pause, OperationKind kind) {
        return pause.compareTo(deadline.patience(deadline.leftFor(kind))) <= 0;
    }

    /**
     * Waits; false if the deadline does not allow it, or if the thread is interrupted. The interrupt flag is then set
     * again.
     */
    private boolean pause(Duration pause, OperationKind kind) {
        if (pause.compareTo(deadline.leftFor(kind)) >= 0) {
            return false;
        }
        try {
            runner.time().pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
            return false;
        }
    }

    PartneroException conflict(Outcome outcome, LookUpResult found, List<Transaction> rows) {
        return runner.exceptions().conflict(operation, outcome, attempts, key, found, rows);
    }

    /** The exception for a failure that is final. */
    PartneroException exception(AttemptFailedException failure, String where, @Nullable LookUp<?> lookUp) {
        Outcome outcome = operation.isWrite() && uncertain ? Outcome.UNKNOWN : Outcome.NOT_APPLIED;
        AttemptFailedException last = interrupted ? AttemptFailedException.interrupted(uncertain) : failure;
        return runner.exceptions().of(operation, outcome, attempts, key, where, last, lookUp);
    }
}
