package com.partnero.examples.transport;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects a body up to a limit; a longer one ends the exchange. Used for one answer. */
final class BoundedBody implements Consumer<Optional<byte[]>> {

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean tooLarge;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public void accept(Optional<byte[]> chunk) {
        if (chunk.isEmpty()) {
            return; // the end
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

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
