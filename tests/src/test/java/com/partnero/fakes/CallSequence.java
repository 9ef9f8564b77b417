package com.partnero.fakes;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.testkit.CustomerSeed;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.ProgramReward;
import com.partnero.testkit.RepeatedKey;
import com.partnero.transport.contracts.HostileKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A generated program and what happens in it: valid, odd and hostile sales, over a service with any of its switches, now
 * and then with a fault. The same seed gives the same sequence. Nothing in it makes a client wait: time passes in memory only.
 */
final class CallSequence {

    private static final List<String> KEYS = HostileKeys.generate(1, 50);
    private static final List<Fault> REFUSED = List.of(
            Fault.RATE_LIMIT,
            Fault.RATE_LIMIT.retryAfter(0),
            Fault.RATE_LIMIT.retryAfter(3600),
            Fault.UNAUTHORIZED,
            Fault.FORBIDDEN,
            Fault.status(400),
            Fault.status(409),
            Fault.status(413));

    /** No lost answer: the JDK's client asks again by itself, and nobody counts it. */
    private static final List<Fault> UNCLEAR = List.of(
            Fault.SERVER_ERROR_AFTER_COMMIT,
            Fault.BAD_GATEWAY_AFTER_COMMIT,
            Fault.EMPTY_ANSWER_AFTER_COMMIT,
            Fault.TRUNCATED_ANSWER_AFTER_COMMIT,
            Fault.HTML,
            Fault.STATUS_ZERO,
            Fault.REDIRECT);

    /** Of sales that are well-behaved. */
    private static final int ORDERS = 3;

    private static final List<String> PEOPLE =
            List.of("customer_123", "customer_456", "customer_789", "\u00e9 \ud83d\ude00", "a/b", "nobody", "10");

    private static final List<String> TEXTS = List.of(
            "Alice",
            "O'Neill \"\\\\\"",
            "\u00e9\u00df\u4e2d",
            "\ud83d\ude00",
            "<b>&amp;",
            "  ",
            "null",
            "a\u2028b",
            "\t");

    private static final List<String> AMOUNTS =
            List.of("0", "0.1", "99.99", "1.10", "50", "1E+2", "0.000000001", "12345678901234567890.12", "1E-7", "7");

    private final Random random;

    CallSequence(long seed) {
        random = new Random(seed);
    }

    /** Sets up the program. */
    void begin(PartneroService service) {
        service.behaviour()
                .repeatedKey(any(RepeatedKey.values()))
                .creditDrawsDown(random.nextBoolean())
                .newNames(random.nextBoolean())
                .newestRow(random.nextBoolean())
                .unreferredBuyers(random.nextBoolean())
                .maxPageLimit(random.nextBoolean() ? 250 : 100)
                .unitAtCreate(random.nextBoolean())
                .encodedSlash(random.nextBoolean());
        service.program()
                .name(any(TEXTS))
                .currency(random.nextBoolean() ? "EUR" : "USD")
                .multiCurrency(random.nextBoolean())
                .reviewPeriod(random.nextBoolean() ? Duration.ofDays(30) : Duration.ZERO)
                .rewards(any(rewards()));
        service.addCustomer("customer_123").name(any(TEXTS)).email("alice@example.com");
        CustomerSeed buyer =
                service.addCustomer("customer_456").referredBy("customer_123").customField("size", any(TEXTS));
        if (random.nextBoolean()) {
            buyer.key("\u00fc").surname(any(TEXTS)).balance("1.5", "EUR").units("3", "points");
        }
        service.addCustomer("customer_789").referredBy("customer_456").coupon("WELCOME");
        service.addCustomer("\u00e9 \ud83d\ude00").referredBy("customer_123").metadata("born", null);
    }

    private static List<ProgramReward[]> rewards() {
        return List.of(
                new ProgramReward[] {},
                new ProgramReward[] {ProgramReward.percent("7.5").toReferrer()},
                new ProgramReward[] {
                    ProgramReward.percent("20").toReferrer(),
                    ProgramReward.units("50", "points").toBuyer(),
                    ProgramReward.fixed("2", "GBP").toReferrer(2).fromAmount("50"),
                    ProgramReward.coupon("THANKS").toBuyer().on("subscription")
                });
    }

