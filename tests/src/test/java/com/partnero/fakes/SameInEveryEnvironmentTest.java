package com.partnero.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.ProgramReward;
import com.partnero.testkit.RepeatedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same calls give the same values, the same exceptions and the same requests in memory and over HTTP: a test written
 * against the one holds on the other.
 */
class SameInEveryEnvironmentTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** A fifth of it goes into looking for sales that are not there. */
    private static final Duration CALL = Duration.ofSeconds(4);

    private static final List<Fault> FAULTS = List.of(
            Fault.NONE,
            Fault.LOSE_ANSWER_AFTER_COMMIT,
            Fault.LOSE_REQUEST,
            Fault.slow(Duration.ofMillis(20)),
            Fault.RATE_LIMIT,
            Fault.RATE_LIMIT.retryAfter(0),
            Fault.RATE_LIMIT.retryAfter(3600),
            Fault.SERVER_ERROR,
            Fault.SERVER_ERROR_AFTER_COMMIT,
            Fault.BAD_GATEWAY_AFTER_COMMIT,
            Fault.UNAVAILABLE,
            Fault.UNAUTHORIZED,
            Fault.FORBIDDEN,
            Fault.REDIRECT,
            Fault.HTML,
            Fault.EMPTY_ANSWER_AFTER_COMMIT,
            Fault.TRUNCATED_ANSWER_AFTER_COMMIT,
            Fault.STATUS_ZERO,
            Fault.status(409),
            Fault.status(408).afterCommit());

    private static final Map<Operation, Function<Partnero, Object>> CALLS = calls();

    private static Map<Operation, Function<Partnero, Object>> calls() {
        Map<Operation, Function<Partnero, Object>> calls = new LinkedHashMap<>();
        calls.put(Operation.CREATE, partnero -> partnero.transactions().create(sale("new")));
        calls.put(
                Operation.CREATE_ALL,
                partnero -> partnero.transactions().createAll(NewTransactionBatch.of(sale("new"), sale("newer"))));
        calls.put(Operation.FIND, partnero -> partnero.transactions().find("old"));
        calls.put(Operation.LIST, partnero -> partnero.transactions().list(TransactionQuery.all()));
        calls.put(Operation.DELETE, partnero -> {
            partnero.transactions().delete("old");
            return "deleted";
        });
        calls.put(Operation.BALANCE, partnero -> partnero.balances().get("customer_123"));
        calls.put(Operation.CREDIT, partnero -> {
            partnero.balances().credit("customer_123", Amount.units("5", "points"));
            return "credited";
        });
        return calls;
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    /** The first call of a JVM loads classes, which may take longer than a call may last here. */
    @BeforeAll
    static void warmUp() {
        for (Environment.Kind kind : Environment.Kind.values()) {
            try (Environment environment = kind.open(LONG, LONG)) {
                environment.partnero().transactions().list(TransactionQuery.all());
            }
        }
    }

    static Stream<Arguments> everyFaultOfEveryOperation() {
        return FAULTS.stream()
                .flatMap(fault -> Operation.requests().stream().map(operation -> Arguments.of(fault, operation)));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("everyFaultOfEveryOperation")
    void aFaultHasTheSameEndEverywhere(Fault fault, Operation operation) {
        expectTheSameEnd(fault, operation, LONG);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "FIND", "CREDIT"})
    void aStallHasTheSameEndEverywhere(Operation operation) {
        expectTheSameEnd(Fault.STALL_AFTER_COMMIT, operation, SHORT);
    }

    @Test
    void aStallOfARequestThatIsNotCarriedOutHasTheSameEndEverywhere() {
        expectTheSameEnd(Fault.STALL, Operation.CREATE, SHORT);
    }

    private static void expectTheSameEnd(Fault fault, Operation operation, Duration read) {
        Function<Partnero, Object> call = CALLS.get(operation);
        assertThat(call).as("a call of %s", operation).isNotNull();
        expectTheSameEverywhere(read, service -> {}, (environment, record) -> {
            environment.partnero().transactions().create(sale("old"));
            environment.fake().faults().on(operation).next(fault);
            record.call(() -> call.apply(environment.partnero()));
        });
    }

    @Test
    void aLifeOfSalesIsTheSameEverywhere() {
        expectTheSameEverywhere(
                service ->
                        service.editCustomer("customer_123").coupon("WELCOME").balance("1.5", "EUR"),
                (environment, record) -> {
                    Partnero partnero = environment.partnero();
                    record.call(() -> partnero.transactions().create(sale("order 1/2")));
                    record.call(() -> partnero.transactions().create(newCustomer("robert")));
                    record.call(() -> partnero.transactions().create(newCustomer("robert")));
                    record.call(() -> partnero.transactions().create(unknownBuyer()));
                    record.call(() -> partnero.transactions().create(backDated()));
                    record.call(() -> partnero.transactions()
                            .createAll(NewTransactionBatch.of(sale("é"), sale("a b"), sale("100%"))));
                    record.call(() -> partnero.transactions().find("order 1/2"));
                    record.call(() -> partnero.transactions().find("é"));
                    record.call(() -> partnero.transactions().find("nothing"));
                    record.call(() -> partnero.transactions().find("no/thing"));
                    record.call(() -> partnero.transactions()
                            .list(TransactionQuery.all().withLimit(2).withPage(2)));
                    record.call(() ->
                            partnero.transactions().list(TransactionQuery.all().withPage(9)));
                    record.call(() -> partnero.transactions().list(TransactionQuery.byKey("order 1/2")));
                    record.call(() -> partnero.transactions().stream(
                                    TransactionQuery.all().withLimit(2))
                            .toList());
                    record.call(() -> partnero.transactions().createIfAbsent(sale("é")));
                    record.call(() -> partnero.transactions().deleteIfExists("order 1/2"));
                    record.call(() -> partnero.transactions().deleteIfExists("order 1/2"));
                    record.call(() -> partnero.balances().get("customer_123"));
                    record.call(() -> partnero.balances().get("customer_456"));
                    record.call(() -> partnero.balances().get("nobody"));
                    record.call(() -> {
                        partnero.balances().credit("customer_123", Amount.of("100", "USD"));
                        return "credited";
                    });
                    record.call(() -> partnero.balances().get("customer_123"));
                });
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatedKeyIsMetTheSameEverywhere(RepeatedKey met) {
        expectTheSameEverywhere(service -> service.behaviour().repeatedKey(met), (environment, record) -> {
            record.call(() -> environment.partnero().transactions().create(sale("order")));
            record.call(() -> environment.partnero().transactions().create(sale("order")));
            record.call(() -> environment.partnero().transactions().list(TransactionQuery.byKey("order")));
        });
    }

    @Test
    void otherProgramsAreTheSameEverywhere() {
        expectTheSameEverywhere(
                service -> service.program()
                        .currency("EUR")
                        .multiCurrency(true)
                        .reviewPeriod(Duration.ofDays(30))
                        .rewards(
                                ProgramReward.percent("7.5").toReferrer(),
                                ProgramReward.units("50", "points").toBuyer(),
                                ProgramReward.fixed("2", "GBP").toReferrer().fromAmount("50"),
                                ProgramReward.coupon("THANKS").toBuyer()),
                (environment, record) -> {
                    record.call(() -> environment.partnero().transactions().create(sale("order")));
                    record.call(() -> environment.partnero().transactions().find("order"));
                    record.call(() -> environment.partnero().balances().get("customer_456"));
                });
    }

    private static NewTransaction newCustomer(String id) {
        return NewTransaction.builder()
                .key("first of " + id)
                .amount(Amount.of("50.99"))
                .buyer(NewCustomer.builder()
                        .id(id)
                        .name("Robert")
                        .email(id + "@example.com")
                        .referrer(CustomerRef.id("customer_123"))
                        .build())
                .build();
    }

    private static NewTransaction unknownBuyer() {
        return NewTransaction.builder()
                .key("x")
                .amount(Amount.of("1"))
                .buyer(CustomerRef.email("nobody@example.com"))
                .build();
    }

    private static NewTransaction backDated() {
        return NewTransaction.builder()
                .key("last year")
                .amount(Amount.of("0.1"))
                .buyer(CustomerRef.id("customer_456"))
                .createdAt(Instant.parse("2024-05-01T10:00:00Z"))
                .rewardable(false)
                .build();
    }

    private interface Steps {
        void run(Environment environment, CallRecord record);
    }

    private static void expectTheSameEverywhere(Consumer<PartneroService> seed, Steps steps) {
        expectTheSameEverywhere(LONG, seed, steps);
    }

    private static void expectTheSameEverywhere(Duration read, Consumer<PartneroService> seed, Steps steps) {
        List<String> expected = null;
        for (Environment.Kind kind : Environment.Kind.values()) {
            try (Environment environment = kind.open(read, CALL)) {
                PartneroService service = environment.fake().service();
                service.addCustomer("customer_123").name("Alice").email("alice@example.com");
                service.addCustomer("customer_456").referredBy("customer_123").customField("size", "L");
                seed.accept(service);
                CallRecord record = new CallRecord();
                steps.run(environment, record);
                List<String> lines = record.of(environment);
                if (expected == null) {
                    expected = lines;
                }
                assertThat(lines).as(kind.toString()).isEqualTo(expected);
            }
        }
    }
}
