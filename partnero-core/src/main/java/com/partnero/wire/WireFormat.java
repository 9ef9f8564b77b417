package com.partnero.wire;

import java.io.IOException;

/**
 * A transport's JSON library, as far as the wire format needs it.
 *
 * <p>Implementations are thread-safe; what they hand out is not.
 *
 * @since 0.1.0
 */
public interface WireFormat {

    /**
     * Opens a document for reading.
     *
     * @param document one JSON document, already checked for grammar, encoding and limits
     * @return a reader before its first token
     * @throws IOException if the library cannot read it
     */
    WireReader reader(String document) throws IOException;

    /**
     * Writes a body.
     *
     * @param body what to write
     * @return its JSON text in UTF-8
     * @throws IOException if the library cannot write
     */
    byte[] write(WireBody body) throws IOException;
}
