package com.partnero.policy;

import com.partnero.Transaction;
import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this client is recording or has recently recorded. The service's list may show a new row late, and two
 * threads may have the same sale. It remembers {@value #MOST} keys for two minutes, or as long as a lost sale may still
 * appear. Thread-safe.
 */
final class RecentSales {

    private static final int MOST = 10_000;
    private static final long REMEMBERED = Duration.ofMinutes(2).toNanos();

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    RecentSales(TimeSource time) {
        this.time = time;
    }

    /** The state of one key. */
    private final class Entry {

        private final Condition changed = lock.newCondition();
        private int creates;
        private boolean ifAbsent;
        private @Nullable Transaction recorded;
        private long recordedAt;
        /** Until when a sale whose answer was lost may still appear in the list. */
        private long mayAppearUntil = time.nanoTime();

        private long touched = time.nanoTime();

        private boolean isIdle() {
            return creates == 0 && !ifAbsent;
        }
    }

    /**
     * A {@code create} of these keys begins; {@link #end} must follow. Waits for a {@code createIfAbsent} of one of them that is
     * under way.
     *
     * @return a key that such a one has recorded meanwhile, so that this create must not begin; null if it has begun
     * @throws InterruptedException if the thread is interrupted; nothing has begun
     */
    @Nullable
    String begin(Collection<String> keys, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            for (String key : keys) {
                Entry entry = entry(key);
                boolean waited = false;
                while (entry.ifAbsent && left > 0) {
                    waited = true;
                    left = entry.changed.awaitNanos(left);
                }
                if (entry.ifAbsent || waited && lately(entry) != null) {
                    return key;
                }
            }
            for (String key : keys) {
                entry(key).creates++;
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Must follow {@link #begin}. */
    void end(Collection<String> keys) {
        lock.lock();
        try {
            for (String key : keys) {
                Entry entry = entry(key);
                entry.creates--;
                entry.changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * A {@code createIfAbsent} of a key begins once nobody else is recording it; {@link #endIfAbsent} must follow.
     *
     * @return false if somebody still is when patience ends
     * @throws InterruptedException if the thread is interrupted; nothing has begun
     */
    boolean beginIfAbsent(String key, Duration patience) throws InterruptedException {
        // Held for moments only: an interrupt counts where there is another call to be waited for.
        lock.lock();
        try {
            Entry entry = entry(key);
            long left = patience.toNanos();
            while (!entry.isIdle()) {
                if (left <= 0) {
                    return false;
                }
                left = entry.changed.awaitNanos(left);
                entry = entry(key);
            }
            entry.ifAbsent = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void endIfAbsent(String key) {
        lock.lock();
        try {
            Entry entry = entry(key);
            entry.ifAbsent = false;
            entry.changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void recorded(String key, Transaction row) {
        lock.lock();
        try {
            Entry entry = entry(key);
            entry.recorded = row;
            entry.recordedAt = time.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** The answer to an attempt was lost: the service may still be working on it, or show the sale late. */
    void mayAppear(String key, Duration atMost) {
        lock.lock();
        try {
            Entry entry = entry(key);
            long until = time.nanoTime() + atMost.toNanos();
            if (until - entry.mayAppearUntil > 0) {
                entry.mayAppearUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    void forget(String key) {
        lock.lock();
        try {
            entry(key).recorded = null;
        } finally {
            lock.unlock();
        }
    }

    /** What this client has recently recorded with this key. */
    @Nullable
    Transaction lately(String key) {
        lock.lock();
        try {
            return lately(entry(key));
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Transaction lately(Entry entry) {
        return time.nanoTime() - entry.recordedAt > REMEMBERED ? null : entry.recorded;
    }

    /** How long a sale that this client has sent may still appear; zero or less if none may. */
    Duration mayStillAppear(String key) {
        lock.lock();
        try {
            return Duration.ofNanos(entry(key).mayAppearUntil - time.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    private Entry entry(String key) {
        long now = time.nanoTime();
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = new Entry();
            entries.put(key, entry);
        }
        entry.touched = now;
        forgetTheEldest(now);
        return entry;
    }

    /** Drops the oldest entries; running ones stay. */
    private void forgetTheEldest(long now) {
        Iterator<Entry> eldest = entries.values().iterator();
        while (eldest.hasNext()) {
            Entry entry = eldest.next();
            boolean old = now - entry.touched > REMEMBERED && now - entry.mayAppearUntil > 0 || entries.size() > MOST;
            if (!old || entry.touched == now) {
                return;
            }
            if (entry.isIdle()) {
                eldest.remove();
            }
        }
    }
}
