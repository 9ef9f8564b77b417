package com.partnero.examples.checkout;

import com.partnero.Operation;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the latest network traffic. It is a minimal observer: a bean of this type receives the events of every call. */
@Component
class Wire implements PartneroObserver {

    private static final int SHOWN = 9;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** One request: what was asked, and what came of it. */
    record Entry(String method, String path, String result, boolean failed) {}

    @Override
    public CallObserver callStarted(Operation operation) {
        if (operation == Operation.BALANCE) {
            return CallObserver.NONE; // The page itself asks for those.
        }
        return new CallObserver() {
            @Override
            public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
                String result = failure == null ? "answered" : String.valueOf(failure.getMessage());
                add(new Entry(request.method(), request.pathTemplate(), result, failure != null));
            }
        };
    }

    private synchronized void add(Entry entry) {
        entries.addFirst(entry);
        if (entries.size() > SHOWN) {
            entries.removeLast();
        }
    }

    /** The latest first. */
    synchronized List<Entry> latest() {
        return new ArrayList<>(entries);
    }
}
