package com.partnero.wire;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads transactions and rewards, in both namings of buyer and referrer; writes them as a fetch shows them. */
final class TransactionCodec {

    private static final int MAX_DIGITS = 40;

    private TransactionCodec() {}

    /** One transaction; null for null or an empty object. */
    static @Nullable Transaction read(Cursor cursor) throws IOException {
        Transaction.Builder transaction = Transaction.builder();
        AmountParts amount = new AmountParts();
        Parties parties = new Parties();
        List<Reward> rewards = new ArrayList<>();
        boolean[] known = {false};
        boolean present = cursor.object(name -> {
            boolean read = true;
            switch (name) {
                case Names.KEY -> transaction.key(cursor.string());
                case Names.ACTION -> transaction.action(action(cursor));
                case Names.CREDIT -> transaction.credit(Boolean.TRUE.equals(cursor.bool()));
                case Names.CREATED_AT -> transaction.createdAt(cursor.moment());
                case Names.DELETED_AT -> transaction.deletedAt(cursor.moment());
                case Names.REWARDS -> cursor.list(() -> add(rewards, reward(cursor)));
                default -> read = amount.read(name, cursor) || parties.read(name, cursor);
            }
            known[0] |= read;
            return read;
        });
        if (!present || !known[0]) {
            return null;
        }
        return transaction
                .amount(amount.amount())
                .buyer(parties.buyer())
                .referrer(parties.referrer())
                .rewards(rewards)
                .build();
    }

    static void write(WireWriter writer, Transaction transaction) throws IOException {
        writer.beginObject();
        Fields.string(writer, Names.KEY, transaction.key());
        write(writer, transaction.action());
        Fields.wholeAmount(writer, transaction.amount());
        Fields.string(writer, Names.PARTNER, transaction.referrer());
        Fields.string(writer, Names.CUSTOMER, transaction.buyer());
        Fields.bool(writer, Names.CREDIT, transaction.isCredit());
        Fields.moment(writer, Names.CREATED_AT, transaction.createdAt());
        Fields.moment(writer, Names.DELETED_AT, transaction.deletedAt());
        writer.name(Names.REWARDS);
        writer.beginArray();
        for (Reward reward : transaction.rewards()) {
            write(writer, reward);
        }
        writer.endArray();
        writer.endObject();
    }

    static void write(WireWriter writer, Reward reward) throws IOException {
        writer.beginObject();
        Fields.string(writer, Names.KEY, reward.transactionKey());
        write(writer, reward.action());
        RewardStatus status = reward.status();
        Fields.string(writer, Names.STATUS, status == null ? null : status.text());
        Fields.string(writer, Names.REFERRED_CUSTOMER, reward.buyer());
        Fields.string(writer, Names.CUSTOMER, reward.beneficiary());
        Fields.wholeAmount(writer, reward.amount());
        Fields.bool(writer, Names.CREDIT, reward.isCredit());
        Fields.moment(writer, Names.CREATED_AT, reward.createdAt());
        Fields.moment(writer, Names.DELETED_AT, reward.deletedAt());
        Fields.attributes(writer, Names.PRODUCT_TYPE_DATA, reward.productTypeData());
        writer.endObject();
    }

    private static void write(WireWriter writer, @Nullable Action action) throws IOException {
        Fields.string(writer, Names.ACTION, action == null ? null : action.text());
    }

    static @Nullable Reward reward(Cursor cursor) throws IOException {
        Reward.Builder reward = Reward.builder();
        AmountParts amount = new AmountParts();
        Parties parties = new Parties();
        boolean present = cursor.object(name -> {
            switch (name) {
                case Names.KEY -> reward.transactionKey(cursor.string());
                case Names.ACTION -> reward.action(action(cursor));
                case Names.STATUS -> reward.status(status(cursor));
                case Names.CREDIT -> reward.credit(Boolean.TRUE.equals(cursor.bool()));
                case Names.CREATED_AT -> reward.createdAt(cursor.moment());
                case Names.DELETED_AT -> reward.deletedAt(cursor.moment());
                case Names.PRODUCT_TYPE_DATA -> reward.productTypeData(cursor.attributes());
                default -> {
                    return amount.read(name, cursor) || parties.read(name, cursor);
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
                .build();
    }

    static @Nullable Action action(Cursor cursor) throws IOException {
        String text = cursor.string();
        return text == null || text.trim().isEmpty() ? null : Action.of(text);
    }

    static @Nullable RewardStatus status(Cursor cursor) throws IOException {
        String text = cursor.string();
        return text == null || text.trim().isEmpty() ? null : RewardStatus.of(text);
    }

    static <T> void add(List<T> list, @Nullable T element) {
        if (element != null) {
            list.add(element);
        }
    }

    /** The three fields that make an amount. */
    static final class AmountParts {

        private @Nullable BigDecimal value;
        private @Nullable String unit;
        private @Nullable Boolean currency;

        boolean read(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.AMOUNT -> value = cursor.decimal();
                case Names.AMOUNT_UNITS -> unit = cursor.string();
                case Names.IS_CURRENCY -> currency = cursor.bool();
                default -> {
                    return false;
                }
            }
            return true;
        }

        /** Money, unless the service says that it is not. Zeros at the end do not make a number too long. */
        @Nullable
        Amount amount() {
            if (value == null) {
                return null;
            }
            BigDecimal number = value.precision() > MAX_DIGITS ? value.stripTrailingZeros() : value;
            return Amount.fromWire(number, unit, !Boolean.FALSE.equals(currency));
        }
    }

    /**
     * Who is who. The service calls the buyer {@code customer} where it calls the referrer {@code partner}, and calls the
     * referrer {@code customer} where it calls the buyer {@code referred_customer}: the sibling decides.
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

        /** A null {@code referred_customer} beside a {@code partner} is an empty field, not the other naming. */
        private boolean oldNaming() {
            return !customerIsReferrer || referredCustomer == null && partner != null;
        }
    }
}
