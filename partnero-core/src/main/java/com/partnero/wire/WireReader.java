package com.partnero.wire;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads one JSON document token by token; a transport binds it to the parser of its JSON library. The document was checked
 * before ({@link WireFormat#reader}), so a binding need not be strict, limit anything or track the position.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public interface WireReader extends Closeable {

    /**
     * Moves to the next token.
     *
     * @return what it is; {@link Token#END} after the document's value
     * @throws IOException if the library cannot read it
     */
    Token next() throws IOException;

    /**
     * The text of the current token.
     *
     * @return a name or string without escapes, or a number's digits exactly as they stand in the document
     * @throws IOException if the library cannot read it
     */
    String text() throws IOException;

    /**
     * The same text, for a look that needs no string of its own: dates, numbers, words that occur again and again.
     *
     * @return the text of {@link #text()}, valid until the next token; the same unless the library can do better
     * @throws IOException if the library cannot read it
     */
    default CharSequence chars() throws IOException {
        return text();
    }

    /**
     * Gives back what the library has borrowed for this document.
     *
     * @throws IOException if the library cannot
     */
    @Override
    void close() throws IOException;

    /**
     * The kinds of token.
     *
     * @since 0.1.0
     */
    enum Token {
        /** <code>{</code>. */
        BEGIN_OBJECT,
        /** <code>}</code>. */
        END_OBJECT,
        /** {@code [}. */
        BEGIN_ARRAY,
        /** {@code ]}. */
        END_ARRAY,
        /** The name of an object's field. */
        NAME,
        /** A string. */
        STRING,
        /** A number. */
        NUMBER,
        /** {@code true}. */
        TRUE,
        /** {@code false}. */
        FALSE,
        /** {@code null}. */
        NULL,
        /** Nothing follows. */
        END
    }
}
