package com.partnero.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.Transaction;
import com.partnero.client.PartneroFactory;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One application's life with the service, drawn from a seed: a few calls, each checked against the true books. The same
 * seed gives the same history.
 */
final class History {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    /** The longest step that the clock makes while a call pauses, and the longest answer. */
    private static final Duration STEP = Duration.ofSeconds(61);

    private final Random random;
    private final VirtualTime time;
    private final SimulatedService service;
    private final boolean crashes;
    private Partnero partnero;
    private int unknown;

    History(long seed) {
        random = new Random(seed);
        time = new VirtualTime(random);
        crashes = random.nextInt(4) == 0;
        service = new SimulatedService(random, time, crashes);
        partnero = client();
    }

    /** Everything that happened, for comparison and for reading. */
    List<String> trace() {
        return service.trace;
    }

    /** How many calls ended without anybody knowing how. */
    int unknown() {
        return unknown;
    }

    void live() {
        int calls = 1 + random.nextInt(4);
        for (int i = 0; i < calls; i++) {
            Thread.interrupted();
            switch (random.nextInt(7)) {
                case 0, 1, 2 -> create(sale("order-" + i), random.nextBoolean());
                case 3 -> createAfterAnother(sale("order-" + i));
                case 4 -> batch(sale("a-" + i), sale("b-" + i));
                case 5 -> delete(sale("order-" + i));
                default -> credit(1 + i);
            }
        }
        Thread.interrupted();
    }

    /** How a call ended. */
    private enum End {
        DONE,
        NOT_APPLIED,
        UNKNOWN,
        CRASHED
    }

    private void create(NewTransaction sale, boolean ifAbsent) {
        String key = sale.key();
        End end = call(() -> {
            Transaction made = ifAbsent
                    ? partnero.transactions().createIfAbsent(sale)
                    : partnero.transactions().create(sale);
            assertThat(made.key()).isEqualTo(key);
            assertThat(service.rows(key)).as("a success has left its row").isEqualTo(1);
        });
        service.settle();

        assertThat(service.commits(key)).as("a sale is recorded once at most").isLessThanOrEqualTo(1);
        if (end == End.NOT_APPLIED) {
            assertThat(service.commits(key)).as("not applied means nothing").isZero();
        }
        if (end == End.UNKNOWN || end == End.CRASHED) {
            recover(sale);
        }
    }

    /** What the documentation tells an application to do: wait until nothing can be under way, look, and create if absent. */
    private void recover(NewTransaction sale) {
        partnero = client();
        End end = call(() -> partnero.transactions().createIfAbsent(sale));
        service.settle();

        assertThat(service.rows(sale.key())).as("recovery never doubles").isLessThanOrEqualTo(1);
        if (end == End.DONE) {
            assertThat(service.rows(sale.key())).as("recovery loses nothing").isEqualTo(1);
        }
    }

    private void createAfterAnother(NewTransaction sale) {
        service.recordByAnother(sale);

        call(() -> partnero.transactions().createIfAbsent(sale));
        service.settle();

        assertThat(service.commits(sale.key()))
                .as("what is there is not recorded again")
                .isZero();
    }

    private void batch(NewTransaction... sales) {
        End end = call(() -> {
            List<Transaction> made = partnero.transactions().createAll(NewTransactionBatch.of(sales));
            assertThat(made).hasSize(sales.length);
            for (NewTransaction sale : sales) {
                assertThat(service.rows(sale.key()))
                        .as("a success has left its rows")
                        .isEqualTo(1);
            }
        });
        service.settle();

        for (NewTransaction sale : sales) {
            assertThat(service.commits(sale.key()))
                    .as("each sale is recorded once at most")
                    .isLessThanOrEqualTo(1);
            if (end == End.NOT_APPLIED) {
                assertThat(service.commits(sale.key())).isZero();
            }
        }
    }

    private void delete(NewTransaction sale) {
        service.recordByAnother(sale);
        End end = call(() -> {
            partnero.transactions().delete(sale.key());
            assertThat(service.rows(sale.key()))
                    .as("a deleted transaction is gone")
                    .isZero();
        });
        service.settle();

        int deleted = service.commits("delete " + sale.key());
        assertThat(deleted).as("one delete takes one transaction").isLessThanOrEqualTo(1);
        if (end == End.NOT_APPLIED) {
            assertThat(deleted).isZero();
        }
    }

    private void credit(int amount) {
        Amount credit = Amount.of(String.valueOf(amount), "USD");
        End end = call(() -> partnero.balances().credit("customer_123", credit));
        service.settle();

        int written = service.commits("credit " + credit);
        assertThat(written).as("a credit is written once at most").isLessThanOrEqualTo(1);
        if (end == End.DONE) {
            assertThat(written).as("a success has written").isEqualTo(1);
        }
        if (end == End.NOT_APPLIED) {
            assertThat(written).as("not applied means nothing").isZero();
        }
    }

    private End call(Runnable call) {
        long start = time.nanoTime();
        try {
            call.run();
            return End.DONE;
        } catch (PartneroException e) {
            service.trace.add(e.getMessage());
            assertThat(e).isNotInstanceOf(PartneroNotFoundException.class);
            if (e.outcome() == Outcome.UNKNOWN) {
                unknown++;
                return End.UNKNOWN;
            }
            return End.NOT_APPLIED;
        } catch (SimulatedService.Crash e) {
            return End.CRASHED;
        } finally {
            Thread.interrupted();
            assertThat(time.nanoTime() - start)
                    .as("a call ends at its deadline")
                    .isLessThanOrEqualTo(CALL_TIMEOUT.plus(STEP).toNanos());
        }
    }

    private Partnero client() {
        return PartneroFactory.create(
                service,
                new ClientSettings(
                        ClientSettings.always(ApiKey.of("secret")),
                        URI.create("https://api.partnero.com/v1"),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(8),
                        CALL_TIMEOUT,
                        null,
                        RetryPolicy.defaults(),
                        ResponseLimits.defaults(),
                        PartneroObserver.NONE),
                time);
    }

    private static NewTransaction sale(@Nullable String key) {
        return NewTransaction.builder()
                .key(String.valueOf(key))
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }
}
