package com.partnero.testkit.contract;

import com.partnero.testkit.http.Request;
import org.jspecify.annotations.Nullable;

/** What a request asks for: done once at most, and only if the fault that actions it lets it be done. */
final class PendingRequest {

    private final Request request;
    private final FakeBackEnd backEnd;
    private @Nullable Answer answer;

    PendingRequest(Request request, FakeBackEnd backEnd) {
        this.request = request;
        this.backEnd = backEnd;
    }

    /** Carries the request out and says what a healthy service would answer. */
    Answer carryOut() {
        if (answer == null) {
            answer = backEnd.carryOut(request);
        }
        return answer;
    }
}
