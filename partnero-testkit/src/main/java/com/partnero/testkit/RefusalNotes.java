package com.partnero.testkit;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import org.jspecify.annotations.Nullable;

/**
 * Explains to a test why the service refused a call. The reason is a suppressed exception, which stack traces show; the
 * exception itself stays as it would be over HTTP. Thread-safe.
 */
final class RefusalNotes implements PartneroObserver {

    private final ThreadLocal<@Nullable Refusal> latest = new ThreadLocal<>();

    void refused(Refusal refusal) {
        latest.set(refusal);
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        latest.remove();
        return new CallObserver() {
            @Override
            public void attemptStarted(Operation request) {
                latest.remove();
            }

            @Override
            public void failed(PartneroException exception) {
                Refusal refusal = latest.get();
                if (refusal != null) {
                    exception.addSuppressed(new Note(refusal.explanation()));
                }
                latest.remove();
            }
        };
    }

    /** A text for readers of a stack trace. */
    static final class Note extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Note(String text) {
            super("the fake refused this: " + text, null, false, false);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
