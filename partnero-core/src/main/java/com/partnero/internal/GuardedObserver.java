package com.partnero.internal;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.Finding;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Drops what an observer throws: it must not hide what happened to the money. */
final class GuardedObserver implements CallObserver {

    private final CallObserver observer;

    private GuardedObserver(CallObserver observer) {
        this.observer = observer;
    }

    static CallObserver start(PartneroObserver factory, Operation operation) {
        CallObserver[] observer = {CallObserver.NONE};
        guard(() -> observer[0] = factory.callStarted(operation));
        return new GuardedObserver(observer[0]);
    }

    @Override
    public void attemptStarted(Operation request) {
        guard(() -> observer.attemptStarted(request));
    }

    @Override
    public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
        guard(() -> observer.attemptEnded(request, failure));
    }

    @Override
    public void retrying(AttemptFailedException failure, Duration pause) {
        guard(() -> observer.retrying(failure, pause));
    }

    @Override
    public void verified(Finding finding) {
        guard(() -> observer.verified(finding));
    }

    @Override
    public void succeeded(boolean verified) {
        guard(() -> observer.succeeded(verified));
    }

    @Override
    public void failed(PartneroException exception) {
        guard(() -> observer.failed(exception));
    }

    @Override
    public void ended() {
        guard(observer::ended);
    }

    static void guard(Runnable notification) {
        try {
            notification.run();
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // See the class comment.
        }
    }
}
