package com.partnero.outbox;

import com.partnero.outbox.OutboxTable.Claimed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Claims the due rows of all programs and runs a turn for each. One thread claims and one pool runs the turns, regardless of the
 * number of programs. While several programs have due rows, each gets at most two turns at once. A program that does not answer
 * then delays no other.
 *
 * <p>Thread-safe.
 */
final class Engine {

    private static final System.Logger LOG = System.getLogger(PartneroOutbox.class.getName());

    private static final int THREADS = 16;
    private static final int TURNS_WHERE_OTHERS_WAIT = 2;
    private static final Duration AFTER_CALL = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long HOUSEKEEPING = TimeUnit.MINUTES.toNanos(1);
    /** It reads the whole table. */
    private static final long EMPTYING = TimeUnit.HOURS.toNanos(1);

    private final Outboxes outboxes;
    private final int threads;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    /** Programs that may have something due. */
    private final Set<String> hot = new LinkedHashSet<>();

    private final Map<String, Integer> turns = new HashMap<>();
    private int underWay;
    /** Whether something has happened since the last look at {@link #hot}. */
    private boolean woken;

    private boolean closing;
    private @Nullable Thread dispatcher;
    private @Nullable ExecutorService pool;

    Engine(Outboxes outboxes) {
        this.outboxes = outboxes;
        threads = Math.max(THREADS, outboxes.settings().concurrency());
    }

    synchronized void start() {
        closing = false;
        pool = workers(threads);
        dispatcher = thread(this::dispatch, "partnero-outbox");
        dispatcher.start();
    }

