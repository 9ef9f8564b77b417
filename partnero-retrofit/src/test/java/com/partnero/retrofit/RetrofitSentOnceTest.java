package com.partnero.retrofit;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.SentOnceContract;

class RetrofitSentOnceTest extends SentOnceContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return RetrofitPartnero.builder();
    }

    @Override
    protected PartneroBuilder<?> builderOverTls() {
        return TrustingClient.builder();
    }

    @Override
    protected boolean isShared(String threadName) {
        return OkHttpThreads.areShared(threadName);
    }
}
