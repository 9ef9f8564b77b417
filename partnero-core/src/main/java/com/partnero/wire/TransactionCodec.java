package com.partnero.wire;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads transactions and rewards under both namings of buyer and referrer. Writes them as a fetch shows them. */
final class TransactionCodec {

    private static final int MAX_DIGITS = 40;

    private TransactionCodec() {}

    /** One transaction; null for null or an empty object. */
    static @Nullable Transaction read(Cursor cursor) throws IOException {
        Transaction.Builder transaction = Transaction.builder();
        AmountParts amount = new AmountParts(true);
        Parties parties = new Parties();
        List<Reward> rewards = new ArrayList<>(2);
        Additional additional = new Additional();
        boolean[] known = {false};
        boolean present = cursor.object(name -> {
            boolean read = true;
            switch (name) {
                case Names.KEY -> transaction.key(cursor.string());
                case Names.ACTION -> transaction.action(action(cursor));
                case Names.CREDIT -> transaction.credit(Boolean.TRUE.equals(cursor.bool()));
                case Names.CREATED_AT -> transaction.createdAt(cursor.moment());
                case Names.DELETED_AT -> {
                    boolean deleted = cursor.peek() != Token.NULL;
                    transaction.deletedAt(cursor.moment()).deleted(deleted);
                }
                case Names.REWARDS -> cursor.anyList(() -> add(rewards, reward(cursor)));
                default -> read = amount.read(name, cursor) || parties.read(name, cursor);
            }
            known[0] |= read;
            return read || additional.read(name, cursor);
        });
        if (!present || !known[0]) {
            return null;
        }
        return transaction
                .amount(amount.amount())
                .buyer(parties.buyer())
                .referrer(parties.referrer())
                .rewards(rewards)
                .additional(additional.fields())
                .build();
    }

    static void write(WireWriter writer, Transaction transaction) throws IOException {
        writer.beginObject();
        ObjectWriter.string(writer, Names.KEY, transaction.key());
        write(writer, transaction.action());
        ObjectWriter.wholeAmount(writer, transaction.amount());
        ObjectWriter.string(writer, Names.PARTNER, transaction.referrer());
        ObjectWriter.string(writer, Names.CUSTOMER, transaction.buyer());
        ObjectWriter.bool(writer, Names.CREDIT, transaction.isCredit());
        ObjectWriter.moment(writer, Names.CREATED_AT, transaction.createdAt());
        deletion(writer, transaction.isDeleted(), transaction.deletedAt());
        writer.name(Names.REWARDS);
        writer.beginArray();
        for (Reward reward : transaction.rewards()) {
            write(writer, reward);
        }
        writer.endArray();
        ObjectWriter.additional(writer, transaction.additional());
        writer.endObject();
    }

    static void write(WireWriter writer, Reward reward) throws IOException {
        writer.beginObject();
        ObjectWriter.string(writer, Names.KEY, reward.transactionKey());
        write(writer, reward.action());
        RewardStatus status = reward.status();
        ObjectWriter.string(writer, Names.STATUS, status == null ? null : status.text());
        ObjectWriter.string(writer, Names.REFERRED_CUSTOMER, reward.buyer());
        ObjectWriter.string(writer, Names.CUSTOMER, reward.beneficiary());
        ObjectWriter.wholeAmount(writer, reward.amount());
        ObjectWriter.bool(writer, Names.CREDIT, reward.isCredit());
        ObjectWriter.moment(writer, Names.CREATED_AT, reward.createdAt());
        deletion(writer, reward.isDeleted(), reward.deletedAt());
        ObjectWriter.attributes(writer, Names.PRODUCT_TYPE_DATA, reward.productTypeData());
        ObjectWriter.additional(writer, reward.additional());
        writer.endObject();
    }

    /** Keeps the fact of a deletion, even if its time is unknown. */
    private static void deletion(WireWriter writer, boolean deleted, @Nullable Instant moment) throws IOException {
        if (deleted && moment == null) {
            ObjectWriter.bool(writer, Names.DELETED_AT, true);
        } else {
            ObjectWriter.moment(writer, Names.DELETED_AT, moment);
        }
    }

    private static void write(WireWriter writer, @Nullable Action action) throws IOException {
        ObjectWriter.string(writer, Names.ACTION, action == null ? null : action.text());
    }

