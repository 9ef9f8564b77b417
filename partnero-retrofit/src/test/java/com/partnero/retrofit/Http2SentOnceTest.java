package com.partnero.retrofit;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.SentOnceContract;

class Http2SentOnceTest extends SentOnceContract {

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
