package com.partnero.examples.checkout;

import com.partnero.Operation;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Keeps the latest network traffic. It is a minimal observer: a bean of this type receives the events of every call. Look-ups
 * in a row are one line, and never push out a request that changes something.
 */
@Component
class Wire implements PartneroObserver {

    private static final int SHOWN = 9;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Requests in a row: what was asked, what came of the last one, and how many there were. */
    record Entry(String method, String path, String result, boolean failed, boolean write, int times) {}

    @Override
    public CallObserver callStarted(Operation operation) {
        if (RequestContextHolder.getRequestAttributes() != null) {
            return CallObserver.NONE; // The page itself asks, to show what Partnero has.
        }
        return new CallObserver() {
            @Override
            public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
                String result = failure == null ? "answered" : String.valueOf(failure.getMessage());
                add(request, result, failure != null);
            }
        };
    }

    private synchronized void add(Operation request, String result, boolean failed) {
        int times = 1;
        Entry latest = entries.peekFirst();
        if (!request.isWrite() && latest != null && !latest.write()) {
            entries.removeFirst();
            times += latest.times();
        }
        String path = request.isWrite() ? request.pathTemplate() : "look-up" + (times == 1 ? "" : " × " + times);
        entries.addFirst(new Entry(request.method(), path, result, failed, request.isWrite(), times));
        if (entries.size() > SHOWN) {
            removeOne();
        }
    }

    /** The oldest look-up, or the oldest of all. */
    private void removeOne() {
        Iterator<Entry> oldest = entries.descendingIterator();
        while (oldest.hasNext()) {
            if (!oldest.next().write()) {
                oldest.remove();
                return;
            }
        }
        entries.removeLast();
    }

    /** The latest first. */
    synchronized List<Entry> latest() {
        return new ArrayList<>(entries);
    }
}
