package com.partnero;

import com.partnero.internal.Checks;
import com.partnero.internal.JsonGrammar;
import com.partnero.internal.JsonText;
import com.partnero.internal.Maps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sale to be recorded.
 *
 * <pre>{@code
 * NewTransaction sale = NewTransaction.builder()
 *     .key("order-1042")
 *     .amount(Amount.of("99.99", "EUR"))
 *     .buyer(CustomerRef.id("customer_456"))
 *     .build();
 * }</pre>
 *
 * <p>The key makes a sale safe. If the answer is lost, the sale can be looked up by its key; without a key nothing can
 * show whether it was recorded. Immutable and thread-safe. {@link #toString()} shows no key and no person. API
 * document: "Create a transaction".
 *
 * @since 0.1.0
 */
public final class NewTransaction implements Value {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_DIGITS = 40;

    /** The wire's names of the builder's fields, without underscores. */
    private static final Set<String> OWN_NAMES = Set.of(
            "key",
            "amount",
            "amountunits",
            "iscurrency",
            "action",
            "rewarded",
            "rewardable",
            "productid",
            "producttype",
            "createdat",
            "customer",
            "options",
            "transactions");

    private final @Nullable String key;
    private final Amount amount;
    private final Buyer buyer;
    private final Action action;
    private final @Nullable Boolean rewarded;
    private final @Nullable Boolean rewardable;
    private final @Nullable String productId;
    private final @Nullable String productType;
    private final @Nullable Instant createdAt;
    private final Map<String, String> additional;

    private NewTransaction(@Nullable String key, Amount amount, Buyer buyer, Builder builder) {
        this.key = key;
        this.amount = amount;
        this.buyer = buyer;
        action = builder.action;
        rewarded = builder.rewarded;
        rewardable = builder.rewardable;
        productId = builder.productId;
        productType = builder.productType;
        createdAt = builder.createdAt;
        additional = Maps.copyOf(builder.additional);
    }

    /** A builder that requires an amount, a buyer, and a key or {@link Builder#withoutKey()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The key of the sale in your system; null after {@link Builder#withoutKey()}. */
    public @Nullable String key() {
        return key;
    }

    /** The full amount of the purchase in major units, zero or more. The service computes the rewards from it. */
    public Amount amount() {
        return amount;
    }

    /** The existing or new customer who bought. */
    public Buyer buyer() {
        return buyer;
    }

    /** What the buyer did; {@link Action#SALE} unless set. */
    public Action action() {
        return action;
    }

    /** Whether the sale has already been rewarded elsewhere. If null, the service assumes false. */
    public @Nullable Boolean rewarded() {
        return rewarded;
    }

    /** Whether the sale may be rewarded. If null, the service assumes true. */
    public @Nullable Boolean rewardable() {
        return rewardable;
    }

    /** The id, in your system, of the product that was bought; or null. */
    public @Nullable String productId() {
        return productId;
    }

    /** The type of the product that was bought, or null. */
    public @Nullable String productType() {
        return productType;
    }

    /** When the sale took place, in whole seconds; null for now. */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /**
     * Fields that this library does not know and sends unchanged: JSON text without white space, by name. The map is
     * immutable and usually empty.
     */
    public Map<String, String> additional() {
        return additional;
    }

    /** A builder with all fields of this sale. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.key = key;
        builder.withoutKey = key == null;
        builder.amount = amount;
        builder.buyer = buyer;
        builder.action = action;
        builder.rewarded = rewarded;
        builder.rewardable = rewardable;
        builder.productId = productId;
        builder.productType = productType;
        builder.createdAt = createdAt;
        builder.additional.putAll(additional);
        return builder;
    }

    private List<@Nullable Object> state() {
        return Arrays.asList(
                key, amount, buyer, action, rewarded, rewardable, productId, productType, createdAt, additional);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewTransaction
                && ((NewTransaction) other).state().equals(state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        return "NewTransaction[" + action + ", " + amount + ", " + (key == null ? "without key" : "with key") + "]";
    }

    /**
     * Builds a {@link NewTransaction}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private @Nullable String key;
        private boolean withoutKey;
        private @Nullable Amount amount;
        private @Nullable Buyer buyer;
        private Action action = Action.SALE;
        private @Nullable Boolean rewarded;
        private @Nullable Boolean rewardable;
        private @Nullable String productId;
        private @Nullable String productType;
        private @Nullable Instant createdAt;
        private final Map<String, String> additional = new LinkedHashMap<>(0);

        private Builder() {}

        /**
         * Sets the key of the sale: an order, invoice or payment number that you never use twice.
         *
         * @throws IllegalArgumentException if the key is blank, {@code .} or {@code ..}, holds control characters, or
         *     begins or ends with white space
         */
        public Builder key(String value) {
            key = Checks.identifier("key", value);
            withoutKey = false;
            return this;
        }

        /**
         * Gives up the safety of a key. If the answer to the create is lost, nothing can show whether the sale was
         * recorded. The sale also cannot be fetched or deleted later.
         */
        public Builder withoutKey() {
            key = null;
            withoutKey = true;
            return this;
        }

        /**
         * Sets the full amount of the purchase, in major units.
         *
         * @throws IllegalArgumentException if the amount is negative
         */
        public Builder amount(Amount value) {
            Objects.requireNonNull(value, "amount must not be null");
            if (value.value().signum() < 0) {
                throw new IllegalArgumentException(
                        "amount must not be negative: " + value + " (a refund is the deletion of the transaction)");
            }
            amount = value;
            return this;
        }

        /** Sets the existing customer who bought, or a new one to be created with the sale. */
        public Builder buyer(Buyer value) {
            buyer = Objects.requireNonNull(value, "buyer must not be null");
            return this;
        }

        /** Sets what the buyer did, if it was not a sale. */
        public Builder action(Action value) {
            action = Objects.requireNonNull(value, "action must not be null");
            return this;
        }

        /** Sets whether the sale has already been rewarded elsewhere. */
        public Builder rewarded(boolean value) {
            rewarded = value;
            return this;
        }

        /** Sets whether the sale may be rewarded. */
        public Builder rewardable(boolean value) {
            rewardable = value;
            return this;
        }

        /**
         * Sets the id, in your system, of the product that was bought.
         *
         * @throws IllegalArgumentException if the id is blank or holds control characters
         */
        public Builder productId(String value) {
            productId = Checks.text("productId", value);
            return this;
        }

        /**
         * Sets the type of the product that was bought, as defined in the program.
         *
         * @throws IllegalArgumentException if the type is blank or holds control characters
         */
        public Builder productType(String value) {
            productType = Checks.text("productType", value);
            return this;
        }

        /**
         * Sets when the sale took place, if not now. Fractions of a second are dropped, because the service counts
         * whole seconds.
         */
        public Builder createdAt(Instant value) {
            createdAt = Instant.ofEpochSecond(
                    Objects.requireNonNull(value, "createdAt must not be null").getEpochSecond());
            return this;
        }

        /**
         * Adds a field that the service knows but this library does not.
         *
         * <pre>{@code .additional("coupon", "\"SUMMER\"")}</pre>
         *
         * @param name the field's name on the wire
         * @param json its value as JSON text: {@code "\"SUMMER\""}, {@code "7"}, {@code "{\"a\":[true]}"}
         * @throws IllegalArgumentException if the text is not JSON, if the name is blank, or if this builder has a
         *     method for the field
         */
        public Builder additional(String name, String json) {
            Checks.text("name", name);
            if (OWN_NAMES.contains(name.replace("_", "").toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("the builder has a method for " + name + ": use it");
            }
            byte[] text = json.getBytes(StandardCharsets.UTF_8);
            String flaw = JsonGrammar.flaw(text, 0, MAX_DEPTH, MAX_DIGITS);
            if (flaw != null) {
                throw new IllegalArgumentException("the value of " + name + " is not usable JSON text: " + flaw
                        + "; a text needs quotes of its own: .additional(\"coupon\", \"\\\"SUMMER\\\"\")");
            }
            additional.put(name, JsonText.canonical(new String(text, StandardCharsets.UTF_8)));
            return this;
        }

        /**
         * Builds the immutable sale.
         *
         * @throws IllegalArgumentException if the key, the amount or the buyer is missing; the message names the line
         *     to add
         */
        public NewTransaction build() {
            if (key == null && !withoutKey) {
                throw new IllegalArgumentException(
                        "key is missing: add .key(\"order-1042\") with a number that you never use twice,"
                                + " or .withoutKey(), which gives up looking the sale up");
            }
            if (amount == null) {
                throw new IllegalArgumentException("amount is missing: add .amount(Amount.of(\"99.99\", \"EUR\"))");
            }
            if (buyer == null) {
                throw new IllegalArgumentException("buyer is missing: add .buyer(CustomerRef.id(\"customer_456\"))");
            }
            return new NewTransaction(key, amount, buyer, this);
        }
    }
}
