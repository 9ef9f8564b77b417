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
 * <p>The key is what makes a sale safe: with it a lost answer can be looked up; without it nobody can tell whether the sale
 * was recorded. Immutable and thread-safe. {@link #toString()} shows no key and no person. API document: "Create a
 * transaction".
 *
 * @since 0.1.0
 */
public final class NewTransaction implements Value {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_DIGITS = 40;

    /** The wire's names of what the builder sets, without their underscores. */
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
        additional = Maps.known(builder.additional);
    }

    /**
     * Starts a sale.
     *
     * @return a builder that demands key (or {@link Builder#withoutKey()}), amount and buyer
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The key of the sale in your system.
     *
     * @return the key, or null if {@link Builder#withoutKey()} was said
     */
    public @Nullable String key() {
        return key;
    }

    /**
     * The full amount of the purchase, from which the service computes the rewards.
     *
     * @return in major units, zero or more
     */
    public Amount amount() {
        return amount;
    }

    /**
     * Who bought.
     *
     * @return an existing or a new customer
     */
    public Buyer buyer() {
        return buyer;
    }

    /**
     * What the buyer did.
     *
     * @return {@link Action#SALE} unless set
     */
    public Action action() {
        return action;
    }

    /**
     * Whether the sale has been rewarded already, elsewhere.
     *
     * @return null if not set; the service then assumes false
     */
    public @Nullable Boolean rewarded() {
        return rewarded;
    }

    /**
     * Whether the sale may be rewarded.
     *
     * @return null if not set; the service then assumes true
     */
    public @Nullable Boolean rewardable() {
        return rewardable;
    }

    /**
     * What was bought.
     *
     * @return the product's id in your system, or null
     */
    public @Nullable String productId() {
        return productId;
    }

    /**
     * What kind of product was bought.
     *
     * @return the type, or null
     */
    public @Nullable String productType() {
        return productType;
    }

    /**
     * When the sale took place.
     *
     * @return the moment, whole seconds; null for now
     */
    public @Nullable Instant createdAt() {
        return createdAt;
    }

    /**
     * Fields that this library does not know, to be sent as they are: JSON text by name, without white space.
     *
     * @return an immutable map, usually empty
     */
    public Map<String, String> additional() {
        return additional;
    }

    /**
     * A builder that holds everything of this sale.
     *
     * @return a builder
     */
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
         * Sets the key of the sale: an order, invoice or payment number that never occurs twice.
         *
         * @param value not blank
         * @return this builder
         * @throws IllegalArgumentException if it is blank, {@code .} or {@code ..}, or holds control characters
         */
        public Builder key(String value) {
            key = Checks.identifier("key", value);
            withoutKey = false;
            return this;
        }

        /**
         * Gives up the safety of a key. If the answer to the create is lost, nobody can tell whether the sale was
         * recorded, and it cannot be fetched or deleted later.
         *
         * @return this builder
         */
        public Builder withoutKey() {
            key = null;
            withoutKey = true;
            return this;
        }

        /**
         * Sets the full amount of the purchase.
         *
         * @param value in major units, zero or more
         * @return this builder
         * @throws IllegalArgumentException if it is negative
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

        /**
         * Sets who bought.
         *
         * @param value an existing customer, or a new one to be created with the sale
         * @return this builder
         */
        public Builder buyer(Buyer value) {
            buyer = Objects.requireNonNull(value, "buyer must not be null");
            return this;
        }

        /**
         * Sets what the buyer did, if it was no sale.
         *
         * @param value the action
         * @return this builder
         */
        public Builder action(Action value) {
            action = Objects.requireNonNull(value, "action must not be null");
            return this;
        }

        /**
         * Says whether the sale has been rewarded already, elsewhere.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder rewarded(boolean value) {
            rewarded = value;
            return this;
        }

        /**
         * Says whether the sale may be rewarded.
         *
         * @param value false for none
         * @return this builder
         */
        public Builder rewardable(boolean value) {
            rewardable = value;
            return this;
        }

        /**
         * Sets what was bought.
         *
         * @param value the product's id in your system
         * @return this builder
         * @throws IllegalArgumentException if it is blank or holds control characters
         */
        public Builder productId(String value) {
            productId = Checks.text("productId", value);
            return this;
        }

        /**
         * Sets what kind of product was bought.
         *
         * @param value as set up in the program
         * @return this builder
         * @throws IllegalArgumentException if it is blank or holds control characters
         */
        public Builder productType(String value) {
            productType = Checks.text("productType", value);
            return this;
        }

        /**
         * Sets when the sale took place, if not now.
         *
         * @param value the moment; fractions of a second are dropped, because the service counts whole seconds
         * @return this builder
         */
        public Builder createdAt(Instant value) {
            createdAt = Instant.ofEpochSecond(
                    Objects.requireNonNull(value, "createdAt must not be null").getEpochSecond());
            return this;
        }

        /**
         * Adds a field that the service knows and this library does not, for those who know better.
         *
         * <pre>{@code .additional("coupon", "\"SUMMER\"")}</pre>
         *
         * @param name the field's name on the wire
         * @param json its value as JSON text: {@code "\"SUMMER\""}, {@code "7"}, {@code "{\"a\":[true]}"}
         * @return this builder
         * @throws IllegalArgumentException if the text is no JSON, or the name is blank or one for which this builder has a
         *     method
         */
        public Builder additional(String name, String json) {
            Checks.text("name", name);
            if (OWN_NAMES.contains(name.replace("_", "").toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("the builder has a method for " + name + ": use it");
            }
            byte[] text = json.getBytes(StandardCharsets.UTF_8);
            String flaw = JsonGrammar.flaw(text, 0, MAX_DEPTH, MAX_DIGITS);
            if (flaw != null) {
                throw new IllegalArgumentException("the value of " + name + " must be JSON text, but is: " + flaw);
            }
            additional.put(name, JsonText.canonical(new String(text, StandardCharsets.UTF_8)));
            return this;
        }

        /**
         * Builds the sale.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if key, amount or buyer is missing; the message names the line to add
         */
        public NewTransaction build() {
            if (key == null && !withoutKey) {
                throw new IllegalArgumentException(
                        "key is missing: add .key(\"order-1042\") with a number of your own that"
                                + " never occurs twice, or .withoutKey() to give up looking the sale up");
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
