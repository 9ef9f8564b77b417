package com.partnero.transport.contracts;

import com.partnero.Amount;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Every method of the two ports, as the cases call it, and how often the service has carried it out. */
enum PortMethod {
    FIND(Kind.READ, Operation.FIND, p -> p.transactions().find(Canary.KEY).orElseThrow(), PortMethod::nothing),
    LIST(Kind.READ, Operation.LIST, p -> p.transactions().list(TransactionQuery.all()), PortMethod::nothing),
    BALANCE(Kind.READ, Operation.BALANCE, p -> p.balances().get(Canary.CUSTOMER), PortMethod::nothing),
    CREATE(
            Kind.CREATE,
            Operation.CREATE,
            p -> p.transactions().create(Sales.sale(Canary.KEY)),
            service -> service.rows(Canary.KEY)),
    CREATE_IF_ABSENT(
            Kind.CREATE,
            Operation.CREATE_IF_ABSENT,
            p -> p.transactions().createIfAbsent(Sales.sale(Canary.KEY)),
            service -> service.rows(Canary.KEY)),
    CREATE_WITHOUT_KEY(
            Kind.CREATE_WITHOUT_KEY,
            Operation.CREATE,
            p -> p.transactions().create(Sales.withoutKey()),
            service -> service.rows(null)),
    CREATE_ALL(
            Kind.BATCH,
            Operation.CREATE_ALL,
            p -> p.transactions().createAll(Sales.batch()),
            service -> Math.max(service.rows(Canary.KEY), service.rows(Sales.SECOND_KEY))),
    DELETE(
            Kind.DELETE,
            Operation.DELETE,
            p -> {
                p.transactions().delete(Canary.KEY);
                return true;
            },
            FaultyService::deletions),
    DELETE_IF_EXISTS(
            Kind.DELETE, Operation.DELETE, p -> p.transactions().deleteIfExists(Canary.KEY), FaultyService::deletions),
    CREDIT(
            Kind.CREDIT,
            Operation.CREDIT,
            p -> {
                p.balances().credit(Canary.CUSTOMER, Amount.of("100", "USD"));
                return true;
            },
            FaultyService::credits);

    /** The kinds of methods by what a failure means for them: one row each in docs/when-the-network-dies.md. */
    enum Kind {
        READ,
        CREATE,
        CREATE_WITHOUT_KEY,
        BATCH,
        DELETE,
        CREDIT
    }

    private final Kind kind;
    private final Operation operation;
    private final Function<Partnero, Object> call;
    private final ToIntFunction<FaultyService> applied;

    PortMethod(Kind kind, Operation operation, Function<Partnero, Object> call, ToIntFunction<FaultyService> applied) {
        this.kind = kind;
        this.operation = operation;
        this.call = call;
        this.applied = applied;
    }

    private static int nothing(FaultyService service) {
        return 0;
    }

    Kind kind() {
        return kind;
    }

    Operation operation() {
        return operation;
    }

    String httpMethod() {
        return operation.method();
    }

    Object call(Partnero partnero) {
        return call.apply(partnero);
    }

    /** How often the service has carried the method out. */
    int applied(FaultyService service) {
        return applied.applyAsInt(service);
    }

    /** Records what the call needs at the service. */
    void prepare(FaultyService service) {
        if (kind == Kind.READ || kind == Kind.DELETE) {
            service.record(Canary.KEY);
        }
    }

    /** Whether the exception of a failure can name the transaction. */
    boolean hasKey() {
        return this == FIND || kind == Kind.CREATE || kind == Kind.DELETE;
    }

    @Override
    public String toString() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }
}
