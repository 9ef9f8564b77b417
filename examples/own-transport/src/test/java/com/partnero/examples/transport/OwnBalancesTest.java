package com.partnero.examples.transport;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.BalancesContract;

// snippet: own-transport-contract
class OwnBalancesTest extends BalancesContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
// end
