package com.partnero.wire;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.NonCurrencyReward;
import com.partnero.wire.TransactionCodec.AmountParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes balances. */
final class BalanceCodec {

    private BalanceCodec() {}

    /** A balance; null if the answer holds neither a customer nor a balance. */
    static @Nullable CustomerBalance read(Cursor cursor) throws IOException {
        CustomerBalance.Builder balance = CustomerBalance.builder();
        Additional additional = new Additional();
        boolean[] known = {false};
        cursor.object(name -> {
            switch (name) {
                case Names.CUSTOMER -> balance.customer(CustomerCodec.read(cursor));
                case Names.BALANCE -> cursor.object(kind -> kind(kind, balance, cursor));
                default -> {
                    return additional.read(name, cursor);
                }
            }
            known[0] = true;
            return true;
        });
        return known[0] ? balance.additional(additional.fields()).build() : null;
    }

    static void write(WireWriter writer, CustomerBalance balance) throws IOException {
        writer.beginObject();
        CustomerProfile customer = balance.customer();
        if (customer != null) {
            writer.name(Names.CUSTOMER);
            CustomerCodec.write(writer, customer);
        }
        writer.name(Names.BALANCE);
        writer.beginObject();
        writer.name(Names.CURRENCY);
        writer.beginArray();
        for (Amount amount : balance.currency()) {
            write(writer, amount);
        }
        writer.endArray();
        writer.name(Names.NON_CURRENCY);
        writer.beginArray();
        for (NonCurrencyReward reward : balance.nonCurrency()) {
            write(writer, reward);
        }
        writer.endArray();
        writer.endObject();
        ObjectWriter.additional(writer, balance.additional());
        writer.endObject();
    }

    static void write(WireWriter writer, Amount amount) throws IOException {
        writer.beginObject();
        ObjectWriter.wholeAmount(writer, amount);
        writer.endObject();
    }

    static void write(WireWriter writer, NonCurrencyReward reward) throws IOException {
        writer.beginObject();
        ObjectWriter.string(writer, Names.REWARD_TYPE, reward.type());
        ObjectWriter.string(writer, Names.COMMISSION_TYPE, reward.commissionType());
        ObjectWriter.string(writer, Names.REWARD_VALUE, reward.value());
        ObjectWriter.moment(writer, Names.CREATED_AT, reward.createdAt());
        ObjectWriter.entries(writer, reward.details());
        writer.endObject();
    }

    private static boolean kind(String kind, CustomerBalance.Builder balance, Cursor cursor) throws IOException {
        switch (kind) {
            case Names.CURRENCY -> {
                List<Amount> amounts = new ArrayList<>();
                cursor.list(() -> TransactionCodec.add(amounts, amount(cursor)));
                balance.currency(amounts);
            }
            case Names.NON_CURRENCY -> {
                List<NonCurrencyReward> rewards = new ArrayList<>();
                cursor.anyList(() -> TransactionCodec.add(rewards, nonCurrency(cursor)));
                balance.nonCurrency(rewards);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static @Nullable Amount amount(Cursor cursor) throws IOException {
        AmountParts amount = new AmountParts(true);
        cursor.object(name -> amount.read(name, cursor));
        return amount.amount();
    }

    static @Nullable NonCurrencyReward nonCurrency(Cursor cursor) throws IOException {
        NonCurrencyReward.Builder reward = NonCurrencyReward.builder();
        Map<String, @Nullable String> details = new LinkedHashMap<>();
        boolean present = cursor.anyObject(name -> {
            switch (name) {
                case Names.REWARD_TYPE -> reward.type(cursor.attribute());
                case Names.COMMISSION_TYPE -> reward.commissionType(cursor.attribute());
                case Names.REWARD_VALUE -> reward.value(cursor.attribute());
                case Names.CREATED_AT -> reward.createdAt(cursor.moment());
                default -> details.put(name, cursor.attribute());
            }
            return true;
        });
        return present ? reward.details(details).build() : null;
    }
}
