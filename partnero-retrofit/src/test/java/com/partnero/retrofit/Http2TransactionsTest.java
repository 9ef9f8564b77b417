package com.partnero.retrofit;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.TransactionsContract;

class Http2TransactionsTest extends TransactionsContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return TrustingClient.builder();
    }

    @Override
    protected boolean overHttp2() {
        return true;
    }

    @Override
    protected boolean isShared(String threadName) {
        return OkHttpThreads.areShared(threadName);
    }

    @Override
    protected boolean runsSample() {
        return true;
    }
}
