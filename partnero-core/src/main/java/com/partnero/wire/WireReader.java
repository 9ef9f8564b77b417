package com.partnero.wire;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads one JSON document token by token. A transport implements it with its JSON library's parser. The document is
 * already checked ({@link WireFormat#reader}), so an implementation need not be strict, enforce limits or track
 * positions.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public interface WireReader extends Closeable {

    /**
     * Moves to the next token and returns its kind; {@link Token#END} after the document's value.
     *
     * @throws IOException if the library cannot read it
     */
    Token next() throws IOException;

    /**
     * The text of the current token: a name or string without escapes, or a number's digits exactly as in the document.
     *
     * @throws IOException if the library cannot read it
     */
    String text() throws IOException;

    /**
     * The same as {@link #text()}, for callers that do not keep the text: dates, numbers and frequent words. Libraries
     * can avoid creating a string here.
     *
     * @return valid until the next token
     * @throws IOException if the library cannot read it
     */
    default CharSequence chars() throws IOException {
        return text();
    }

    /**
     * Returns buffers that the library has borrowed for this document.
     *
     * @throws IOException if the library cannot return them
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
        /** The document's value is complete. */
        END
    }
}
