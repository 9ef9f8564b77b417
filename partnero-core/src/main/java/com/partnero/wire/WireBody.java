package com.partnero.wire;

import java.io.IOException;

/**
 * The body of a request before a JSON library writes it. {@link RequestBodies} creates bodies.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WireBody {

    /**
     * Writes the body.
     *
     * @throws IOException if the library cannot write
     */
    void writeTo(WireWriter writer) throws IOException;
}
