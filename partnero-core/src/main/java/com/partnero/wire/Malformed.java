package com.partnero.wire;

import java.io.IOException;

/** An answer does not have the documented shape. The message quotes nothing from it. */
final class Malformed extends IOException {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}