    /** The next call. It may come with a fault, which is planned now. */
    Supplier<@Nullable Object> next(Environment environment) {
        Partnero partnero = environment.partnero();
        Operation operation = any(Operation.requests().toArray(Operation[]::new));
        if (random.nextInt(8) == 0) {
            environment.fake().faults().on(operation).next(fault(operation));
        }
        String key = key();
        String person = any(PEOPLE);
        switch (operation) {
            case CREATE:
                NewTransaction sale = sale(buyer());
                boolean careful = random.nextBoolean();
                return () -> careful && sale.key() != null
                        ? partnero.transactions().createIfAbsent(sale)
                        : partnero.transactions().create(sale);
            case CREATE_ALL:
                Buyer buyer = buyer();
                List<NewTransaction> sales = List.of(sale(buyer), sale(buyer));
                return () -> partnero.transactions().createAll(NewTransactionBatch.of(sales));
            case FIND:
                return () -> partnero.transactions().find(key);
            case LIST:
                TransactionQuery query = random.nextBoolean()
                        ? TransactionQuery.byKey(key)
                        : TransactionQuery.all()
                                .withLimit(1 + random.nextInt(5))
                                .withPage(1 + random.nextInt(3));
                return () -> partnero.transactions().list(query);
            case DELETE:
                return () -> partnero.transactions().deleteIfExists(key);
            case BALANCE:
                return () -> partnero.balances().get(person);
            case CREDIT:
                Amount amount = random.nextBoolean()
                        ? Amount.of(any(AMOUNTS), "USD")
                        : Amount.units(any(AMOUNTS), any(List.of("points", "\u00e9\ud83d\ude00")));
                return () -> {
                    partnero.balances().credit(person, amount);
                    return "credited";
                };
            default:
                throw new IllegalStateException("no call generated for " + operation);
        }
    }

    /** Looking for a sale that was lost takes as long as the call may last; {@link SameInEveryEnvironmentTest} waits for it. */
    private Fault fault(Operation operation) {
        boolean isLookedFor = operation == Operation.CREATE || operation == Operation.CREATE_ALL;
        return any(isLookedFor || random.nextBoolean() ? REFUSED : UNCLEAR);
    }

    private NewTransaction sale(Buyer buyer) {
        NewTransaction.Builder sale = NewTransaction.builder()
                .amount(random.nextBoolean() ? Amount.of(any(AMOUNTS), "EUR") : Amount.of(any(AMOUNTS)))
                .buyer(buyer);
        if (random.nextInt(5) == 0) {
            sale.withoutKey();
        } else {
            sale.key(key());
        }
        if (random.nextInt(4) == 0) {
            sale.action(random.nextBoolean() ? Action.of("subscription") : Action.of("\u00e9 x"))
                    .productId(any(TEXTS).trim() + "1")
                    .productType("t")
                    .rewardable(random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            sale.createdAt(Instant.parse("2024-05-01T10:00:00Z").plusSeconds(random.nextInt(1_000_000)));
        }
        return sale.build();
    }

    private Buyer buyer() {
        switch (random.nextInt(5)) {
            case 0:
                return CustomerRef.email(random.nextBoolean() ? "alice@example.com" : "nobody@example.com");
            case 1:
                return CustomerRef.key(any(List.of("\u00fc", "none")));
            case 2:
                return NewCustomer.builder()
                        .id("new_" + random.nextInt(3))
                        .name(any(TEXTS).trim() + "x")
                        .email("new" + random.nextInt(3) + "@example.com")
                        .referrer(CustomerRef.id(any(PEOPLE)))
                        .build();
            default:
                return CustomerRef.id(any(PEOPLE));
        }
    }

    private String key() {
        return random.nextInt(4) == 0 ? "order-" + random.nextInt(ORDERS) : any(KEYS);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
