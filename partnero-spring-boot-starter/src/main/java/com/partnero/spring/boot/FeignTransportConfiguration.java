package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;
import com.partnero.feign.FeignPartnero;
import feign.Client;
import feign.RequestInterceptor;
import java.net.http.HttpClient;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** Feign over the JDK's HTTP client; the default transport. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({FeignPartnero.class, Client.class})
class FeignTransportConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "partneroFeignTransport")
    TransportFactory partneroFeignTransport(ListableBeanFactory beans, Environment environment) {
        return new FeignTransport(new QualifiedHttpBeans(beans), Threading.VIRTUAL.isActive(environment));
    }

    /** Creates builders of {@link FeignPartnero}. */
    private record FeignTransport(QualifiedHttpBeans own, boolean virtualThreads) implements TransportFactory {

        @Override
        public PartneroTransport transport() {
            return PartneroTransport.FEIGN;
        }

        @Override
        public PartneroBuilder<?> builder(HttpSettings settings) {
            FeignPartnero.Builder builder = FeignPartnero.builder();
            builder.freshConnectionForWrites(settings.properties().freshConnectionForWrites());
            String client = settings.client();
            own.all(RequestInterceptor.class, client).forEach(builder::requestInterceptor);
            Client feign = own.join(Client.class, client, builder::client);
            HttpClient http = own.join(HttpClient.class, client, builder::httpClient);
            if (feign == null
                    && http == null
                    && (virtualThreads || settings.ssl() != null || settings.proxy() != null)) {
                configure(builder, settings);
            }
            return builder;
        }

        /** Only the settings of the client are copied. */
        private void configure(FeignPartnero.Builder builder, HttpSettings settings) {
            HttpClient.Builder http = JdkHttpClients.builder(settings);
            if (virtualThreads) {
                http.executor(new VirtualThreadTaskExecutor("partnero-http-"));
            }
            try (ShortLivedHttpClient made = new ShortLivedHttpClient(http)) {
                builder.httpClient(made.client());
            }
        }
    }
}
