package com.partnero.wire;

import com.partnero.CustomerBalance;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads <code>{"data": ..., "status": 1}</code> and the additional fields of an operation.
 *
 * @param <T> the result of the operation
 */
abstract class Envelope<T> {

    private static final BigDecimal FIRST_NO_SUCCESS = new BigDecimal(300);

    final ErrorBody error = new ErrorBody();
    private Status status = Status.ABSENT;
    private boolean suspicious;

    /** The status in the body. */
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
            boolean known = field(name, cursor) || error.read(name, cursor);
            suspicious |= !known;
            return known;
        });
        if (!object) {
            throw new Malformed("not an object");
        }
    }

    static Status status(Cursor cursor) throws IOException {
        if (cursor.isNull()) {
            cursor.skip();
            return Status.ABSENT;
        }
        String text = cursor.plain();
        if (text == null) {
            return Status.FAILURE;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> Status.SUCCESS;
            case "", "ok", "success", "successful", "created", "done" -> Status.UNKNOWN;
            default -> {
                BigDecimal number = Decimals.parse(text);
                boolean good = number != null && number.signum() > 0 && number.compareTo(FIRST_NO_SUCCESS) < 0;
                yield good ? Status.UNKNOWN : Status.FAILURE;
            }
        };
    }

    /** Whether the body says that the operation failed. An answer with data that proves itself needs no status. */
    boolean failed() {
        return status == Status.FAILURE || error.saysFailure();
    }

    /**
     * Whether a body without data means success: it says so, or it says nothing at all. A message or an unknown field
     * may mean anything.
     */
    final boolean carriesSuccess() {
        return status == Status.SUCCESS || status == Status.ABSENT && !suspicious && !error.saysSomething();
    }

    /** Something in the body may mean failure, unless the service says success. */
    final void markSuspicious() {
        suspicious = true;
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

        private final int requested;
        private @Nullable List<Transaction> transactions;
        private boolean hasNext;
        private boolean hasPrevious;
        private @Nullable Integer number;
        private @Nullable Integer size;
        private @Nullable Integer from;
        private @Nullable Integer to;
        private @Nullable Integer total;

        /** @param requested the number of the requested page, for answers without a number */
        OfPage(int requested) {
            this.requested = requested;
        }

        @Override
        boolean field(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.DATA -> transactions = transactions(cursor);
                case Names.LINKS -> cursor.anyObject(link -> link(link, cursor));
                case Names.META -> cursor.anyObject(meta -> meta(meta, cursor));
                case Names.TOTAL -> total = cursor.counter();
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
                case Names.TOTAL -> total = cursor.counter();
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
            if (transactions.isEmpty() && (!carriesSuccess() || total != null && total > 0)) {
                // Callers take an empty page as proof that nothing is there.
                return null;
            }
            return Page.<Transaction>of(transactions, number == null ? requested : number)
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

    /** Null rows stay in the list, so that such a list does not count as empty. */
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
            cursor.budget().row();
            Transaction row = TransactionCodec.read(cursor);
            transactions.add(row == null ? Transaction.builder().build() : row);
        });
        if (transactions.isEmpty() && token == Token.BEGIN_OBJECT) {
            throw new Malformed("an empty object where a list belongs");
        }
        return transactions;
    }

    /** An answer that says only that the operation was done. */
    static final class Done extends Envelope<Boolean> {

        private boolean failedInside;

        @Override
        boolean field(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.DATA -> data(cursor);
                case Names.LINKS, Names.META -> skip(cursor);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void skip(Cursor cursor) throws IOException {
            boolean nothing = cursor.isNull();
            if (cursor.skip() > 0 && !nothing) {
                markSuspicious();
            }
        }

        /** The data may contain a failure. */
        private void data(Cursor cursor) throws IOException {
            if (cursor.peek() == Token.BEGIN_OBJECT) {
                cursor.object(name -> {
                    if (name.equals(Names.STATUS)) {
                        failedInside |= status(cursor) == Status.FAILURE;
                        return true;
                    }
                    return error.read(name, cursor);
                });
            } else {
                skip(cursor);
            }
        }

        @Override
        boolean failed() {
            return super.failed() || failedInside || !carriesSuccess();
        }

        @Override
        Boolean result() {
            return true;
        }
    }
}
