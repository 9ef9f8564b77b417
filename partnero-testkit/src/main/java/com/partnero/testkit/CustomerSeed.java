package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A customer in the program, with setters for further details.
 *
 * <pre>{@code
 * service.addCustomer("customer_123").name("Alice").email("alice@example.com").coupon("WELCOME-10");
 * service.addCustomer("customer_456").referredBy("customer_123");
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class CustomerSeed {

    private final PartneroService service;
    private final String id;

    CustomerSeed(PartneroService service, String id) {
        this.service = service;
        this.id = id;
    }

    /** The customer's id. */
    public String id() {
        return id;
    }

    /** Sets the referral key; {@code ref_} and the id unless set. */
    public CustomerSeed key(String value) {
        return edit(row -> row.key = value);
    }

    /** Sets the e-mail address. */
    public CustomerSeed email(String value) {
        return edit(row -> row.email = value);
    }

    /** Sets the given name. */
    public CustomerSeed name(String value) {
        return edit(row -> row.name = value);
    }

    /** Sets the family name. */
    public CustomerSeed surname(String value) {
        return edit(row -> row.surname = value);
    }

    /** Sets the customer's status in the program; {@code active} unless set. */
    public CustomerSeed status(String value) {
        return edit(row -> row.status = value);
    }

    /**
     * Sets the customer who recommended the program to this one.
     *
     * @param referrer the id of a customer in the program
     * @return this
     * @throws IllegalArgumentException if there is no such customer, or if this customer has referred that one
     */
    public CustomerSeed referredBy(String referrer) {
        service.checkReferrer(id, referrer);
        return edit(row -> row.referrer = referrer);
    }

    /** Sets when the customer was created; now unless set. */
    public CustomerSeed createdAt(Instant moment) {
        return edit(row -> {
            row.createdAt = moment;
            row.updatedAt = moment;
        });
    }

    /**
     * Adds a field of the program's own.
     *
     * @param name the field
     * @param value its value, or null
     * @return this
     */
    public CustomerSeed customField(String name, @Nullable String value) {
        return edit(row -> row.customFields.put(name, value));
    }

    /**
     * Adds other data.
     *
     * @param name for instance {@code date_of_birth}
     * @param value its value, or null
     * @return this
     */
    public CustomerSeed metadata(String name, @Nullable String value) {
        return edit(row -> row.metadata.put(name, value));
    }

    /**
     * Adds money to the balance, as earned before the test.
     *
     * @param amount in major units
     * @param currency for instance {@code USD}
     * @return this
     */
    public CustomerSeed balance(String amount, String currency) {
        service.addOpening(id, new BigDecimal(amount), currency, true);
        return this;
    }

    /**
     * Adds units other than money to the balance, as earned before the test.
     *
     * @param number how many
     * @param unit for instance {@code points}
     * @return this
     */
    public CustomerSeed units(String number, String unit) {
        service.addOpening(id, new BigDecimal(number), unit, false);
        return this;
    }

    /** Adds a coupon with this code to the balance. */
    public CustomerSeed coupon(String code) {
        service.addCoupon(id, code);
        return this;
    }

    private CustomerSeed edit(Consumer<CustomerEdit> edit) {
        service.editCustomer(id, edit);
        return this;
    }
}
