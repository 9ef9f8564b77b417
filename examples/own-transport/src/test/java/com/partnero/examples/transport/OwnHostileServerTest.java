package com.partnero.examples.transport;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.HostileServerContract;

class OwnHostileServerTest extends HostileServerContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }

    @Override
    protected boolean runsSample() {
        return true;
    }

    /** The JDK's client takes a body before the handshake. */
    @Override
    protected boolean seesTlsHandshakes() {
        return false;
    }
}
