package com.partnero.emulator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Writes exchanges to a file on a separate thread, so that no exchange waits for it or fails because of it.
 * Thread-safe.
 */
final class RecordWriter implements AutoCloseable {

    /** How many characters may wait for a slow disk. */
    private static final long MAX_WAITING = 64 << 20;

    /** After this pause there is time to mask earlier exchanges again. */
    private static final long IDLE_MILLIS = 200;

    private static final long JOIN_MILLIS = 10_000;

    private static final Pending END = new Pending(new RecordedExchange("", "", "", 0, ""), List.of());

    private final RecordFile file;
    private final Mask mask;
    private final Consumer<String> problems;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer = new Thread(this::write, "partnero-recorder");
    private int hidden;

    /** An exchange, and the headers of its request, which may hold secrets. */
    private record Pending(RecordedExchange exchange, List<Map.Entry<String, String>> headers) {}

    private RecordWriter(RecordFile file, Mask mask, Consumer<String> problems) {
        this.file = file;
        this.mask = mask;
        this.problems = problems;
    }

    /**
     * Starts to write.
     *
     * @param problems receives problems, described without data
     */
    static RecordWriter start(RecordFile file, Mask mask, Consumer<String> problems) {
        RecordWriter recorder = new RecordWriter(file, mask, problems);
        recorder.writer.setDaemon(true);
        recorder.writer.start();
        return recorder;
    }

    /**
     * Returns at once.
     *
     * @param headers of the request; the secrets in them must not be in the record
     */
    void add(RecordedExchange exchange, List<Map.Entry<String, String>> headers) {
        if (waiting.addAndGet(size(exchange)) > MAX_WAITING) {
            waiting.addAndGet(-size(exchange));
            lose("the disk is too slow");
        } else {
            queue.add(new Pending(exchange, headers));
        }
    }

    private static long size(RecordedExchange exchange) {
        return 0L
                + exchange.target().length()
                + exchange.body().length()
                + exchange.answer().length();
    }

    private void write() {
        try {
            Pending next = queue.take();
            while (next == null || !next.equals(END)) {
                if (next == null) {
                    hideAgain();
                    next = queue.take();
                } else {
                    waiting.addAndGet(-size(next.exchange()));
                    write(next);
                    next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
            hideAgain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Pending next) {
        try {
            next.headers().forEach(header -> mask.learnHeader(header.getKey(), header.getValue()));
            file.append(mask.hide(next.exchange()));
        } catch (IOException | RuntimeException e) {
            lose(reason(e));
        }
    }

    /** An exchange may reveal personal data that an earlier exchange contains. */
    private void hideAgain() {
        if (mask.known() == hidden) {
            return;
        }
        try {
            file.hideAgain(mask);
            hidden = mask.known();
        } catch (IOException | RuntimeException e) {
            problems.accept("the record could not be masked again: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }

    private void lose(String reason) {
        if (lost.incrementAndGet() == 1) {
            problems.accept("an exchange was not recorded: " + reason + "; it was passed on all the same");
        }
    }

    /** Returns when everything is written, or when there is no time left to wait for it. */
    @Override
    public void close() {
        queue.add(END);
        try {
            writer.join(JOIN_MILLIS);
            if (writer.isAlive()) {
                problems.accept("the record may be incomplete: there was no time to write the rest");
                return;
            }
            file.close();
        } catch (IOException e) {
            problems.accept("the record may be incomplete: " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lost.get() > 0) {
            problems.accept(lost + " exchanges were not recorded");
        }
    }
}
