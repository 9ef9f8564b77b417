package com.partnero.examples.transport;

import com.partnero.client.PartneroBuilder;
import com.partnero.testkit.contract.BalancesContract;

// snippet: own-transport-contract
class OwnBalancesTest extends BalancesContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
// end
