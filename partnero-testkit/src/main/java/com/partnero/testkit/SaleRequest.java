package com.partnero.testkit;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to record one or several sales of one buyer. API document: "Create a transaction".
 *
 * @param buyer the customer who bought
 * @param createCustomer whether the buyer is new
 * @param batch whether the sales were sent as a list
 * @param sales the sales
 */
record SaleRequest(CustomerData buyer, boolean createCustomer, boolean batch, List<Sale> sales) {

    /** Copies the sales. */
    public SaleRequest {
        sales = List.copyOf(sales);
    }

    /** A copy with every text changed. */
    SaleRequest map(UnaryOperator<@Nullable String> change) {
        return new SaleRequest(
                buyer.map(change),
                createCustomer,
                batch,
                sales.stream().map(sale -> sale.map(change)).toList());
    }

    /** The request without personal data. */
    @Override
    public String toString() {
        String keys = sales.stream().map(sale -> String.valueOf(sale.key())).collect(Collectors.joining(", "));
        return (batch ? "a batch of " + sales.size() : "a sale") + " with key " + keys;
    }
}