    static @Nullable Reward reward(Cursor cursor) throws IOException {
        Reward.Builder reward = Reward.builder();
        AmountParts amount = new AmountParts(false);
        Parties parties = new Parties();
        Additional additional = new Additional();
        boolean present = cursor.anyObject(name -> {
            switch (name) {
                case Names.KEY -> reward.transactionKey(cursor.text());
                case Names.ACTION -> reward.action(action(cursor));
                case Names.STATUS -> reward.status(status(cursor));
                case Names.CREDIT -> reward.credit(Boolean.TRUE.equals(cursor.bool()));
                case Names.CREATED_AT -> reward.createdAt(cursor.moment());
                case Names.DELETED_AT -> {
                    boolean deleted = cursor.peek() != Token.NULL;
                    reward.deletedAt(cursor.moment()).deleted(deleted);
                }
                case Names.PRODUCT_TYPE_DATA -> reward.productTypeData(cursor.attributes());
                default -> {
                    return amount.read(name, cursor) || parties.read(name, cursor) || additional.read(name, cursor);
                }
            }
            return true;
        });
        if (!present) {
            return null;
        }
        return reward.amount(amount.amount())
                .beneficiary(parties.beneficiary())
                .buyer(parties.referredCustomer)
                .additional(additional.fields())
                .build();
    }

    static @Nullable Action action(Cursor cursor) throws IOException {
        return word(cursor, Action.SALE, Action.SALE.text(), Action::of);
    }

    static @Nullable RewardStatus status(Cursor cursor) throws IOException {
        return word(cursor, RewardStatus.OK, RewardStatus.OK.text(), RewardStatus::of);
    }

    /** A word of the service, usually the common one; null for anything that cannot be a word. */
    private static <T> @Nullable T word(Cursor cursor, T usual, String usualText, Function<String, T> other)
            throws IOException {
        String text = cursor.text();
        if (text == null || text.equals(usualText)) {
            return text == null ? null : usual;
        }
        try {
            return other.apply(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static <T> void add(List<T> list, @Nullable T element) {
        if (element != null) {
            list.add(element);
        }
    }

    /** The three fields that make an amount. */
    static final class AmountParts {

        private final boolean strict;
        private @Nullable BigDecimal value;
        private @Nullable String unit;
        private @Nullable Boolean currency;

        /**
         * Starts an amount.
         *
         * @param strict whether money depends on the number
         */
        AmountParts(boolean strict) {
            this.strict = strict;
        }

        boolean read(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.AMOUNT -> value = strict ? cursor.decimal() : cursor.anyDecimal();
                case Names.AMOUNT_UNITS -> unit = cursor.text();
                case Names.IS_CURRENCY -> currency = cursor.bool();
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** Money, unless the service says otherwise. Trailing zeros do not make a number too long. */
        @Nullable
        Amount amount() {
            if (value == null) {
                return null;
            }
            BigDecimal number = value.precision() > MAX_DIGITS ? value.stripTrailingZeros() : value;
            if (!strict && (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS)) {
                return null;
            }
            return Amount.fromWire(number, unit, !Boolean.FALSE.equals(currency));
        }
    }

    /**
     * Tells buyer and referrer apart. The service has two namings: {@code customer} is the buyer beside {@code
     * partner}, but the referrer beside {@code referred_customer}. The other field decides.
     */
    private static final class Parties {

        private @Nullable String partner;
        private @Nullable String customer;
        private @Nullable String referredCustomer;
        private boolean customerIsReferrer;

        boolean read(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.PARTNER -> partner = CustomerCodec.identification(cursor);
                case Names.CUSTOMER -> customer = CustomerCodec.identification(cursor);
                case Names.REFERRED_CUSTOMER -> {
                    referredCustomer = CustomerCodec.identification(cursor);
                    customerIsReferrer = true;
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Nullable
        String buyer() {
            return oldNaming() ? customer : referredCustomer;
        }

        @Nullable
        String referrer() {
            return oldNaming() || customer == null ? partner : customer;
        }

        @Nullable
        String beneficiary() {
            return customer == null ? partner : customer;
        }

        /**
         * A null {@code referred_customer} beside a {@code partner} is only an empty field; it does not select the
         * other naming.
         */
        private boolean oldNaming() {
            return !customerIsReferrer || referredCustomer == null && partner != null;
        }
    }
}
