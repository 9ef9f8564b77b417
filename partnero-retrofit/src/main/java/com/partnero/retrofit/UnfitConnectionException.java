package com.partnero.retrofit;

import com.partnero.retrofit.ConnectionRule.Verdict;
import java.net.ProtocolException;
import okhttp3.Connection;

/**
 * The connection that OkHttp has chosen must not carry the request; nothing was sent. It is a {@link ProtocolException}
 * because OkHttp never retries after one.
 */
final class UnfitConnectionException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final transient Connection connection;
    private final transient Verdict verdict;

    UnfitConnectionException(Connection connection, Verdict verdict) {
        super("the connection may be dead; nothing was sent on it");
        this.connection = connection;
        this.verdict = verdict;
    }

    Connection connection() {
        return connection;
    }

    Verdict verdict() {
        return verdict;
    }
}
