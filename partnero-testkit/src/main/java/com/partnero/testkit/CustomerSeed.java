package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A customer who stands in the program already, to be described further.
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

    /**
     * The customer's id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Sets the referral key.
     *
     * @param value {@code ref_} and the id unless set
     * @return this
     */
    public CustomerSeed key(String value) {
        return edit(row -> row.key = value);
    }

    /**
     * Sets the e-mail address.
     *
     * @param value the address
     * @return this
     */
    public CustomerSeed email(String value) {
        return edit(row -> row.email = value);
    }

    /**
     * Sets the given name.
     *
     * @param value the name
     * @return this
     */
    public CustomerSeed name(String value) {
        return edit(row -> row.name = value);
    }

    /**
     * Sets the family name.
     *
     * @param value the name
     * @return this
     */
    public CustomerSeed surname(String value) {
        return edit(row -> row.surname = value);
    }

    /**
     * Sets the state of the customer in the program.
     *
     * @param value {@code active} unless set
     * @return this
     */
    public CustomerSeed status(String value) {
        return edit(row -> row.status = value);
    }

    /**
     * Sets who recommended the program to this customer.
     *
     * @param referrer the id of a customer who stands in the program already
     * @return this
     * @throws IllegalArgumentException if there is no such customer, or he was himself brought by this one
     */
    public CustomerSeed referredBy(String referrer) {
        service.checkReferrer(id, referrer);
        return edit(row -> row.referrer = referrer);
    }

    /**
     * Sets when the customer came to be.
     *
     * @param moment now unless set
     * @return this
     */
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
     * Adds further data.
     *
     * @param name for instance {@code date_of_birth}
     * @param value its value, or null
     * @return this
     */
    public CustomerSeed metadata(String name, @Nullable String value) {
        return edit(row -> row.metadata.put(name, value));
    }

    /**
     * Adds to the balance what was earned before the test begins.
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
     * Adds to the balance what was earned before the test begins and is no currency.
     *
     * @param number how many
     * @param unit for instance {@code points}
     * @return this
     */
    public CustomerSeed units(String number, String unit) {
        service.addOpening(id, new BigDecimal(number), unit, false);
        return this;
    }

    /**
     * Adds a coupon to the balance.
     *
     * @param code the coupon's code
     * @return this
     */
    public CustomerSeed coupon(String code) {
        service.addCoupon(id, code);
        return this;
    }

    private CustomerSeed edit(Consumer<CustomerEdit> edit) {
        service.editCustomer(id, edit);
        return this;
    }
}
