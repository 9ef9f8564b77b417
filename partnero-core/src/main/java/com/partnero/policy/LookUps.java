package com.partnero.policy;

import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.StatusMeaning;
import com.partnero.spi.Transport;
import java.util.List;
import java.util.Objects;

/** Looks writes up with {@code ?key=}, which returns all transactions with a key; a fetch returns only one of them. */
final class LookUps {

    private LookUps() {}

    static Page<Transaction> list(Call call, Transport transport, TransactionQuery query)
            throws AttemptFailedException {
        return call.lookAfter(Operation.LIST, context -> transport.list(query, context));
    }

    /** A list always exists: whoever answers 404 does not know the address. */
    static Page<Transaction> list(Transport transport, TransactionQuery query, AttemptContext context)
            throws AttemptFailedException {
        try {
            return transport.list(query, context);
        } catch (AttemptFailedException failure) {
            throw failure.meaning() == StatusMeaning.NOT_FOUND
                    ? AttemptFailedException.unusable(
                            failure.effect(), "HTTP 404, for the list of transactions too", failure.reply())
                    : failure;
        }
    }

    static Transaction verified(Transaction found) {
        return found.toBuilder().verified(true).build();
    }

    /** What became of one sale. */
    static final class OfSale implements LookUp<Transaction> {

        private final Transport transport;
        private final NewTransaction sale;
        private final TransactionQuery query;
        private List<Transaction> rows = List.of();
        private LookUpResult result = LookUpResult.FAILED;

        OfSale(Transport transport, NewTransaction sale, String key) {
            this.transport = transport;
            this.sale = sale;
            query = TransactionQuery.byKey(key);
        }

        @Override
        public LookUpResult look(Call call) throws AttemptFailedException {
            return result(list(call, transport, query));
        }

        /** The conclusion from a list of any query. */
        LookUpResult result(Page<Transaction> answer) {
            result = Evidence.ofSale(sale, answer);
            rows = Evidence.rows(Objects.requireNonNull(query.key()), answer);
            return result;
        }

        TransactionQuery query() {
            return query;
        }

        @Override
        public Transaction result() {
            return verified(rows.get(0));
        }

        /** The transactions that have the key instead. */
        @Override
        public List<Transaction> recorded() {
            return result == LookUpResult.SAME ? List.of() : rows;
        }

        @Override
        public boolean foundNothing() {
            return result == LookUpResult.MISSING;
        }
    }

    /** What became of a transaction that was to be deleted. */
    static final class OfDelete implements LookUp<Boolean> {

        private final Transport transport;
        private final String key;

        OfDelete(Transport transport, String key) {
            this.transport = transport;
            this.key = key;
        }

        @Override
        public LookUpResult look(Call call) throws AttemptFailedException {
            return Evidence.ofKey(key, list(call, transport, TransactionQuery.byKey(key)));
        }

        @Override
        public Boolean result() {
            return true;
        }
    }
}
