package com.partnero.spring.boot.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Wakes the entries of one program: a db-scheduler of its own over {@code partnero_outbox_schedule}, so that a program that
 * does not answer keeps no other waiting. An application's own db-scheduler has another table and is not touched.
 *
 * <p>Thread-safe.
 */
final class Engine {

    /** The table may hold what other programs' engines know; nothing is ever deleted as unknown. */
    private static final Duration NEVER = Duration.ofDays(365_000);

    private static final Log LOG = LogFactory.getLog(Engine.class);

    private static final int MISSED_HEARTBEATS = 5;
    private static final int PAGE = 500;

    private final String taskName;
    private final Task<Void> task;
    private final Scheduler scheduler;
    private final Lane lane;

    /** What one entry is woken for. */
    interface Turn {

        /** @return when it is due again, or null if that was all */
        @Nullable
        Instant take(String id) throws InterruptedException;
    }

    Engine(
            String program,
            Turn turn,
            Lane lane,
            DataSource source,
            Dialect dialect,
            PartneroOutboxProperties properties,
            Duration longestCall) {
        this.lane = lane;
        taskName = "partnero-outbox:" + program;
        task = task(taskName, turn, properties.initialDelay());
        ThreadFactory threads = threads(program);
        ExecutorService workers = Executors.newFixedThreadPool(properties.concurrency(), threads);
        ScheduledExecutorService housekeeper = Executors.newScheduledThreadPool(2, threads);
        scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(source), List.of(task))
                .tableName("partnero_outbox_schedule")
                .jdbcCustomization(dialect.engine(source))
                .schedulerName(new SchedulerName.Fixed("partnero-" + UUID.randomUUID()))
                .executorService(workers)
                .threads(properties.concurrency())
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(housekeeper)
                .pollingInterval(properties.polling())
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(longestCall.plusSeconds(5))
                .build();
    }

    private static ThreadFactory threads(String program) {
        return new CustomizableThreadFactory("partnero-outbox-" + program + "-") {
            {
                setDaemon(true);
            }

            /** The engine lets a database that fails while an entry is picked end the thread; the next poll picks it again. */
            @Override
            public Thread createThread(Runnable work) {
                Thread thread = super.createThread(work);
                thread.setUncaughtExceptionHandler((ended, failure) ->
                        LOG.warn("The database failed; what was to be delivered is found again", failure));
                return thread;
            }
        };
    }

    private static Task<Void> task(String name, Turn turn, Duration afterFailure) {
        return Tasks.custom(name, Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(afterFailure))
                .execute((instance, context) -> {
                    Instant due = take(turn, instance.getId());
                    return due == null
                            ? new CompletionHandler.OnCompleteRemove<>()
                            : (complete, operations) -> operations.reschedule(complete, due);
                });
    }

    private static @Nullable Instant take(Turn turn, String id) {
        try {
            return turn.take(id);
        } catch (InterruptedException e) {
            // Being closed; nothing was sent. Another process, or the next start, takes it.
            return Instant.now();
        }
    }

    /** In the current transaction. */
    void schedule(String id, Instant due) {
        scheduler.scheduleIfNotExists(new TaskInstance<>(taskName, id), due);
    }

    /** Entries whose turn has come need not wait for the next poll. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Schedules what the table says is under way and the engine does not know. */
    void remember(OutboxTable table, String program) {
        List<String> page = table.forgotten(program, taskName, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(id -> schedule(id, Instant.now()));
            page = page.size() < PAGE ? List.of() : table.forgotten(program, taskName, page.get(PAGE - 1), PAGE);
        }
    }

    void start() {
        scheduler.start();
    }

    /** Lets no further request go. */
    void close() {
        lane.close();
    }

    /** Waits for the calls under way. */
    void stop() {
        scheduler.stop();
    }
}
