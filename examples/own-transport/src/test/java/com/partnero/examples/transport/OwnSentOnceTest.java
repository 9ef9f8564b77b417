package com.partnero.examples.transport;

import com.partnero.client.PartneroBuilder;
import com.partnero.testkit.contract.SentOnceContract;

// snippet: own-transport-contract
class OwnSentOnceTest extends SentOnceContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return OwnPartnero.builder();
    }
}
// end
