package com.partnero.retrofit;

import java.net.ProtocolException;

/**
 * Several interim answers came before the final one. OkHttp 4 mistakes the second one for the final answer; OkHttp 5
 * does not.
 */
final class InterimAnswerException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final int status;

    InterimAnswerException(int status) {
        super("HTTP " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
