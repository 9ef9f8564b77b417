package com.partnero.spring.boot.json;

import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.wire.PartneroJson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The library's values as JSON: {@code partneroJson} writes and reads them by the JSON library of the transport that is
 * there.
 *
 * @since 0.1.0
 */
@AutoConfiguration
public final class PartneroJsonAutoConfiguration {

    /** For Spring. */
    public PartneroJsonAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FeignPartnero.class)
    static class OverFeign {

        @Bean
        @ConditionalOnMissingBean
        PartneroJson partneroJson() {
            return FeignPartnero.json();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RetrofitPartnero.class)
    static class OverRetrofit {

        @Bean
        @ConditionalOnMissingBean
        PartneroJson partneroJson() {
            return RetrofitPartnero.json();
        }
    }
}
