package com.partnero.policy;

import com.partnero.Transaction;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a client is recording or has recently recorded. The service's list may show a new row late, and two
 * threads may have the same sale. A key is remembered for two minutes, or as long as a lost sale may still appear; it
 * is never dropped while it is needed.
 *
 * <p>A key gets its place before anything is sent, so that remembering it later cannot fail. If there is no place,
 * nothing is sent. Looking a key up uses no memory. The store has many segments, each with its own lock, which is held
 * for only a few steps. Thread-safe.
 */
final class RecentSales {

    static final Duration REMEMBERED = Duration.ofMinutes(2);

    private static final int MOST = 1_000_000;
    private static final int SEGMENTS = 256;
    private static final int ROWS_PER_SEGMENT = 40;
    /** How many keys a call that needs a place inspects, in order to remove expired ones. */
    private static final int SWEPT_HERE = 4;

    private static final int SWEPT_ELSEWHERE = 32;
    private static final int SWEPT_WHEN_FULL = 512;

    private final TimeSource time;
    private final String program;
    /** Computed at the first use: a client that is never used should start quickly. */
    private @Nullable KeyHash programHash;

    private final int most;
    private final long start;
    private final AtomicInteger size;
    private final AtomicInteger nextSwept;
    private final AtomicReferenceArray<@Nullable Segment> segments;

    RecentSales(TimeSource time) {
        this(time, MOST);
    }

    RecentSales(TimeSource time, int most) {
        this.time = time;
        this.most = most;
        program = "";
        start = time.nanoTime();
        size = new AtomicInteger();
        nextSwept = new AtomicInteger();
        segments = new AtomicReferenceArray<>(SEGMENTS);
    }

    private RecentSales(RecentSales shared, String program) {
        time = shared.time;
        most = shared.most;
        this.program = program;
        start = shared.start;
        size = shared.size;
        nextSwept = shared.nextSwept;
        segments = shared.segments;
    }

    /** The sales of one program, in the same store: a key of one program says nothing about the same key of another. */
    RecentSales of(String otherProgram) {
        return new RecentSales(this, otherProgram);
    }

    private KeyHash hash(String key) {
        KeyHash hash = programHash;
        if (hash == null) {
            hash = KeyHash.of(program);
            programHash = hash;
        }
        return hash.with(key);
    }

    /** A part of the keys with its own lock. */
    static final class Segment {

        final ReentrantLock lock = new ReentrantLock();

        /** In the order of their last use, so that expired keys come first. */
        private final Map<KeyHash, RecentSale> sales = new LinkedHashMap<>(16, 0.75f, true);

        private final ArrayDeque<RecentSale> withRow = new ArrayDeque<>();
    }

    /**
     * Claims keys for a {@code create}; {@link Claims#end} must follow. Waits for a running {@code createIfAbsent} of
     * one of them.
     *
     * @return the claims; only a {@link Claims#busy} key if a createIfAbsent has recorded it meanwhile or is still
     *     recording it
     * @throws InterruptedException if the thread is interrupted; nothing is claimed
     * @throws AttemptFailedException if there is no place for the keys; nothing is claimed
     */
    Claims create(List<String> keys, Duration patience) throws InterruptedException, AttemptFailedException {
        Claims claims = new Claims(this, keys);
        boolean whole = false;
        try {
            long end = System.nanoTime() + patience.toNanos();
            for (String key : keys) {
                RecentSale sale = create(hash(key), end);
                if (sale == null) {
                    claims.giveWayTo(key);
                    return claims;
                }
                claims.add(sale);
            }
            whole = true;
            return claims;
        } finally {
            if (!whole) {
                claims.end();
            }
        }
    }

    private @Nullable RecentSale create(KeyHash hash, long end) throws InterruptedException, AttemptFailedException {
        Segment segment = segment(hash);
        segment.lock.lockInterruptibly();
        try {
            boolean waited = false;
            RecentSale sale = place(segment, hash);
            while (sale.createIfAbsent) {
                waited = true;
                if (!await(sale, end)) {
                    return null;
                }
                sale = place(segment, hash);
            }
            if (waited && sale.recordedUntil >= now()) {
                return null;
            }
            sale.creates++;
            return sale;
        } finally {
            segment.lock.unlock();
        }
    }

    void endCreate(RecentSale sale) {
        sale.segment.lock.lock();
        try {
            sale.creates--;
            ended(sale);
        } finally {
            sale.segment.lock.unlock();
        }
    }

    /**
     * Claims a key for a {@code createIfAbsent} once no other call is recording it; {@link #endCreateIfAbsent} must
     * follow.
     *
     * @return null if another call is still recording it after the wait
     * @throws InterruptedException if the thread is interrupted while it waits; nothing is claimed
     * @throws AttemptFailedException if there is no place for the key; nothing is claimed
     */
    @Nullable
    RecentSale createIfAbsent(String key, Duration patience) throws InterruptedException, AttemptFailedException {
        long end = System.nanoTime() + patience.toNanos();
        KeyHash hash = hash(key);
        Segment segment = segment(hash);
        segment.lock.lock();
        try {
            RecentSale sale = place(segment, hash);
            while (sale.isBeingRecorded()) {
                if (!await(sale, end)) {
                    return null;
                }
                sale = place(segment, hash);
            }
            sale.createIfAbsent = true;
            return sale;
        } finally {
            segment.lock.unlock();
        }
    }

    void endCreateIfAbsent(RecentSale sale) {
        sale.segment.lock.lock();
        try {
            sale.createIfAbsent = false;
            ended(sale);
        } finally {
            sale.segment.lock.unlock();
        }
    }

