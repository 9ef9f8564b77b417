package com.partnero.testkit.contract;

import com.partnero.testkit.http.Request;
import org.jspecify.annotations.Nullable;

/** What a request asks for: done once at most, and only if the fault that strikes it lets it be done. */
final class Deed {

    private final Request request;
    private final Books books;
    private @Nullable Answer answer;

    Deed(Request request, Books books) {
        this.request = request;
        this.books = books;
    }

    /** Carries the request out and says what a healthy service would answer. */
    Answer carryOut() {
        if (answer == null) {
            answer = books.carryOut(request);
        }
        return answer;
    }
}
