package com.partnero.retrofit;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.Http2Contract;

class RetrofitHttp2Test extends Http2Contract {

    @Override
    protected PartneroBuilder<?> builder() {
        return TrustingClient.builder();
    }

    @Override
    protected boolean isShared(String threadName) {
        return OkHttpThreads.areShared(threadName);
    }
}
