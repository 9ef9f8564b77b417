package com.partnero.wire;

import java.io.IOException;

/**
 * Writes one JSON document. A transport implements it with its JSON library's generator.
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
     * @throws IOException if the library cannot write
     */
    void name(String name) throws IOException;

    /**
     * Writes a string and escapes it.
     *
     * @throws IOException if the library cannot write
     */
    void string(String value) throws IOException;

    /**
     * Writes a number.
     *
     * @param plainDecimal its digits, written exactly as given: no exponent, no rounding
     * @throws IOException if the library cannot write
     */
    void number(String plainDecimal) throws IOException;

    /**
     * Writes {@code true} or {@code false}.
     *
     * @throws IOException if the library cannot write
     */
    void bool(boolean value) throws IOException;

    /**
     * Writes a value that is already JSON text.
     *
     * @param text one valid JSON value, written exactly as given
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
