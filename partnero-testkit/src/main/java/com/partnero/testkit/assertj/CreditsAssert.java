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

    /** Verifies that there is exactly one credit note. */
    public CreditsAssert once() {
        return times(1);
    }

    /** Verifies that there is no credit note. */
    public CreditsAssert never() {
        return times(0);
    }

    /** Verifies the number of credit notes, zero or more. */
    public CreditsAssert times(int number) {
        if (actual.size() != number) {
            failWithMessage(
                    "Expected %s credit notes for %s, but there are %s.%n%s",
                    number, customer, actual.size(), Recorded.credits(service));
        }
        return this;
    }

    /**
     * Verifies that there is at least one credit note, and that each has this amount.
     *
     * @param amount in major units
     * @param unit the currency or unit; case is ignored
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
