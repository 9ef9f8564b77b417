package com.partnero.feign;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.SentOnceContract;

class OwnClientSentOnceTest extends SentOnceContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder().client(BlockingClient.SHARED);
    }

    @Override
    protected boolean isShared(String threadName) {
        return BlockingClient.owns(threadName);
    }

    @Override
    protected boolean runsSample() {
        return true;
    }

    @Override
    protected boolean opensFreshConnections() {
        return false;
    }
}
