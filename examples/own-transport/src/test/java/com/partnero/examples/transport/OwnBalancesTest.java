package com.partnero.examples.transport;

import com.partnero.PartneroBuilder;
import com.partnero.testkit.contract.BalancesContract;

class OwnBalancesTest extends BalancesContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
