package com.partnero.feign;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.HostileServerContract;

class FeignHostileServerTest extends HostileServerContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder();
    }
}
