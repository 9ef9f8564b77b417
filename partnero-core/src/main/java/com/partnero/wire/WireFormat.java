package com.partnero.wire;

import java.io.IOException;
import java.util.List;

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
     * @param document one JSON document in UTF-8, already checked for grammar, encoding and limits
     * @return a reader before its first token
     * @throws IOException if the library cannot read it
     */
    WireReader reader(byte[] document) throws IOException;

    /**
     * The names of the wire format, for libraries that can recognize names without making a string of each.
     *
     * @return an unmodifiable list
     */
    static List<String> names() {
        return Names.ALL;
    }

    /**
     * Writes a body.
     *
     * @param body what to write
     * @return its JSON text in UTF-8
     * @throws IOException if the library cannot write
     */
    byte[] write(WireBody body) throws IOException;
}
