package com.partnero.feign;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.TransactionsContract;

class FeignTransactionsTest extends TransactionsContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder();
    }
}
