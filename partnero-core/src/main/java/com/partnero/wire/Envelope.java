package com.partnero.wire;

import com.partnero.CustomerBalance;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.wire.WireReader.Token;
import java.io.IOException;
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
    boolean failed;

    void read(Cursor cursor) throws IOException {
        boolean object = cursor.object(name -> {
            if (name.equals(Names.STATUS)) {
                failed = isZero(cursor.plain());
                return true;
            }
            return field(name, cursor) || error.read(name, cursor);
        });
        if (!object) {
            throw new Malformed("not an object");
        }
    }

    private static boolean isZero(@Nullable String status) {
        return "0".equals(status) || "false".equals(status);
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
                case Names.LINKS -> cursor.object(link -> link(link, cursor));
                case Names.META -> cursor.object(meta -> meta(meta, cursor));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean link(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.NEXT -> hasNext = cursor.plain() != null;
                case Names.PREV -> hasPrevious = cursor.plain() != null;
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

    private static @Nullable List<Transaction> transactions(Cursor cursor) throws IOException {
        Token token = cursor.take();
        cursor.putBack(token);
        if (token == Token.NULL) {
            cursor.skip();
            return null;
        }
        List<Transaction> transactions = new ArrayList<>();
        cursor.list(() -> TransactionCodec.add(transactions, TransactionCodec.read(cursor)));
        return transactions;
    }

    /** An answer that says no more than that it was done. */
    static final class Done extends Envelope<Boolean> {

        @Override
        boolean field(String name, Cursor cursor) {
            return false;
        }

        @Override
        Boolean result() {
            return true;
        }
    }
}
