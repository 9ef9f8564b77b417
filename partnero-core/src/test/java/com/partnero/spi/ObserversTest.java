package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several observers of one client. */
class ObserversTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void allAreNotifiedInOrderAndOfTheEndInReverse() {
        tellAll(Observers.all(List.of(new Telling("a"), new Telling("b"))));

        assertThat(told)
                .containsExactly(
                        "a created", "b created",
                        "a call", "b call",
                        "a attempt", "b attempt",
                        "a status 503", "b status 503",
                        "b attempt ended", "a attempt ended",
                        "a retrying", "b retrying",
                        "a verified", "b verified",
                        "a succeeded", "b succeeded",
                        "b ended", "a ended",
                        "a closed", "b closed");
    }

    @Test
    void anObserverThatThrowsDoesNotKeepOthersFromTheirEvents() {
        tellAll(Observers.all(List.of(new Broken(), new Telling("b"))));

        assertThat(told)
                .containsExactly(
                        "b created",
                        "b call",
                        "b attempt",
                        "b status 503",
                        "b attempt ended",
                        "b retrying",
                        "b verified",
                        "b succeeded",
                        "b ended",
                        "b closed");
    }

    @Test
    void theHeadersOfAllAreSent() {
        PartneroObserver all = Observers.all(List.of(new Telling("a"), new Broken(), new Telling("b")));

        assertThat(all.callStarted(Operation.CREATE).requestHeaders()).isEqualTo(Map.of("X-a", "1", "X-b", "1"));
    }

    private static final ClientState STATE = new ClientState() {
        @Override
        public int retryQuota() {
            return 500;
        }

        @Override
        public int keysWithoutRetryQuota() {
            return 0;
        }

        @Override
        public int requestsUnderWay() {
            return 0;
        }
    };

    private static void tellAll(PartneroObserver observer) {
        observer.clientCreated(STATE);
        CallObserver call = observer.callStarted(Operation.CREATE);
        AttemptFailedException failure = AttemptFailedException.lost("the connection broke");
        call.attemptStarted(Operation.CREATE);
        call.answered(503, null);
        call.attemptEnded(Operation.CREATE, failure);
        call.retrying(failure, Duration.ZERO);
        call.verified(LookUpResult.SAME);
        call.succeeded(true);
        call.ended();
        observer.clientClosed();
    }

    /** Writes down what it is told. */
    private final class Telling implements PartneroObserver {

        private final String name;

        Telling(String name) {
            this.name = name;
        }

        private void tell(String what) {
            told.add(name + " " + what);
        }

        @Override
        public void clientCreated(ClientState state) {
            tell("created");
        }

        @Override
        public void clientClosed() {
            tell("closed");
        }

        @Override
        public CallObserver callStarted(Operation operation) {
            tell("call");
            return new CallObserver() {
                @Override
                public void attemptStarted(Operation request) {
                    tell("attempt");
                }

                @Override
                public Map<String, String> requestHeaders() {
                    return Map.of("X-" + name, "1");
                }

                @Override
                public void answered(int status, @Nullable String requestId) {
                    tell("status " + status);
                }

                @Override
                public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
                    tell("attempt ended");
                }

                @Override
                public void retrying(AttemptFailedException failure, Duration pause) {
                    tell("retrying");
                }

                @Override
                public void verified(LookUpResult finding) {
                    tell("verified");
                }

                @Override
                public void succeeded(boolean verified) {
                    tell("succeeded");
                }

                @Override
                public void failed(PartneroException exception) {
                    tell("failed");
                }

                @Override
                public void ended() {
                    tell("ended");
                }
            };
        }
    }

    /** Throws whatever it is told. */
    private static final class Broken implements PartneroObserver {

        @Override
        public CallObserver callStarted(Operation operation) {
            throw new IllegalStateException();
        }

        @Override
        public void clientCreated(ClientState state) {
            throw new StackOverflowError();
        }

        @Override
        public void clientClosed() {
            throw new StackOverflowError();
        }
    }
}
