package com.partnero.wire;

import java.io.IOException;
import java.util.List;

/**
 * The JSON library of a transport.
 *
 * <p>Implementations are thread-safe; their readers and writers are not.
 *
 * @since 0.1.0
 */
public interface WireFormat {

    /**
     * Opens a document.
     *
     * @param document one JSON document in UTF-8, already checked for grammar, encoding and limits
     * @return a reader before its first token
     * @throws IOException if the library cannot read it
     */
    WireReader reader(byte[] document) throws IOException;

    /**
     * The names of the wire format, for libraries that can recognize names without creating strings. The list is
     * unmodifiable.
     */
    static List<String> names() {
        return Names.ALL;
    }

    /**
     * Writes a body as JSON in UTF-8.
     *
     * @throws IOException if the library cannot write
     */
    byte[] write(WireBody body) throws IOException;
}
