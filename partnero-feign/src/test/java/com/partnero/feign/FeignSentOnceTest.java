package com.partnero.feign;

import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.SentOnceContract;
import com.partnero.transport.contracts.TestCertificate;
import java.net.http.HttpClient;

class FeignSentOnceTest extends SentOnceContract {

    @Override
    protected PartneroBuilder<?> builder() {
        return FeignPartnero.builder();
    }

    @Override
    protected PartneroBuilder<?> builderOverTls() {
        return FeignPartnero.builder()
                .httpClient(HttpClient.newBuilder()
                        .sslContext(TestCertificate.sslContext())
                        .build());
    }
}
