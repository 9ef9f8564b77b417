package com.partnero.wire;

import java.io.IOException;

/** An answer is not of the shape that the service documents. The message holds nothing of the answer. */
final class Malformed extends IOException {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}
