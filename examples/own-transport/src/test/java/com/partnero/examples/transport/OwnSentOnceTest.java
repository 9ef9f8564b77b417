package com.partnero.examples.transport;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.SentOnceContract;

class OwnSentOnceTest extends SentOnceContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }

    @Override
    protected boolean runsSample() {
        return true;
    }
}
