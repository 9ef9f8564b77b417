package com.partnero.testkit.contract;

import com.partnero.PartneroBuilder;

class OwnSentOnceTest extends SentOnceContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
