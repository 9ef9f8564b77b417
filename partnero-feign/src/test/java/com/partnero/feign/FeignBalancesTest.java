package com.partnero.feign;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.BalancesContract;

class FeignBalancesTest extends BalancesContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder();
    }
}
