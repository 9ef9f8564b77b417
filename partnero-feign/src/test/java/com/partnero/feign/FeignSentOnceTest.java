package com.partnero.feign;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.SentOnceContract;

class FeignSentOnceTest extends SentOnceContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder();
    }
}
