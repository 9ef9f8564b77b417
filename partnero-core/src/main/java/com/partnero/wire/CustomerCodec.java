package com.partnero.wire;

import com.partnero.CustomerProfile;
import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads customers, either whole profiles or only identifiers, and writes profiles. */
final class CustomerCodec {

    private CustomerCodec() {}

    /** The identifier of a customer: a plain id, or the id, key or e-mail address in an object. */
    static @Nullable String identification(Cursor cursor) throws IOException {
        Token token = cursor.peek();
        if (token == Token.STRING || token == Token.NUMBER) {
            return cursor.text();
        }
        CustomerProfile customer = read(cursor);
        if (customer == null) {
            return null;
        }
        if (customer.id() != null) {
            return customer.id();
        }
        return customer.key() != null ? customer.key() : customer.email();
    }

    /** A profile. A plain id becomes a profile with only an id; anything else becomes null. */
    static @Nullable CustomerProfile read(Cursor cursor) throws IOException {
        Token token = cursor.peek();
        if (token == Token.STRING || token == Token.NUMBER) {
            return CustomerProfile.builder().id(cursor.text()).build();
        }
        CustomerProfile.Builder customer = CustomerProfile.builder();
        Additional additional = new Additional();
        boolean present = cursor.anyObject(name -> field(name, customer, cursor) || additional.read(name, cursor));
        return present ? customer.additional(additional.fields()).build() : null;
    }

    static void write(WireWriter writer, CustomerProfile customer) throws IOException {
        writer.beginObject();
        ObjectWriter.string(writer, Names.ID, customer.id());
        ObjectWriter.string(writer, Names.KEY, customer.key());
        ObjectWriter.string(writer, Names.EMAIL, customer.email());
        ObjectWriter.string(writer, Names.NAME, customer.name());
        ObjectWriter.string(writer, Names.SURNAME, customer.surname());
        ObjectWriter.string(writer, Names.STATUS, customer.status());
        ObjectWriter.bool(writer, Names.APPROVED, customer.approved());
        ObjectWriter.bool(writer, Names.TOS, customer.acceptedTerms());
        ObjectWriter.moment(writer, Names.CREATED_AT, customer.createdAt());
        ObjectWriter.moment(writer, Names.UPDATED_AT, customer.updatedAt());
        CustomerProfile referrer = customer.referrer();
        if (referrer != null) {
            writer.name(Names.REFERRING_CUSTOMER);
            write(writer, referrer);
        }
        ObjectWriter.number(writer, Names.REFERRALS_COUNT, customer.referralsCount());
        ObjectWriter.string(writer, Names.REFERRAL_LINK, customer.referralLink());
        writer.name(Names.REFERRAL_LINKS);
        writer.beginArray();
        for (String link : customer.referralLinks()) {
            writer.string(link);
        }
        writer.endArray();
        ObjectWriter.attributes(writer, Names.CUSTOM_FIELDS, customer.customFields());
        ObjectWriter.attributes(writer, Names.METADATA, customer.metadata());
        ObjectWriter.additional(writer, customer.additional());
        writer.endObject();
    }

    private static boolean field(String name, CustomerProfile.Builder customer, Cursor cursor) throws IOException {
        switch (name) {
            case Names.ID -> customer.id(cursor.text());
            case Names.KEY -> customer.key(cursor.text());
            case Names.EMAIL -> customer.email(cursor.text());
            case Names.NAME -> customer.name(cursor.text());
            case Names.SURNAME -> customer.surname(cursor.text());
            case Names.STATUS -> customer.status(cursor.text());
            case Names.APPROVED -> customer.approved(cursor.bool());
            case Names.TOS -> customer.acceptedTerms(cursor.bool());
            case Names.CREATED_AT -> customer.createdAt(cursor.moment());
            case Names.UPDATED_AT -> customer.updatedAt(cursor.moment());
            case Names.REFERRING_CUSTOMER -> customer.referrer(read(cursor));
            case Names.REFERRALS_COUNT -> customer.referralsCount(cursor.counter());
            case Names.REFERRAL_LINK -> customer.referralLink(cursor.text());
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
        cursor.anyList(() -> TransactionCodec.add(strings, cursor.plain()));
        return strings;
    }
}
