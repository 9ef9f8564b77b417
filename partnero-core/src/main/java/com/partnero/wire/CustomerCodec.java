package com.partnero.wire;

import com.partnero.CustomerProfile;
import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads customers: a whole profile, or just who is meant. */
final class CustomerCodec {

    private CustomerCodec() {}

    /** Who is meant: a plain id, or an object with an id, a key or an e-mail address. */
    static @Nullable String identification(Cursor cursor) throws IOException {
        CustomerProfile customer = read(cursor);
        if (customer == null) {
            return null;
        }
        if (customer.id() != null) {
            return customer.id();
        }
        return customer.key() != null ? customer.key() : customer.email();
    }

    /** A profile, or a plain id as a profile with nothing else; null for null and empty. */
    static @Nullable CustomerProfile read(Cursor cursor) throws IOException {
        Token token = cursor.take();
        cursor.putBack(token);
        if (token == Token.STRING || token == Token.NUMBER) {
            return CustomerProfile.builder().id(cursor.string()).build();
        }
        CustomerProfile.Builder customer = CustomerProfile.builder();
        return cursor.object(name -> field(name, customer, cursor)) ? customer.build() : null;
    }

    private static boolean field(String name, CustomerProfile.Builder customer, Cursor cursor) throws IOException {
        switch (name) {
            case Names.ID -> customer.id(cursor.string());
            case Names.KEY -> customer.key(cursor.string());
            case Names.EMAIL -> customer.email(cursor.string());
            case Names.NAME -> customer.name(cursor.string());
            case Names.SURNAME -> customer.surname(cursor.string());
            case Names.STATUS -> customer.status(cursor.string());
            case Names.APPROVED -> customer.approved(cursor.bool());
            case Names.TOS -> customer.tos(cursor.bool());
            case Names.CREATED_AT -> customer.createdAt(cursor.moment());
            case Names.UPDATED_AT -> customer.updatedAt(cursor.moment());
            case Names.REFERRING_CUSTOMER -> customer.referrer(read(cursor));
            case Names.REFERRALS_COUNT -> customer.referralsCount(cursor.counter());
            case Names.REFERRAL_LINK -> customer.referralLink(cursor.string());
            case Names.REFERRAL_LINKS -> customer.referralLinks(strings(cursor));
            case Names.CUSTOM_FIELDS -> customer.customFields(cursor.attributes());
            case Names.METADATA -> customer.metadata(cursor.attributes());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static List<String> strings(Cursor cursor) throws IOException {
        List<String> strings = new ArrayList<>();
        cursor.list(() -> TransactionCodec.add(strings, cursor.plain()));
        return strings;
    }
}
