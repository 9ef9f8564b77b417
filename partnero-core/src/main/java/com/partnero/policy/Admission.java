package com.partnero.policy;

import com.partnero.spi.AttemptFailedException;
import java.time.Duration;

/**
 * The checks that a request passes before it is sent: the {@link Gate} of its API key, then the {@link RequestLimit} of
 * the client. A look-up after a lost answer needs no permit, and a gate that opens too late does not stop it, because
 * it protects the money.
 */
final class Admission {

    private final CallRunner runner;
    private final Deadline deadline;
    private final Gate gate;
    private final boolean isLookUp;
    private final boolean needsPermit;
    private boolean hasPermit;
    private int closings;

    Admission(CallRunner runner, Deadline deadline, boolean isLookUp) {
        this.runner = runner;
        this.deadline = deadline;
        this.isLookUp = isLookUp;
        gate = runner.program().gate();
        needsPermit = !isLookUp && runner.options().isRequestLimited();
    }

    /**
     * Waits until the request may be sent. {@link #leave} must follow, even after a failure.
     *
     * @return the remaining time
     */
    Duration enter(Duration timeLeft) throws AttemptFailedException {
        long start = runner.time().nanoTime();
        try {
            pause(
                    gate.takeSlot(deadline.patience(timeLeft)),
                    timeLeft,
                    "the client's own limit of requests per second is reached");
            while (true) {
                pause(gate.closedFor(), left(timeLeft, start), "the service has asked for fewer requests");
                takePermit(left(timeLeft, start));
                closings = gate.closings();
                if (isLookUp || gate.closedFor().isZero()) {
                    return left(timeLeft, start);
                }
                // It has closed while this request waited for its permit.
                leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(false);
        }
    }

    private void pause(Duration wait, Duration timeLeft, String cause)
            throws InterruptedException, AttemptFailedException {
        boolean inTime = wait.compareTo(deadline.patience(timeLeft)) <= 0;
        if (!inTime && !isLookUp) {
            throw AttemptFailedException.heldBack(wholeSeconds(wait), cause);
        }
        if (inTime && !wait.isZero()) {
            runner.time().pause(wait);
        }
    }

    /** Rounded up, because the service counts in seconds. A caller that returns after this time finds the gate open. */
    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).getSeconds());
    }

    private void takePermit(Duration timeLeft) throws InterruptedException, AttemptFailedException {
        if (needsPermit) {
            hasPermit = runner.client().requestLimit.tryEnter(timeLeft.dividedBy(2));
            if (!hasPermit) {
                throw AttemptFailedException.tooManyRequests();
            }
        }
    }

    private Duration left(Duration timeLeft, long start) {
        return timeLeft.minusNanos(runner.time().nanoTime() - start);
    }

    /** The request has failed. A 429 delays all further requests with the key. */
    void failed(AttemptFailedException failure) {
        if (failure.isThrottled()) {
            gate.close(failure.reply().retryAfter(), runner.retry().throttleBaseDelay(), closings);
        }
    }

    void leave() {
        if (hasPermit) {
            hasPermit = false;
            runner.client().requestLimit.leave();
        }
    }
}
