package com.partnero.wire;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.NonCurrencyReward;
import com.partnero.Page;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one type of value is written as a whole document.
 *
 * @param <T> the type
 */
final class ValueCodec<T> {

    private static final Map<Class<?>, ValueCodec<?>> ALL = new LinkedHashMap<>();

    static {
        add(NewTransaction.class, (out, sale) -> RequestBodies.transaction(out, sale, true), RequestCodec::transaction);
        add(
                NewTransactionBatch.class,
                (out, batch) -> RequestBodies.transactions(out, batch, true),
                RequestCodec::batch);
        add(NewCustomer.class, RequestBodies::newCustomer, RequestCodec::newCustomer);
        add(CustomerRef.class, RequestBodies::customerRef, RequestCodec::customerRef);
        add(Credit.class, RequestBodies::wholeCredit, RequestCodec::credit);
        add(Transaction.class, TransactionCodec::write, TransactionCodec::read);
        add(Reward.class, TransactionCodec::write, TransactionCodec::reward);
        add(CustomerBalance.class, BalanceCodec::write, BalanceCodec::read);
        add(CustomerProfile.class, CustomerCodec::write, CustomerCodec::read);
        add(NonCurrencyReward.class, BalanceCodec::write, BalanceCodec::nonCurrency);
        add(Amount.class, BalanceCodec::write, BalanceCodec::amount);
        add(Action.class, (out, action) -> out.string(action.text()), TransactionCodec::action);
        add(RewardStatus.class, (out, status) -> out.string(status.text()), TransactionCodec::status);
        add(Page.class, (out, page) -> PageCodec.write(out, page), PageCodec::read);
    }

    private final Class<T> type;
    private final Writing<T> writing;
    private final Reading<T> reading;

    private ValueCodec(Class<T> type, Writing<T> writing, Reading<T> reading) {
        this.type = type;
        this.writing = writing;
        this.reading = reading;
    }

    private static <T> void add(Class<T> type, Writing<T> writing, Reading<T> reading) {
        ALL.put(type, new ValueCodec<>(type, writing, reading));
    }

    static Set<Class<?>> types() {
        return Collections.unmodifiableSet(ALL.keySet());
    }

    static @Nullable ValueCodec<?> of(Class<?> type) {
        return ALL.get(type);
    }

    void write(WireWriter writer, Object value) throws IOException {
        writing.write(writer, type.cast(value));
    }

    @Nullable
    T read(Cursor cursor) throws IOException {
        return reading.read(cursor);
    }

    private interface Writing<T> {
        void write(WireWriter writer, T value) throws IOException;
    }

    private interface Reading<T> {
        @Nullable
        T read(Cursor cursor) throws IOException;
    }
}
