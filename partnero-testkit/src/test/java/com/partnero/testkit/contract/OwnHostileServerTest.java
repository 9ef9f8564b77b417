package com.partnero.testkit.contract;

import com.partnero.PartneroBuilder;

class OwnHostileServerTest extends HostileServerContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
