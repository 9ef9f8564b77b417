package com.partnero.feign;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.HostileServerContract;

class OwnClientHostileServerTest extends HostileServerContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder().client(BlockingClient.SHARED);
    }

    @Override
    protected boolean isShared(String threadName) {
        return BlockingClient.owns(threadName);
    }

    @Override
    protected boolean ownsItsConnections() {
        return false;
    }

    @Override
    protected boolean runsSample() {
        return true;
    }

    @Override
    protected boolean seesTlsHandshakes() {
        return false;
    }
}
