package com.partnero.testkit.contract;

import com.partnero.Amount;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Every method of the two ports, called as the cases call it, and how often the backEnd show that it was carried out. */
enum Op {
    FIND(Row.READ, Operation.FIND, p -> p.transactions().find(Canary.KEY).orElseThrow(), Op::nothing),
    LIST(Row.READ, Operation.LIST, p -> p.transactions().list(TransactionQuery.all()), Op::nothing),
    BALANCE(Row.READ, Operation.BALANCE, p -> p.balances().get(Canary.CUSTOMER), Op::nothing),
    CREATE(
            Row.CREATE,
            Operation.CREATE,
            p -> p.transactions().create(Sales.sale(Canary.KEY)),
            backEnd -> backEnd.rows(Canary.KEY)),
    CREATE_IF_ABSENT(
            Row.CREATE,
            Operation.CREATE_IF_ABSENT,
            p -> p.transactions().createIfAbsent(Sales.sale(Canary.KEY)),
            backEnd -> backEnd.rows(Canary.KEY)),
    CREATE_WITHOUT_KEY(
            Row.CREATE_WITHOUT_KEY,
            Operation.CREATE,
            p -> p.transactions().create(Sales.withoutKey()),
            FakeBackEnd::rowsWithoutKey),
    CREATE_ALL(
            Row.BATCH,
            Operation.CREATE_ALL,
            p -> p.transactions().createAll(Sales.batch()),
            backEnd -> Math.max(backEnd.rows(Canary.KEY), backEnd.rows(Sales.SECOND_KEY))),
    DELETE(
            Row.DELETE,
            Operation.DELETE,
            p -> {
                p.transactions().delete(Canary.KEY);
                return true;
            },
            FakeBackEnd::deletions),
    DELETE_IF_EXISTS(
            Row.DELETE, Operation.DELETE, p -> p.transactions().deleteIfExists(Canary.KEY), FakeBackEnd::deletions),
    CREDIT(
            Row.CREDIT,
            Operation.CREDIT,
            p -> {
                p.balances().credit(Canary.CUSTOMER, Amount.of("100", "USD"));
                return true;
            },
            FakeBackEnd::credits);

    /** The rows of the matrix in RELIABILITY.md. */
    enum Row {
        READ,
        CREATE,
        CREATE_WITHOUT_KEY,
        BATCH,
        DELETE,
        CREDIT
    }

    private final Row row;
    private final Operation operation;
    private final Function<Partnero, Object> call;
    private final ToIntFunction<FakeBackEnd> applied;

    Op(Row row, Operation operation, Function<Partnero, Object> call, ToIntFunction<FakeBackEnd> applied) {
        this.row = row;
        this.operation = operation;
        this.call = call;
        this.applied = applied;
    }

    private static int nothing(FakeBackEnd backEnd) {
        return 0;
    }

    Row row() {
        return row;
    }

    Operation operation() {
        return operation;
    }

    String method() {
        return operation.method();
    }

    Object call(Partnero partnero) {
        return call.apply(partnero);
    }

    /** How often it was carried out. */
    int applied(Ledger ledger) {
        return applied.applyAsInt(ledger.backEnd());
    }

    /** Puts into the backEnd what the call presumes. */
    void prepare(Ledger ledger) {
        if (row == Row.READ || row == Row.DELETE) {
            ledger.record(Canary.KEY);
        }
    }

    /** Whether the exception of a failure can name the transaction. */
    boolean hasKey() {
        return this == FIND || row == Row.CREATE || row == Row.DELETE;
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