    /** Claims a key for a delete, without waiting for other calls; {@link #endDelete} must follow. */
    RecentSale delete(String key) throws AttemptFailedException {
        KeyHash hash = hash(key);
        Segment segment = segment(hash);
        segment.lock.lock();
        try {
            RecentSale sale = place(segment, hash);
            sale.deletes++;
            return sale;
        } finally {
            segment.lock.unlock();
        }
    }

    void endDelete(RecentSale sale) {
        sale.segment.lock.lock();
        try {
            sale.deletes--;
            ended(sale);
        } finally {
            sale.segment.lock.unlock();
        }
    }

    void recorded(RecentSale sale, Transaction row) {
        Segment segment = sale.segment;
        segment.lock.lock();
        try {
            boolean first = sale.row() == null;
            sale.recorded(row, now() + REMEMBERED.toNanos());
            if (first) {
                segment.withRow.add(sale);
            }
            if (segment.withRow.size() > ROWS_PER_SEGMENT) {
                segment.withRow.remove().forgetRow();
            }
        } finally {
            segment.lock.unlock();
        }
    }

    /** The answer to an attempt was lost: the service may still be working on it, or show the sale late. */
    void mayAppear(RecentSale sale, Duration atMost) {
        sale.segment.lock.lock();
        try {
            sale.mayAppearUntil = Math.max(sale.mayAppearUntil, now() + atMost.toNanos());
        } finally {
            sale.segment.lock.unlock();
        }
    }

    void forget(RecentSale sale) {
        sale.segment.lock.lock();
        try {
            sale.forget();
        } finally {
            sale.segment.lock.unlock();
        }
    }

    /** What this client has recently recorded with the key; null also if there was no memory to keep it. */
    @Nullable
    Transaction lately(RecentSale sale) {
        sale.segment.lock.lock();
        try {
            return sale.recordedUntil >= now() ? sale.row() : null;
        } finally {
            sale.segment.lock.unlock();
        }
    }

    /** How long a sale that this client has sent may still appear; zero or less if none may. */
    Duration mayStillAppear(RecentSale sale) {
        sale.segment.lock.lock();
        try {
            return Duration.ofNanos(Math.max(sale.recordedUntil, sale.mayAppearUntil) - now());
        } finally {
            sale.segment.lock.unlock();
        }
    }

    /** How many keys have a place. */
    int size() {
        return size.get();
    }

    private long now() {
        return time.nanoTime() - start;
    }

    private Segment segment(KeyHash hash) {
        return segment((int) (hash.high() & SEGMENTS - 1));
    }

    private Segment segment(int number) {
        Segment segment = segments.get(number);
        if (segment == null) {
            segments.compareAndSet(number, null, new Segment());
            segment = Objects.requireNonNull(segments.get(number));
        }
        return segment;
    }

    /** Waits and releases the lock meanwhile; false if the time is over. */
    private static boolean await(RecentSale sale, long end) throws InterruptedException {
        long left = end - System.nanoTime();
        return left > 0 && sale.changed().awaitNanos(left) > 0;
    }

    /** The place of a key; it is created if there is none. */
    private RecentSale place(Segment segment, KeyHash hash) throws AttemptFailedException {
        RecentSale known = segment.sales.get(hash);
        if (known != null) {
            return known;
        }
        sweep(segment, SWEPT_HERE);
        sweepElsewhere();
        if (size.incrementAndGet() > most && !makeRoom()) {
            size.decrementAndGet();
            throw AttemptFailedException.notSent(
                    "this client remembers " + most + " keys of the last two minutes and cannot remember more");
        }
        boolean placed = false;
        try {
            RecentSale made = new RecentSale(segment, hash);
            segment.sales.put(hash, made);
            placed = true;
            return made;
        } finally {
            if (!placed) {
                size.decrementAndGet();
            }
        }
    }

    /** Allocates no memory. */
    private void ended(RecentSale sale) {
        sale.signal();
        if (sale.isNeeded(now())) {
            sale.segment.sales.get(sale.hash); // It is now the one used last.
        } else {
            remove(sale);
        }
    }

    private void remove(RecentSale sale) {
        if (sale.segment.sales.remove(sale.hash, sale)) {
            sale.forgetRow();
            size.decrementAndGet();
        }
    }

    private boolean makeRoom() {
        for (int i = 0; i < SEGMENTS && size.get() > most; i++) {
            sweepElsewhere(SWEPT_WHEN_FULL);
        }
        return size.get() <= most;
    }

    private void sweepElsewhere() {
        sweepElsewhere(SWEPT_ELSEWHERE);
    }

    /** Keys that are never used again are removed by calls with other keys. */
    private void sweepElsewhere(int count) {
        Segment other = segments.get(nextSwept.getAndIncrement() & SEGMENTS - 1);
        if (other != null && other.lock.tryLock()) {
            try {
                sweep(other, count);
            } finally {
                other.lock.unlock();
            }
        }
    }

    /** Inspects the least recently used keys until one is still needed. */
    private void sweep(Segment segment, int count) {
        long now = now();
        for (int i = 0; i < count && !segment.sales.isEmpty(); i++) {
            Iterator<RecentSale> eldest = segment.sales.values().iterator();
            RecentSale sale = eldest.next();
            if (!sale.isNeeded(now)) {
                remove(sale);
            } else if (sale.isBeingRecorded() || sale.deletes > 0) {
                segment.sales.get(sale.hash); // A call that takes long does not hide the keys behind it.
            } else {
                return;
            }
        }
    }
}
