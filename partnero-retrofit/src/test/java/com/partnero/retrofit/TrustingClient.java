package com.partnero.retrofit;

import com.partnero.transport.contracts.TestCertificate;
import okhttp3.OkHttpClient;

/** A client that trusts the servers of the contracts. */
final class TrustingClient {

    private TrustingClient() {}

    static RetrofitPartnero.Builder builder() {
        return RetrofitPartnero.builder().okHttpClient(http());
    }

    static OkHttpClient http() {
        return new OkHttpClient.Builder()
                .sslSocketFactory(TestCertificate.sslContext().getSocketFactory(), TestCertificate.trustManager())
                .build();
    }
}
