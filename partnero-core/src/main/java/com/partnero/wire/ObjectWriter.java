package com.partnero.wire;

import com.partnero.Amount;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the fields of an object and omits null values. */
final class ObjectWriter {

    private ObjectWriter() {}

    static void string(WireWriter writer, String name, @Nullable String value) throws IOException {
        if (value != null) {
            writer.name(name);
            writer.string(value);
        }
    }

    static void bool(WireWriter writer, String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            writer.name(name);
            writer.bool(value);
        }
    }

    static void number(WireWriter writer, String name, @Nullable Number whole) throws IOException {
        if (whole != null) {
            writer.name(name);
            writer.number(whole.toString());
        }
    }

    static void decimal(WireWriter writer, String name, @Nullable BigDecimal value) throws IOException {
        if (value != null) {
            writer.name(name);
            // Most numbers have no exponent, and keep the string that they made once.
            String number = value.toString();
            writer.number(number.indexOf('E') < 0 ? number : value.toPlainString());
        }
    }

    static void moment(WireWriter writer, String name, @Nullable Instant moment) throws IOException {
        if (moment != null) {
            writer.name(name);
            writer.string(Timestamps.format(moment));
        }
    }

    /** Writes number and unit, as in a request. */
    static void amount(WireWriter writer, Amount amount) throws IOException {
        decimal(writer, Names.AMOUNT, amount.value());
        string(writer, Names.AMOUNT_UNITS, amount.unit());
    }

    /** Writes number, unit and whether it is money, as in an answer. */
    static void wholeAmount(WireWriter writer, @Nullable Amount amount) throws IOException {
        if (amount != null) {
            amount(writer, amount);
            bool(writer, Names.IS_CURRENCY, amount.isCurrency());
        }
    }

    static void additional(WireWriter writer, Map<String, String> fields) throws IOException {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            writer.name(field.getKey());
            writer.json(field.getValue());
        }
    }

    static void attributes(WireWriter writer, String name, Map<String, @Nullable String> attributes)
            throws IOException {
        if (!attributes.isEmpty()) {
            writer.name(name);
            writer.beginObject();
            entries(writer, attributes);
            writer.endObject();
        }
    }

    static void entries(WireWriter writer, Map<String, @Nullable String> attributes) throws IOException {
        for (Map.Entry<String, @Nullable String> attribute : attributes.entrySet()) {
            writer.name(attribute.getKey());
            String value = attribute.getValue();
            if (value == null) {
                writer.nullValue();
            } else {
                writer.string(value);
            }
        }
    }
}
