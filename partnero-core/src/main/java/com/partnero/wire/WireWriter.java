package com.partnero.wire;

import java.io.IOException;

/**
 * Writes one JSON document; a transport binds it to the generator of its JSON library.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public interface WireWriter {

    /**
     * Writes <code>{</code>.
     *
     * @throws IOException if the library cannot write
     */
    void beginObject() throws IOException;

    /**
     * Writes <code>}</code>.
     *
     * @throws IOException if the library cannot write
     */
    void endObject() throws IOException;

    /**
     * Writes {@code [}.
     *
     * @throws IOException if the library cannot write
     */
    void beginArray() throws IOException;

    /**
     * Writes {@code ]}.
     *
     * @throws IOException if the library cannot write
     */
    void endArray() throws IOException;

    /**
     * Writes the name of a field.
     *
     * @param name the name
     * @throws IOException if the library cannot write
     */
    void name(String name) throws IOException;

    /**
     * Writes a string, escaped.
     *
     * @param value the text
     * @throws IOException if the library cannot write
     */
    void string(String value) throws IOException;

    /**
     * Writes a number.
     *
     * @param plainDecimal its digits, to be written exactly as they are: no exponent, no rounding
     * @throws IOException if the library cannot write
     */
    void number(String plainDecimal) throws IOException;

    /**
     * Writes {@code true} or {@code false}.
     *
     * @param value which
     * @throws IOException if the library cannot write
     */
    void bool(boolean value) throws IOException;

    /**
     * Writes a value that is JSON text already.
     *
     * @param text one valid JSON value, to be written exactly as it is
     * @throws IOException if the library cannot write
     */
    void json(String text) throws IOException;

    /**
     * Writes {@code null}.
     *
     * @throws IOException if the library cannot write
     */
    void nullValue() throws IOException;
}
