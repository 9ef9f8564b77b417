package com.partnero.testkit.assertj;

import com.partnero.Credit;
import com.partnero.testkit.PartneroService;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on one customer's credit notes.
 *
 * @since 0.1.0
 */
public final class CreditsAssert extends AbstractAssert<CreditsAssert, List<Credit>> {

    private final PartneroService service;
    private final String customer;

    CreditsAssert(PartneroService service, String customer) {
        super(
                service.credits().stream()
                        .filter(credit -> credit.customerId().equals(customer))
                        .toList(),
                CreditsAssert.class);
        this.service = service;
        this.customer = customer;
    }

    /**
     * There is exactly one.
     *
     * @return this
     */
    public CreditsAssert once() {
        return times(1);
    }

    /**
     * There is none.
     *
     * @return this
     */
    public CreditsAssert never() {
        return times(0);
    }

    /**
     * There are this many.
     *
     * @param number zero or more
     * @return this
     */
    public CreditsAssert times(int number) {
        if (actual.size() != number) {
            failWithMessage(
                    "Expected %s credit notes for %s, but there are %s.%n%s",
                    number, customer, actual.size(), Recorded.credits(service));
        }
        return this;
    }

    /**
     * There is at least one, and every one is of this amount.
     *
     * @param amount in major units
     * @param unit the currency or unit, in any case
     * @return this
     */
    public CreditsAssert withAmount(String amount, String unit) {
        BigDecimal expected = new BigDecimal(amount);
        boolean fits = actual.stream()
                .allMatch(credit -> credit.amount().value().compareTo(expected) == 0
                        && unit.equalsIgnoreCase(credit.amount().unit()));
        if (actual.isEmpty() || !fits) {
            failWithMessage(
                    "Expected credit notes of %s %s for %s.%n%s", amount, unit, customer, Recorded.credits(service));
        }
        return this;
    }
}
