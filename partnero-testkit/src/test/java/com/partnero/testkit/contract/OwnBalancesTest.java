package com.partnero.testkit.contract;

import com.partnero.PartneroBuilder;

class OwnBalancesTest extends BalancesContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
