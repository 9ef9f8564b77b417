package com.partnero.programs;

import com.partnero.client.PartneroBuilder;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;

/** The transports that this library ships. */
enum Transport {
    FEIGN {
        @Override
        PartneroBuilder<?> builder() {
            return FeignPartnero.builder();
        }
    },
    RETROFIT {
        @Override
        PartneroBuilder<?> builder() {
            return RetrofitPartnero.builder();
        }
    };

    abstract PartneroBuilder<?> builder();
}
