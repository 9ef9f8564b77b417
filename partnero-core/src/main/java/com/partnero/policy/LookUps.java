package com.partnero.policy;

import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks writes up by {@code ?key=}, which shows all transactions with a key where a fetch shows one of them. */
final class LookUps {

    private LookUps() {}

    static List<Transaction> rows(Call call, Transport transport, String key) throws AttemptFailedException {
        TransactionQuery query = TransactionQuery.byKey(key);
        return SameSale.withKey(
                key,
                call.lookAfter(Operation.LIST, context -> transport.list(query, context))
                        .items());
    }

    /** What the rows under a sale's key mean for it. */
    static LookUpResult finding(NewTransaction sale, List<Transaction> rows) {
        if (rows.isEmpty()) {
            return LookUpResult.MISSING;
        }
        if (rows.size() > 1) {
            return LookUpResult.MANY;
        }
        return SameSale.matches(sale, rows.get(0)) ? LookUpResult.SAME : LookUpResult.DIFFERENT;
    }

    private static Transaction verified(Transaction found) {
        return found.toBuilder().verified(true).build();
    }

    /** What became of one sale. */
    static final class OfSale implements LookUp<Transaction> {

        private final Transport transport;
        private final NewTransaction sale;
        private final String key;
        private @Nullable Transaction found;

        OfSale(Transport transport, NewTransaction sale, String key) {
            this.transport = transport;
            this.sale = sale;
            this.key = key;
        }

        @Override
        public LookUpResult look(Call call) throws AttemptFailedException {
            List<Transaction> rows = rows(call, transport, key);
            LookUpResult finding = finding(sale, rows);
            found = finding == LookUpResult.SAME ? verified(rows.get(0)) : null;
            return finding;
        }

        @Override
        public Transaction result() {
            return Objects.requireNonNull(found);
        }
    }

    /** What became of every sale of a batch. A sale without a key stays missing. */
    static final class OfBatch implements LookUp<List<Transaction>> {

        private final Transport transport;
        private final NewTransactionBatch batch;
        private final Map<NewTransaction, Transaction> found = new LinkedHashMap<>();

        OfBatch(Transport transport, NewTransactionBatch batch) {
            this.transport = transport;
            this.batch = batch;
        }

        @Override
        public LookUpResult look(Call call) throws AttemptFailedException {
            LookUpResult worst = LookUpResult.SAME;
            for (NewTransaction sale : batch.transactions()) {
                String key = sale.key();
                if (!found.containsKey(sale)) {
                    LookUpResult finding = key == null ? LookUpResult.MISSING : look(call, sale, key);
                    worst = worst == LookUpResult.SAME ? finding : worst;
                }
            }
            return worst;
        }

        private LookUpResult look(Call call, NewTransaction sale, String key) throws AttemptFailedException {
            List<Transaction> rows = rows(call, transport, key);
            LookUpResult finding = finding(sale, rows);
            if (finding == LookUpResult.SAME) {
                found.put(sale, verified(rows.get(0)));
            }
            return finding;
        }

        @Override
        public List<Transaction> result() {
            return recorded();
        }

        @Override
        public List<Transaction> recorded() {
            List<Transaction> recorded = new ArrayList<>();
            for (NewTransaction sale : batch.transactions()) {
                Transaction transaction = found.get(sale);
                if (transaction != null) {
                    recorded.add(transaction);
                }
            }
            return recorded;
        }
    }

    /** What became of a transaction that should be gone. */
    static final class OfDelete implements LookUp<Boolean> {

        private final Transport transport;
        private final String key;

        OfDelete(Transport transport, String key) {
            this.transport = transport;
            this.key = key;
        }

        @Override
        public LookUpResult look(Call call) throws AttemptFailedException {
            int rows = rows(call, transport, key).size();
            if (rows == 0) {
                return LookUpResult.MISSING;
            }
            return rows == 1 ? LookUpResult.SAME : LookUpResult.MANY;
        }

        @Override
        public Boolean result() {
            return true;
        }
    }
}
