package com.partnero.testkit.recording;

/**
 * One request and its answer, without headers: the API key is not among what is recorded.
 *
 * @param method for instance {@code POST}
 * @param target path and query, undecoded, from the version segment on
 * @param body the request's body, empty if there is none
 * @param status the HTTP status
 * @param answer the answer's body, empty if there is none
 * @since 0.1.0
 */
public record RecordedExchange(String method, String target, String body, int status, String answer) {

    /** Method and target, without bodies. */
    @Override
    public String toString() {
        return method + " " + target + " → " + status;
    }
}
