package com.partnero.testkit;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the service is asked to record: one buyer, and one sale or several. API document: "Create a transaction".
 *
 * @param buyer who bought
 * @param createCustomer whether the buyer is new
 * @param batch whether the sales came as a list
 * @param sales the sales
 */
record SaleRequest(CustomerData buyer, boolean createCustomer, boolean batch, List<Sale> sales) {

    /**
     * Takes a copy of the sales.
     */
    public SaleRequest {
        sales = List.copyOf(sales);
    }

    /** The same with other texts. */
    SaleRequest map(UnaryOperator<@Nullable String> change) {
        return new SaleRequest(
                buyer.map(change),
                createCustomer,
                batch,
                sales.stream().map(sale -> sale.map(change)).toList());
    }

    /** What was asked for, without people's data. */
    @Override
    public String toString() {
        String keys = sales.stream().map(sale -> String.valueOf(sale.key())).collect(Collectors.joining(", "));
        return (batch ? "a batch of " + sales.size() : "a sale") + " with key " + keys;
    }
}
