package com.partnero.testkit.service;

import java.util.List;

/**
 * What the service is asked to record: one buyer, and one sale or several. API document: "Create a transaction".
 *
 * @param buyer who bought
 * @param createCustomer whether the buyer is new
 * @param batch whether the sales came as a list
 * @param sales the sales
 * @since 0.1.0
 */
public record SaleRequest(CustomerData buyer, boolean createCustomer, boolean batch, List<Sale> sales) {

    /**
     * Takes a copy of the sales.
     */
    public SaleRequest {
        sales = List.copyOf(sales);
    }
}