    /** A turn frees its place shortly before its thread, so the next turn may wait for the thread for a moment. */
    static ExecutorService workers(int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                work -> thread(work, "partnero-outbox-" + number.incrementAndGet()),
                // Closed meanwhile: the turn gives its row back.
                (turn, closed) -> turn.run());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    /** The new thread inherits nothing from the thread that creates it. */
    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /** Sends no further request, and waits for those under way. */
    void stop() {
        Duration longest = lanes.values().stream()
                .map(Lane::callTimeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(AFTER_CALL);
        ExecutorService running;
        Thread claiming;
        synchronized (this) {
            closing = true;
            notifyAll();
            running = pool;
            claiming = dispatcher;
            pool = null;
            dispatcher = null;
        }
        if (running == null || claiming == null) {
            return;
        }
        running.shutdown();
        try {
            claiming.join(longest.toMillis());
            if (!running.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /** A program has something due. */
    synchronized void wake(String program) {
        if (!closing) {
            hot.add(program);
            woken = true;
            notifyAll();
        }
    }

    /** Not one that a stop has left behind, waiting for the database. */
    private synchronized boolean isDispatcher() {
        return dispatcher == Thread.currentThread();
    }

    private void dispatch() {
        long polled = System.nanoTime() - outboxes.settings().polling().toNanos();
        long kept = System.nanoTime() - HOUSEKEEPING;
        long emptied = System.nanoTime() - EMPTYING;
        while (isDispatcher()) {
            try {
                if (System.nanoTime() - polled >= outboxes.settings().polling().toNanos()) {
                    polled = System.nanoTime();
                    poll();
                }
                if (System.nanoTime() - kept >= HOUSEKEEPING) {
                    kept = System.nanoTime();
                    outboxes.pauses().putOff();
                    dropIdleLanes();
                }
                if (System.nanoTime() - emptied >= EMPTYING) {
                    emptied = System.nanoTime();
                    outboxes.emptyOld();
                }
                long wait = claimAll();
                await(Math.min(wait, polled + outboxes.settings().polling().toNanos() - System.nanoTime()));
            } catch (OutboxDatabaseException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The outbox delivers nothing until its database answers: " + told(e));
                afterFailure();
            } catch (RuntimeException | Error e) {
                // Also when memory or threads have run out: no other thread would continue.
                LOG.log(System.Logger.Level.WARNING, "The outbox failed and continues at its next poll: " + told(e));
                afterFailure();
            }
        }
    }

    /** Omits the database's detail, which may print a row. */
    static String told(Throwable failure) {
        return failure instanceof OutboxDatabaseException ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    private synchronized void afterFailure() {
        woken = false;
        await(outboxes.settings().polling().toNanos());
    }

    private synchronized void await(long nanos) {
        if (closing || woken || nanos <= 0) {
            return;
        }
        try {
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            // Only stop ends this thread.
        }
    }

    private void poll() {
        Set<String> due = outboxes.database().own(connection -> outboxes.table().duePrograms(connection));
        synchronized (this) {
            due.stream().filter(program -> outboxes.client(program) != null).forEach(hot::add);
        }
    }

    /** @return nanoseconds until a program with due rows may be sent to */
    private long claimAll() {
        List<String> programs;
        synchronized (this) {
            woken = false;
            programs = new ArrayList<>(hot);
        }
        long wait = Long.MAX_VALUE;
        for (String program : programs) {
            Lane lane = lane(program);
            if (lane == null) {
                forget(program);
            } else {
                wait = Math.min(wait, claimOrPass(lane));
            }
        }
        return wait;
    }

    /** A program whose rows cannot be read, for instance after a downgrade, holds up no other one until its next poll. */
    private long claimOrPass(Lane lane) {
        try {
            return claim(lane);
        } catch (OutboxDatabaseException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Entries of " + lane.program() + " cannot be claimed: " + told(e));
            return Long.MAX_VALUE;
        }
    }

    /** Tenants come and go. */
    private synchronized void dropIdleLanes() {
        lanes.values()
                .removeIf(lane ->
                        !turns.containsKey(lane.program()) && lane.pace().isFull());
    }

    private synchronized void forget(String program) {
        hot.remove(program);
    }

    private @Nullable Lane lane(String program) {
        String client = outboxes.client(program);
        return client == null ? null : lanes.computeIfAbsent(program, name -> new Lane(client, outboxes));
    }

    private long claim(Lane lane) {
        int room = room(lane.program());
        if (room == 0) {
            // The end of a turn wakes this thread.
            return Long.MAX_VALUE;
        }
        int most = Math.min(room, lane.pace().available());
        if (most == 0) {
            return lane.pace().wait(room);
        }
        forget(lane.program());
        long before = System.nanoTime();
        List<Claimed> claimed = outboxes.database()
                .own(connection -> outboxes.table()
                        .claim(
                                connection,
                                lane.program(),
                                most,
                                Settings.lease(lane.callTimeout()),
                                outboxes.settings().maxAge()));
        claimed.forEach(one -> submit(lane, one, before));
        if (claimed.size() == most) {
            wake(lane.program());
            return 0;
        }
        return Long.MAX_VALUE;
    }

    /** How many turns a program may begin; 0 until a claim is worth its query. */
    private synchronized int room(String program) {
        int limit = Math.min(threads, outboxes.settings().concurrency());
        if (hot.size() > 1) {
            limit = Math.min(limit, TURNS_WHERE_OTHERS_WAIT);
        }
        int room = Math.min(limit - turns.getOrDefault(program, 0), threads - underWay);
        return room > limit / 4 ? room : 0;
    }

    private void submit(Lane lane, Claimed claimed, long claimedAt) {
        ExecutorService workers;
        synchronized (this) {
            workers = pool;
            underWay++;
            turns.merge(lane.program(), 1, Integer::sum);
        }
        Runnable turn = () -> {
            try {
                new Deliverer(outboxes, lane, claimed, claimedAt).turn();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.WARNING, "A turn of the outbox failed and will be repeated: " + told(e));
            } finally {
                ended(lane.program());
            }
        };
        if (workers == null) {
            // Closed meanwhile: the turn gives its row back.
            turn.run();
        } else {
            execute(workers, turn, lane);
        }
    }

    private void execute(ExecutorService workers, Runnable turn, Lane lane) {
        try {
            workers.execute(turn);
        } catch (Error e) {
            // No thread is left. The row is claimed again after its lease.
            ended(lane.program());
            throw e;
        }
    }

    private synchronized void ended(String program) {
        underWay--;
        turns.computeIfPresent(program, (name, count) -> count == 1 ? null : count - 1);
        woken = true;
        notifyAll();
    }
}
