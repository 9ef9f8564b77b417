package com.partnero.retrofit;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.SentOnceContract;
import okhttp3.OkHttpClient;

/** With a client that an application made and keeps, with a pool and a way of its own to send again. */
class OwnClientSentOnceTest extends SentOnceContract {

    private final OkHttpClient http = new OkHttpClient();

    @Override
    protected PartneroBuilder<?> builder() {
        return RetrofitPartnero.builder().okHttpClient(http);
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
