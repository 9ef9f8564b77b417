package com.partnero.wire;

import com.partnero.CustomerBalance;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads <code>{"data": ..., "status": 1}</code> and what an operation adds.
 *
 * @param <T> what the operation answers
 */
abstract class Envelope<T> {

    final ErrorBody error = new ErrorBody();
    private Status status = Status.ABSENT;

    /** What the body says of itself. */
    enum Status {
        ABSENT,
        SUCCESS,
        FAILURE,
        UNKNOWN
    }

    void read(Cursor cursor) throws IOException {
        boolean object = cursor.object(name -> {
            if (name.equals(Names.STATUS)) {
                status = status(cursor);
                return true;
            }
            return field(name, cursor) || error.read(name, cursor);
        });
        if (!object) {
            throw new Malformed("not an object");
        }
    }

    private static Status status(Cursor cursor) throws IOException {
        if (cursor.isNull()) {
            cursor.skip();
            return Status.ABSENT;
        }
        String text = cursor.plain();
        if (text == null) {
            return Status.UNKNOWN;
        }
        return switch (text) {
            case "1", "true" -> Status.SUCCESS;
            case "false", "error", "fail", "failed", "failure" -> Status.FAILURE;
            default -> {
                BigDecimal number = Decimals.parse(text);
                yield number != null && number.signum() <= 0 ? Status.FAILURE : Status.UNKNOWN;
            }
        };
    }

    /** Whether the body says that the operation failed. What proves itself by its data needs no word of success. */
    boolean failed() {
        return status == Status.FAILURE;
    }

    /** Whether nothing in the body but the word for it says that the operation succeeded. */
    final boolean saysSuccess() {
        return status == Status.SUCCESS || status == Status.ABSENT;
    }

    final Status status() {
        return status;
    }

    abstract boolean field(String name, Cursor cursor) throws IOException;

    abstract @Nullable T result();

    static final class OfTransaction extends Envelope<Transaction> {

        private @Nullable Transaction transaction;

        @Override
        boolean field(String name, Cursor cursor) throws IOException {
            if (!name.equals(Names.DATA)) {
                return false;
            }
            transaction = TransactionCodec.read(cursor);
            return true;
        }

        @Override
        @Nullable
        Transaction result() {
            return transaction;
        }
    }

    static final class OfTransactions extends Envelope<List<Transaction>> {

        private @Nullable List<Transaction> transactions;

        @Override
        boolean field(String name, Cursor cursor) throws IOException {
            if (!name.equals(Names.DATA)) {
                return false;
            }
            transactions = transactions(cursor);
            return true;
        }

        @Override
        @Nullable
        List<Transaction> result() {
            return transactions;
        }
    }

    static final class OfPage extends Envelope<Page<Transaction>> {

        private final int asked;
        private @Nullable List<Transaction> transactions;
        private boolean hasNext;
        private boolean hasPrevious;
        private @Nullable Integer number;
        private @Nullable Integer size;
        private @Nullable Integer from;
        private @Nullable Integer to;

        /** @param asked the number of the page, if the service does not tell */
        OfPage(int asked) {
            this.asked = asked;
        }

        @Override
        boolean field(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.DATA -> transactions = transactions(cursor);
                case Names.LINKS -> cursor.anyObject(link -> link(link, cursor));
                case Names.META -> cursor.anyObject(meta -> meta(meta, cursor));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean link(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.NEXT -> hasNext = cursor.skipAnything();
                case Names.PREV -> hasPrevious = cursor.skipAnything();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean meta(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.CURRENT_PAGE -> number = cursor.counter();
                case Names.PER_PAGE -> size = cursor.counter();
                case Names.FROM -> from = cursor.counter();
                case Names.TO -> to = cursor.counter();
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        @Nullable
        Page<Transaction> result() {
            if (transactions == null) {
                return null;
            }
            if (transactions.isEmpty() && (!saysSuccess() || error.saysFailure())) {
                // Whoever asks takes an empty page for the proof that nothing is there.
                return null;
            }
            return Page.<Transaction>of(transactions, number == null ? asked : number)
                    .hasNext(hasNext)
                    .hasPrevious(hasPrevious)
                    .size(size)
                    .range(from, to)
                    .build();
        }
    }

    static final class OfBalance extends Envelope<CustomerBalance> {

        private @Nullable CustomerBalance balance;

        @Override
        boolean field(String name, Cursor cursor) throws IOException {
            if (!name.equals(Names.DATA)) {
                return false;
            }
            balance = BalanceCodec.read(cursor);
            return true;
        }

        @Override
        @Nullable
        CustomerBalance result() {
            return balance;
        }
    }

    /** Rows of nothing stay in the list: a list of them is not an empty one. */
    private static @Nullable List<Transaction> transactions(Cursor cursor) throws IOException {
        Token token = cursor.peek();
        if (token == Token.NULL) {
            cursor.skip();
            return null;
        }
        if (token != Token.BEGIN_ARRAY && token != Token.BEGIN_OBJECT) {
            throw new Malformed("a plain value where a list belongs");
        }
        List<Transaction> transactions = new ArrayList<>();
        cursor.list(() -> {
            Transaction row = TransactionCodec.read(cursor);
            transactions.add(row == null ? Transaction.builder().build() : row);
        });
        if (transactions.isEmpty() && token == Token.BEGIN_OBJECT) {
            throw new Malformed("an empty object where a list belongs");
        }
        return transactions;
    }

    /** An answer that says no more than that it was done. */
    static final class Done extends Envelope<Boolean> {

        @Override
        boolean field(String name, Cursor cursor) {
            return false;
        }

        /** An object that says nothing of failure; a lone message does not say what it is about. */
        @Override
        boolean failed() {
            return !saysSuccess() || error.saysFailure() || status() == Status.ABSENT && error.message() != null;
        }

        @Override
        Boolean result() {
            return true;
        }
    }
}
