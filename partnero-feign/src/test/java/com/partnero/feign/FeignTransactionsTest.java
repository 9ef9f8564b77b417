package com.partnero.feign;

import com.partnero.PartneroBuilder;
import com.partnero.testkit.contract.TransactionsContract;

class FeignTransactionsTest extends TransactionsContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder();
    }
}
