package com.partnero.retrofit;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.HostileServerContract;

class RetrofitHostileServerTest extends HostileServerContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return RetrofitPartnero.builder();
    }

    @Override
    protected boolean isShared(String threadName) {
        return OkHttpThreads.areShared(threadName);
    }
}
