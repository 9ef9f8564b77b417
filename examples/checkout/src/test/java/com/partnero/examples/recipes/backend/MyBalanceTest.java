package com.partnero.examples.recipes.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.Partnero;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.InMemoryPartnero;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** The client of an app, and the back end that speaks Partnero's JSON to it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MyBalanceTest {

    @Autowired
    InMemoryPartnero partnero;

    @Autowired
    Environment environment;

    @BeforeEach
    void seed() {
        partnero.service().addCustomer("customer_123").email("joe@example.com");
        partnero.balances().credit("customer_123", Amount.of("12.50", "EUR"));
    }

    @Test
    void theAppSeesTheBalanceOfWhoIsSignedInAndNothingElse() {
        try (Partnero app = app("token-of-customer_123")) {
            CustomerBalance balance = app.balances().get("me");

            assertThat(balance)
                    .isEqualTo(CustomerBalance.builder()
                            .currency(partnero.balances().get("customer_123").currency())
                            .build());
            assertThat(balance.currency()).hasSize(1);
        }
    }

    @Test
    void nothingElseIsPassedOn() {
        try (Partnero app = app("token-of-customer_123")) {
            // Spring's own 404 is not Partnero's word about a customer.
            assertThatThrownBy(() -> app.balances().get("customer_456"))
                    .isInstanceOfSatisfying(
                            PartneroProtocolException.class,
                            e -> assertThat(e.status()).isEqualTo(404));
        }
    }

    @Test
    void whoIsNotSignedInSeesNothing() {
        try (Partnero app = app("another")) {
            assertThatThrownBy(() -> app.balances().get("me")).isInstanceOf(PartneroAuthenticationException.class);
        }
    }

    private Partnero app(String token) {
        return RetrofitPartnero.builder()
                .baseUrl("http://localhost:" + environment.getProperty("local.server.port"))
                .apiKey(token)
                .callTimeout(Duration.ofSeconds(30))
                .build();
    }
}
