package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that every call carries, and a listener for the places where they must not appear: logs of any level,
 * messages, stack traces and serialized exceptions. Thread-safe.
 */
final class Canary implements AutoCloseable {

    static final String API_KEY = "pk_canary_5f0cA9b7c1";
    static final String EMAIL = "canary.person@secret.example";
    static final String NAME = "Canarina";
    static final String CUSTOMER = "canary-customer-77";
    static final String BUYER = "canary-buyer-78";
    static final String KEY = "canary-order-1042";

    /** Must not appear in an exception. */
    private static final List<String> SECRETS = List.of(API_KEY, EMAIL, NAME, CUSTOMER, BUYER, KEY);

    /** Must not appear in a log. The finest logs of some HTTP libraries contain addresses, and so keys and ids. */
    private static final List<String> NEVER_LOGGED = List.of(API_KEY, EMAIL, NAME);

    private final Logger root = Logger.getLogger("");
    private final @Nullable Level levelBefore = root.getLevel();
    private final Handler[] handlersBefore = root.getHandlers();
    private final Listener listener = new Listener();

    /**
     * Starts to listen.
     *
     * @param level the lowest level of the logs that are checked
     */
    Canary(Level level) {
        Arrays.stream(handlersBefore).forEach(root::removeHandler);
        listener.setLevel(Level.ALL);
        root.addHandler(listener);
        root.setLevel(level);
    }

    /** Fails if the exception contains a secret. */
    static void assertSilent(Throwable thrown) throws IOException {
        assertSilent("the message", String.valueOf(thrown.getMessage()));
        assertSilent("toString()", thrown.toString());
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertSilent("the stack trace", trace.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        assertSilent("the serialized exception", bytes.toString(StandardCharsets.UTF_8));
    }

    static void assertSilent(String where, String text) {
        for (String secret : SECRETS) {
            assertThat(text.contains(secret))
                    .as("%s contains %s", where, secret)
                    .isFalse();
        }
    }

    /** Fails if a log contained a secret since the canary was made. */
    void assertLogsSilent() {
        assertThat(List.copyOf(listener.leaks))
                .as("log records that contain a secret")
                .isEmpty();
    }

    @Override
    public void close() {
        root.removeHandler(listener);
        root.setLevel(levelBefore);
        Arrays.stream(handlersBefore).forEach(root::addHandler);
    }

    private static final class Listener extends Handler {

        private final Queue<String> leaks = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord logged) {
            StringWriter text = new StringWriter().append(String.valueOf(logged.getMessage()));
            if (logged.getParameters() != null) {
                text.append(Arrays.deepToString(logged.getParameters()));
            }
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(new PrintWriter(text));
            }
            for (String secret : NEVER_LOGGED) {
                if (text.toString().contains(secret)) {
                    leaks.add(logged.getLoggerName() + " at " + logged.getLevel() + ": " + text);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
