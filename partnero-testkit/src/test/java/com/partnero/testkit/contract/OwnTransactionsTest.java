package com.partnero.testkit.contract;

import com.partnero.PartneroBuilder;

class OwnTransactionsTest extends TransactionsContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
