package com.partnero.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.client.PartneroFactory;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.exploration.ModelService.Crash;
import com.partnero.exploration.ModelService.RepeatedKey;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Not some histories, but all: whatever happens at the first six requests of a few calls, under every policy that the service
 * may have for a repeated key. What pays is carried out once at most, "not applied" means nothing, and success means done.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryHistoryTest {

    private static final int EVENTS = Integer.getInteger("exploration.events", 6);
    private static final String KEY = "order-1042";
    private static final NewTransaction SALE = sale(KEY);
    private static final NewTransaction OTHER = sale("order-1043");

    /** How a call ended. */
    private enum End {
        DONE,
        NOT_APPLIED,
        UNKNOWN,
        CRASHED
    }

    /** A few calls of an application, and what must be true of them. */
    private interface Scenario {
        void play(ModelService service, ModelTime time);
    }

    @ParameterizedTest
    @EnumSource
    void aSaleIsRecordedOnceAndRecoveredAsTheDocumentationSays(RepeatedKey repeatedKey) {
        explore("create, then createIfAbsent", repeatedKey, (service, time) -> {
            Partnero partnero = client(service, time);
            End end = call(() -> partnero.transactions().create(SALE));
            checkRecorded(service, end, end == End.DONE);
            if (end == End.UNKNOWN) {
                End again = call(() -> partnero.transactions().createIfAbsent(SALE));
                checkRecorded(service, again, false);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCrashedIntoIsRecoveredByTheNextProcess(RepeatedKey repeatedKey) {
        explore("createIfAbsent, crash, settle, createIfAbsent", repeatedKey, (service, time) -> {
            Partnero before = client(service, time);
            End end = call(() -> before.transactions().createIfAbsent(SALE));
            checkRecorded(service, end, false);
            if (end == End.CRASHED || end == End.UNKNOWN) {
                service.settle();
                time.pass(Duration.ofMinutes(5));
                Partnero after = client(service, time);
                End again = call(() -> after.transactions().createIfAbsent(SALE));
                checkRecorded(service, again, false);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void oneClientNeverRecordsAKeyTwiceHoweverTheListLags(RepeatedKey repeatedKey) {
        explore("create, createIfAbsent, createIfAbsent", repeatedKey, (service, time) -> {
            Partnero partnero = client(service, time);
            End first = call(() -> partnero.transactions().createIfAbsent(SALE));
            if (first == End.DONE) {
                End second = call(() -> partnero.transactions().createIfAbsent(SALE));
                assertThat(service.recorded).isLessThanOrEqualTo(1);
                assertThat(second).isNotEqualTo(End.UNKNOWN);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void eachSaleOfABatchIsRecordedOnce(RepeatedKey repeatedKey) {
        explore("createAll", repeatedKey, (service, time) -> {
            Partnero partnero = client(service, time);
            End end = call(() -> partnero.transactions().createAll(NewTransactionBatch.of(SALE, OTHER)));
            if (end == End.DONE) {
                assertThat(service.rows(KEY)).isPositive();
                assertThat(service.rows("order-1043")).isPositive();
            }
            service.settle();
            assertThat(service.recorded).isLessThanOrEqualTo(2);
            if (end == End.NOT_APPLIED) {
                assertThat(service.recorded).isZero();
            }
        });
    }

    @Test
    void aDeleteTakesOneTransactionAndIsDoneOnlyIfItIsGone() {
        RepeatedKey repeatedKey = RepeatedKey.SECOND_ROW;
        for (int rows = 0; rows <= 2; rows++) {
            int before = rows;
            explore("delete with " + rows + " rows", repeatedKey, (service, time) -> {
                for (int i = 0; i < before; i++) {
                    service.seed(ModelService.row(KEY, "99.9" + i));
                }
                Partnero partnero = client(service, time);
                int[] left = new int[1];
                End end = call(() -> {
                    partnero.transactions().delete(KEY);
                    left[0] = service.rows(KEY);
                });
                if (end == End.DONE) {
                    assertThat(left[0]).isEqualTo(Math.max(0, before - 1));
                }
                service.settle();
                assertThat(service.deleted).isLessThanOrEqualTo(1);
                if (end == End.NOT_APPLIED) {
                    assertThat(service.deleted).isZero();
                }
            });
        }
    }

    @Test
    void aCreditIsWrittenOnceAtMost() {
        RepeatedKey repeatedKey = RepeatedKey.SECOND_ROW;
        explore("credit", repeatedKey, (service, time) -> {
            Partnero partnero = client(service, time);
            End end = call(() -> partnero.balances().credit("customer_456", Amount.of("1", "USD")));
            if (end == End.DONE) {
                assertThat(service.credits).isEqualTo(1);
            }
            service.settle();
            assertThat(service.credits).isLessThanOrEqualTo(1);
            if (end == End.NOT_APPLIED) {
                assertThat(service.credits).isZero();
            }
        });
    }

    private static void checkRecorded(ModelService service, End end, boolean ownOnly) {
        if (end == End.DONE) {
            assertThat(service.rows(KEY)).as("success means recorded").isPositive();
        }
        if (end == End.NOT_APPLIED && ownOnly) {
            assertThat(service.recorded).isZero();
        }
        if (end != End.UNKNOWN && end != End.CRASHED) {
            service.settle();
        }
        assertThat(service.recorded).as("recorded once at most").isLessThanOrEqualTo(1);
        if (end == End.NOT_APPLIED && !ownOnly && service.trace.stream().noneMatch(EveryHistoryTest::isUncertain)) {
            assertThat(service.recorded).as("not applied means nothing").isZero();
        }
    }

    /** Whether a request of an earlier call may have been carried out. */
    private static boolean isUncertain(String event) {
        return event.startsWith("create ")
                && !event.endsWith("NEVER_SENT")
                && !event.endsWith("REFUSED")
                && !event.endsWith("THROTTLED");
    }

    private static End call(Runnable call) {
        try {
            call.run();
            return End.DONE;
        } catch (PartneroException e) {
            return e.outcome() == Outcome.UNKNOWN ? End.UNKNOWN : End.NOT_APPLIED;
        } catch (Crash e) {
            return End.CRASHED;
        }
    }

    private static void explore(String name, RepeatedKey repeatedKey, Scenario scenario) {
        Choices choices = new Choices(EVENTS);
        long histories = 0;
        do {
            ModelTime time = new ModelTime();
            ModelService service = new ModelService(choices, time, repeatedKey);
            try {
                scenario.play(service, time);
            } catch (AssertionError e) {
                throw new AssertionError(String.join("\n", service.trace) + "\n" + e.getMessage(), e);
            }
            histories++;
        } while (choices.next());
        System.out.println(histories + " histories: " + name + ", " + repeatedKey);
    }

    private static Partnero client(ModelService service, ModelTime time) {
        return PartneroFactory.create(
                service,
                new ClientSettings(
                        ClientSettings.always(ApiKey.of("secret")),
                        URI.create("https://api.partnero.com/v1"),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(10),
                        null,
                        RetryPolicy.defaults(),
                        ResponseLimits.defaults(),
                        PartneroObserver.NONE),
                time);
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }
}
