package com.partnero.retrofit;

import com.partnero.client.PartneroBuilder;
import com.partnero.testkit.contract.TransactionsContract;

class RetrofitTransactionsTest extends TransactionsContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return RetrofitPartnero.builder();
    }

    @Override
    protected boolean isShared(String threadName) {
        return OkHttpThreads.areShared(threadName);
    }
}
