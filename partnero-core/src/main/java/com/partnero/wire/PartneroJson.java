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
 * Writes the values of this library in the API document's own JSON and reads them back equal: to keep a sale for later, to
 * answer an app, to log what was sold.
 *
 * <pre>{@code
 * PartneroJson json = FeignPartnero.json();               // or RetrofitPartnero.json()
 * byte[] kept = json.write(sale);
 * NewTransaction again = json.read(NewTransaction.class, kept);
 * }</pre>
 *
 * <p>It knows {@link NewTransaction}, {@link NewTransactionBatch}, {@link NewCustomer}, {@link CustomerRef}, {@link Credit},
 * {@link Transaction}, {@link Reward}, {@link CustomerBalance}, {@link CustomerProfile}, {@link NonCurrencyReward},
 * {@link Amount}, {@link Action}, {@link RewardStatus}, and a {@link Page} of transactions. A request has the fields that are
 * sent, and those without which it could not be read back: a credit names its customer, a sale in points says that they are no
 * currency. What {@code equals} ignores is not kept. What the JSON says of persons and coupons is as secret as the value.
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

    /**
     * Binds the values to a JSON library.
     *
     * @param format the library
     */
    public PartneroJson(WireFormat format) {
        this.format = Objects.requireNonNull(format, "format must not be null");
    }

    /**
     * The types of value that can be written and read.
     *
     * @return an unmodifiable set
     */
    public static Set<Class<?>> types() {
        return ValueCodec.types();
    }

    /**
     * Writes a value.
     *
     * @param value a value of one of the types above
     * @return its JSON in UTF-8
     * @throws IllegalArgumentException if it is of another type
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
     * Reads a value. Fields that it does not know are passed over.
     *
     * @param type one of the types above
     * @param json what {@link #write} wrote, or a part of an answer of the service
     * @param <T> the same type
     * @return the value
     * @throws IllegalArgumentException if the type is another one, or the JSON holds no such value; the message quotes
     *     nothing of it
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
