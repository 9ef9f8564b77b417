package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;
import com.partnero.retrofit.RetrofitPartnero;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Retrofit over OkHttp. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({RetrofitPartnero.class, OkHttpClient.class})
class RetrofitTransportConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "partneroRetrofitTransport")
    TransportFactory partneroRetrofitTransport(ListableBeanFactory beans) {
        return new RetrofitTransport(new QualifiedHttpBeans(beans));
    }

    /** Creates builders of {@link RetrofitPartnero}. */
    private record RetrofitTransport(QualifiedHttpBeans own) implements TransportFactory {

        @Override
        public PartneroTransport transport() {
            return PartneroTransport.RETROFIT;
        }

        @Override
        public PartneroBuilder<?> builder(HttpSettings settings) {
            RetrofitPartnero.Builder builder = RetrofitPartnero.builder();
            String client = settings.client();
            OkHttpClient http = own.one(OkHttpClient.class, client);
            List<Interceptor> interceptors = own.all(Interceptor.class, client);
            ConfiguredProxy proxy = settings.proxy();
            ReloadingTls ssl = settings.ssl();
            if (http == null && interceptors.isEmpty() && proxy == null && ssl == null) {
                return builder;
            }
            OkHttpClient.Builder derived =
                    http == null ? new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1)) : http.newBuilder();
            interceptors.forEach(derived::addInterceptor);
            if (http == null && proxy != null) {
                proxy(derived, proxy);
            }
            if (http == null && ssl != null) {
                secure(derived, client, ssl);
            }
            return builder.okHttpClient(derived.build());
        }

        private static void proxy(OkHttpClient.Builder http, ConfiguredProxy proxy) {
            http.proxySelector(proxy);
            String username = proxy.username();
            if (username != null) {
                String credentials = Credentials.basic(username, proxy.password());
                http.proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") == null
                        ? response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", credentials)
                                .build()
                        : null);
            }
        }

        private static void secure(OkHttpClient.Builder http, String client, ReloadingTls ssl) {
            X509TrustManager trust = ssl.trust();
            if (trust == null) {
                throw Problems.invalid(client, "ssl.bundle", "the bundle has no trust manager for X.509 certificates");
            }
            http.sslSocketFactory(ssl.sockets(), trust);
            http.connectionSpecs(List.of(spec(ssl), ConnectionSpec.CLEARTEXT));
        }

        private static ConnectionSpec spec(ReloadingTls ssl) {
            ConnectionSpec.Builder spec = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS);
            String[] ciphers = ssl.options().getCiphers();
            String[] protocols = ssl.options().getEnabledProtocols();
            if (ciphers != null) {
                spec.cipherSuites(ciphers);
            }
            if (protocols != null) {
                spec.tlsVersions(protocols);
            }
            return spec.build();
        }
    }
}
