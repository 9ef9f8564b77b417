package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.partnero.PartneroTransactions;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.http.SocketServer;
import feign.RequestInterceptor;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which HTTP library carries the calls, through which proxy, and how own HTTP clients join. */
class TransportsTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private ApplicationContextRunner runner;

    @BeforeEach
    void start() {
        runner = StarterFixture.runner(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void feignIsPreferred() {
        assertThat(userAgentOfACall(runner)).contains("(feign;");
    }

    @Test
    void retrofitIsUsedIfItIsAlone() {
        assertThat(userAgentOfACall(runner.withClassLoader(new FilteredClassLoader(FeignPartnero.class))))
                .contains("(retrofit;");
    }

    @Test
    void feignIsUsedIfItIsAlone() {
        assertThat(userAgentOfACall(
                        runner.withClassLoader(new FilteredClassLoader(RetrofitPartnero.class, OkHttpClient.class))))
                .contains("(feign;");
    }

    @Test
    void thePropertyDecidesIfBothAreThere() {
        assertThat(userAgentOfACall(runner.withPropertyValues("partnero.transport=retrofit")))
                .contains("(retrofit;");
    }

    @Test
    void theApplicationIsNamedByBoot() {
        assertThat(userAgentOfACall(runner.withPropertyValues("spring.application.name=shop")))
                .endsWith(" shop");
    }

    @Test
    void thePropertyNamesTheApplicationBeforeBoot() {
        assertThat(userAgentOfACall(
                        runner.withPropertyValues("spring.application.name=shop", "partnero.application=till/2")))
                .endsWith(" till/2");
    }

    @Test
    void aNameThatNoHeaderTakesIsLeftOut() {
        assertThat(userAgentOfACall(runner.withPropertyValues("spring.application.name=Gesch\u00e4ft")))
                .endsWith(")");
    }

    @Test
    void aPropertyGivesEveryWriteOverFeignAConnectionOfItsOwn() throws Exception {
        assertThat(positionsOfTwoCreates("false")).containsExactly(1, 2);
        assertThat(positionsOfTwoCreates("true")).containsExactly(1, 1);
    }

    /** The place of each request on its connection. */
    private List<Integer> positionsOfTwoCreates(String fresh) throws Exception {
        List<Integer> positions = new CopyOnWriteArrayList<>();
        String recorded = "{\"data\":{\"key\":\"order-1042\"},\"status\":1}";
        try (SocketServer server = SocketServer.start((request, exchange) -> {
            positions.add(request.position());
            exchange.respond(
                    200, Map.of("Content-Type", "application/json"), recorded.getBytes(StandardCharsets.UTF_8));
        })) {
            runner.withPropertyValues(
                            "partnero.base-url=http://127.0.0.1:" + server.port() + "/v1",
                            "partnero.fresh-connection-for-writes=" + fresh)
                    .run(context -> {
                        context.getBean(PartneroTransactions.class).create(sale("order-1042"));
                        context.getBean(PartneroTransactions.class).create(sale("order-1042"));
                    });
        }
        return positions;
    }

    private String userAgentOfACall(ApplicationContextRunner runner) {
        runner.run(context -> context.getBean(PartneroTransactions.class).create(sale("order-1042")));

        assertThat(emulator.service().transactions("order-1042")).hasSize(1);
        return emulator.requests().get(0).header("User-Agent");
    }

    @Test
    void qualifiedHttpBeansJoinFeignAndOthersAreLeftAlone() {
        runner.withUserConfiguration(FeignBeans.class).run(context -> {
            context.getBean(PartneroTransactions.class).find("order-1042");

            assertThat(emulator.requests().get(0).header("X-Mine")).isEqualTo("yes");
            assertThat(emulator.requests().get(0).header("X-Others")).isNull();
        });
    }

    @Test
    void qualifiedHttpBeansJoinRetrofitAndOthersAreLeftAlone() {
        runner.withUserConfiguration(OkHttpBeans.class)
                .withPropertyValues("partnero.transport=retrofit")
                .run(context -> {
                    context.getBean(PartneroTransactions.class).find("order-1042");

                    assertThat(emulator.requests().get(0).header("X-Mine")).isEqualTo("yes");
                    assertThat(emulator.requests().get(0).header("X-Client")).isEqualTo("yes");
                    assertThat(emulator.requests().get(0).header("X-Others")).isNull();
                });
    }

    @Test
    void requestsGoThroughTheProxy() throws Exception {
        for (String transport : List.of("feign", "retrofit")) {
            List<String> targets = new CopyOnWriteArrayList<>();
            try (SocketServer proxy = SocketServer.start((request, exchange) -> {
                targets.add(request.target());
                exchange.close();
            })) {
                StarterFixture.runner()
                        .withPropertyValues(
                                "partnero.api-key=key",
                                "partnero.transport=" + transport,
                                "partnero.base-url=http://service.example/v1",
                                "partnero.allow-insecure-base-url=true",
                                "partnero.retry.max-attempts=1",
                                "partnero.proxy.host=127.0.0.1",
                                "partnero.proxy.port=" + proxy.port())
                        .run(context -> assertThatExceptionOfType(RuntimeException.class)
                                .isThrownBy(() -> context.getBean(PartneroTransactions.class)
                                        .find("order-1042")));
            }
            assertThat(targets).as(transport).contains("http://service.example/v1/transactions/order-1042");
        }
    }

    @Test
    void exceptedHostsAreReachedWithoutTheProxy() {
        for (String transport : List.of("feign", "retrofit")) {
            runner.withPropertyValues(
                            "partnero.transport=" + transport,
                            "partnero.proxy.host=127.0.0.1",
                            "partnero.proxy.port=1",
                            "partnero.proxy.non-proxy-hosts=127.*,*.internal")
                    .run(context -> assertThat(
                                    context.getBean(PartneroTransactions.class).find("order-1042"))
                            .isEmpty());
        }
    }

    @Test
    void aProxyThatIsNotThereIsAFailureThatChangedNothing() {
        runner.withPropertyValues(
                        "partnero.proxy.host=127.0.0.1", "partnero.proxy.port=1", "partnero.retry.max-attempts=1")
                .run(context -> assertThatExceptionOfType(PartneroNotSentException.class)
                        .isThrownBy(() ->
                                context.getBean(PartneroTransactions.class).create(sale("order-1042"))));
    }

    @Configuration(proxyBeanMethods = false)
    static class FeignBeans {

        @Bean
        @Qualifier("partnero")
        RequestInterceptor mine() {
            return template -> template.header("X-Mine", "yes");
        }

        @Bean
        RequestInterceptor ofAnotherService() {
            return template -> template.header("X-Others", "yes");
        }

        @Bean
        @Qualifier("partnero")
        HttpClient http() {
            return HttpClient.newHttpClient();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OkHttpBeans {

        @Bean
        @Qualifier("default")
        Interceptor mine() {
            return header("X-Mine");
        }

        @Bean
        Interceptor ofAnotherService() {
            return header("X-Others");
        }

        @Bean
        @Qualifier("partnero")
        OkHttpClient http() {
            return new OkHttpClient.Builder().addInterceptor(header("X-Client")).build();
        }

        private static Interceptor header(String name) {
            return chain -> chain.proceed(
                    chain.request().newBuilder().header(name, "yes").build());
        }
    }
}
