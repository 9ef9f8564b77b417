package com.partnero.emulator;

import java.util.stream.Stream;

/**
 * One request and its answer, without headers. The API key is not recorded.
 *
 * @param method for instance {@code POST}
 * @param target path and query from the version on, not decoded
 * @param body the request's body, empty if there is none
 * @param status the HTTP status
 * @param answer the answer's body, empty if there is none
 */
record RecordedExchange(String method, String target, String body, int status, String answer) {

    /** Whether all parts were present in the file. */
    boolean isWhole() {
        return Stream.of(method, target, body, answer).allMatch(part -> part != null) && status > 0;
    }

    /** Method and target, without bodies. */
    @Override
    public String toString() {
        return method + " " + target + " → " + status;
    }
}
