package com.partnero.examples.transport;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects a body up to a limit. A longer body ends the exchange. Used for one answer. */
final class BoundedBody implements Consumer<Optional<byte[]>> {

    private final int limit;
    private final Runnable atEnd;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean tooLarge;
    private volatile boolean whole;

    /** @param atEnd runs when the complete body has arrived */
    BoundedBody(int limit, Runnable atEnd) {
        this.limit = limit;
        this.atEnd = atEnd;
    }

    @Override
    public void accept(Optional<byte[]> chunk) {
        if (chunk.isEmpty()) {
            whole = true;
            atEnd.run();
            return;
        }
        if (tooLarge || bytes.size() + chunk.get().length > limit) {
            tooLarge = true;
            throw new IllegalStateException("too large");
        }
        bytes.writeBytes(chunk.get());
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    boolean isWhole() {
        return whole;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
