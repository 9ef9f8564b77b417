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
import com.partnero.spi.AnswerBudget;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of this library in the API document's own JSON, and reads equal values back. Use it to store a sale
 * for later, to answer an app, or to log what was sold.
 *
 * <pre>{@code
 * PartneroJson json = FeignPartnero.json();               // or RetrofitPartnero.json()
 * byte[] kept = json.write(sale);
 * NewTransaction again = json.read(NewTransaction.class, kept);
 * }</pre>
 *
 * <p>The supported types are {@link NewTransaction}, {@link NewTransactionBatch}, {@link NewCustomer}, {@link
 * CustomerRef}, {@link Credit}, {@link Transaction}, {@link Reward}, {@link CustomerBalance}, {@link CustomerProfile},
 * {@link NonCurrencyReward}, {@link Amount}, {@link Action}, {@link RewardStatus}, and a {@link Page} of transactions.
 * The JSON of a request has the fields that are sent, plus those that are needed to read it back: a credit names its
 * customer, and a sale in points says that they are not a currency. Parts that {@code equals} ignores are lost. The
 * JSON contains personal data and coupon codes; protect it like the value itself.
 *
 * <p>Thread-safe. API document: the examples of every operation.
 *
 * @since 0.1.0
 */
public final class PartneroJson {

    private static final int MAX_DEPTH = 200;
    /** Forty digits and forty zeros. */
    private static final int MAX_DIGITS = 80;

    private final WireFormat format;

    /** Uses a transport's JSON library. */
    public PartneroJson(WireFormat format) {
        this.format = Objects.requireNonNull(format, "format must not be null");
    }

    /** The supported types, in an unmodifiable set. */
    public static Set<Class<?>> types() {
        return ValueCodec.types();
    }

    /**
     * Writes a value as JSON in UTF-8.
     *
     * @param value a value of a supported type
     * @throws IllegalArgumentException if its type is not supported
     */
    public byte[] write(Object value) {
        ValueCodec<?> codec = codec(value.getClass());
        try {
            return format.write(writer -> codec.write(writer, value));
        } catch (IOException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " could not be written", e);
        }
    }

    /**
     * Reads a value and ignores unknown fields.
     *
     * @param type a supported type
     * @param json what {@link #write} wrote, or a part of the service's answer
     * @param <T> the same type
     * @return the value
     * @throws IllegalArgumentException if the type is not supported, or if the JSON does not hold such a value; the
     *     message quotes nothing from it
     */
    public <T> T read(Class<T> type, byte[] json) {
        ValueCodec<?> codec = codec(type);
        @Nullable Object value;
        try (Cursor cursor = cursor(json)) {
            value = codec.read(cursor);
        } catch (Malformed e) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + e.getMessage());
        } catch (IOException e) {
            // A library's exception may quote the document.
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": not readable");
        }
        if (value == null) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": the JSON holds no value");
        }
        return type.cast(value);
    }

    private Cursor cursor(byte[] json) throws IOException {
        AnswerBudget budget = AnswerBudget.unlimited();
        return new Cursor(format.reader(StrictJson.check(json, MAX_DEPTH, MAX_DIGITS, budget)), budget);
    }

    private static ValueCodec<?> codec(Class<?> type) {
        ValueCodec<?> codec = ValueCodec.of(type);
        if (codec == null) {
            throw new IllegalArgumentException("no value of this library: " + type.getName());
        }
        return codec;
    }
}
