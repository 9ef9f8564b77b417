package com.partnero.examples.recipes;

import com.partnero.ApiKey;
import com.partnero.CallOptions;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.feign.FeignPartnero;
import com.partnero.micrometer.PartneroMicrometer;
import com.partnero.spi.CallObserver;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.PartneroObserver;
import com.partnero.spring.boot.PartneroApiKeys;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.spring.boot.PartneroCustomizer;
import com.partnero.spring.boot.PartneroTransportFactory;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import feign.RequestInterceptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The recipes of the documents about Spring and observability, as code that compiles and starts. */
final class Recipes {

    private Recipes() {}

    // snippet: spring-several
    @Service
    static class EuropeanOrders {

        private final PartneroTransactions transactions;

        EuropeanOrders(@Qualifier("eu") PartneroTransactions transactions) {
            this.transactions = transactions;
        }

        boolean isRecorded(String order) {
            return transactions.find(order).isPresent();
        }
    }
    // end

    /** The application's own table of tenants. */
    interface Shops {
        Optional<String> partneroKey(String shop);
    }

    @Configuration(proxyBeanMethods = false)
    static class Platform {

        // snippet: spring-tenants
        @Bean
        PartneroApiKeys shopKeys(Shops shops) {
            return shop -> shops.partneroKey(shop).map(ApiKey::of).orElse(null);
        }
        // end
    }

    // snippet: spring-tenants-use
    @Service
    static class ShopOrders {

        private final PartneroClients clients;

        ShopOrders(PartneroClients clients) {
            this.clients = clients;
        }

        boolean isRecorded(String shop, String order) {
            return clients.get(shop).transactions().find(order).isPresent();
        }

        void keyChanged(String shop) {
            clients.forget(shop);
        }
    }
    // end

    @Configuration(proxyBeanMethods = false)
    static class Customizing {

        // snippet: spring-customize
        @Bean
        PartneroCustomizer rotatingKey(Supplier<String> vault) {
            return (client, builder) -> builder.apiKey(() -> ApiKey.of(vault.get()));
        }
        // end
    }

    // snippet: call-options
    static Transaction record(Partnero partnero, NewTransaction sale, String correlation, Logger log) {
        CallOptions options = CallOptions.none()
                .withDeadline(Duration.ofSeconds(3))
                .withHeader("X-Correlation-Id", correlation)
                .withAnswerListener((status, requestId) -> log.info("HTTP {}, request id {}", status, requestId));
        return partnero.with(options).transactions().create(sale);
    }
    // end

    @Configuration(proxyBeanMethods = false)
    static class OwnHttpClient {

        // snippet: spring-http-client
        @Bean
        @Qualifier("partnero")
        HttpClient partneroHttpClient() {
            return HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();
        }

        @Bean
        @Qualifier("partnero")
        RequestInterceptor shopHeader() {
            return request -> request.header("X-Shop", "main");
        }
        // end
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnTransport {

        // snippet: spring-transport
        @Bean
        PartneroTransportFactory europeInMemory() {
            return client -> client.equals("eu") ? InMemoryPartnero.builder() : null;
        }
        // end
    }

    @Configuration(proxyBeanMethods = false)
    static class Logging {

        // snippet: spring-logging
        @Bean
        PartneroObserver verificationLog() {
            Logger log = LoggerFactory.getLogger("partnero");
            return operation -> new CallObserver() {
                @Override
                public void verified(LookUpResult finding) {
                    log.warn("the answer to {} was lost; a look-up found: {}", operation, finding);
                }
            };
        }
        // end
    }

    // snippet: spring-advice
    @RestControllerAdvice
    static class PartneroAdvice {

        @ExceptionHandler
        ProblemDetail refused(PartneroValidationException refusal) {
            ProblemDetail problem = ProblemDetail.forStatus(422);
            problem.setDetail(refusal.serviceMessage());
            problem.setProperty("fields", refusal.fieldErrors());
            return problem;
        }

        @ExceptionHandler
        ProblemDetail failed(PartneroException failure) {
            ProblemDetail problem = ProblemDetail.forStatus(503);
            problem.setProperty("applied", failure.outcome() == Outcome.UNKNOWN ? "unknown" : "no");
            return problem;
        }
    }
    // end

    @Configuration(proxyBeanMethods = false)
    static class Refusals {

        // snippet: spring-refusals
        @Bean
        PartneroObserver refusalLog() {
            Logger log = LoggerFactory.getLogger("shop.refusals");
            return operation -> new CallObserver() {
                @Override
                public void failed(PartneroException exception) {
                    exception.fieldErrors().forEach((field, words) -> log.debug("{}: {} {}", operation, field, words));
                }
            };
        }
        // end
    }

    // snippet: micrometer-plain
    static Partnero withMetrics(String apiKey, MeterRegistry meters) {
        return FeignPartnero.builder()
                .apiKey(apiKey)
                .observer(PartneroMicrometer.observer(meters))
                .build();
    }
    // end

    // snippet: micrometer-traces
    static Partnero withTraces(String apiKey, ObservationRegistry observations, MeterRegistry meters) {
        return FeignPartnero.builder()
                .apiKey(apiKey)
                .observer(PartneroMicrometer.observations(
                        observations, "default", URI.create("https://api.partnero.com/v1")))
                .observer(PartneroMicrometer.counters(meters, "default"))
                .build();
    }
    // end

    // snippet: spring-plain
    @Configuration
    @Import(PartneroAutoConfiguration.class)
    static class PlainSpring {}
    // end

    @Configuration(proxyBeanMethods = false)
    static class InMemory {

        // snippet: spring-test-memory
        @Bean
        InMemoryPartnero partnero() {
            InMemoryPartnero partnero = InMemoryPartnero.create();
            partnero.service().addCustomer("customer_123");
            partnero.service().addCustomer("customer_456").referredBy("customer_123");
            return partnero;
        }
        // end
    }

    @Configuration(proxyBeanMethods = false)
    static class Emulated {

        // snippet: spring-test-emulator
        @Bean
        PartneroEmulator emulator() {
            return PartneroEmulator.start();
        }

        @Bean
        PartneroConnectionDetails connection(PartneroEmulator emulator) {
            return PartneroConnectionDetails.of(emulator.baseUrl(), emulator.apiKey());
        }
        // end
    }
}
