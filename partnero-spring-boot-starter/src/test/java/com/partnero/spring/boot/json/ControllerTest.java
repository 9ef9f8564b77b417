package com.partnero.spring.boot.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.wire.PartneroJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What controllers return and take, in a real application with nothing said about JSON. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ControllerTest {

    private static final NewTransaction SALE = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99", "EUR"))
            .buyer(CustomerRef.id("buyer"))
            .build();

    @Autowired
    private Environment environment;

    @Autowired
    private Shop shop;

    @Autowired
    private PartneroJson json;

    @Autowired
    private JsonMapper jackson;

    @Test
    void aControllerReturnsABalanceInTheServicesJson() throws Exception {
        assertThat(get("/balance").body())
                .isEqualTo("{\"customer\":{\"id\":\"customer_123\",\"referral_links\":[]},"
                        + "\"balance\":{\"currency\":[{\"amount\":1.50,\"amount_units\":\"EUR\",\"is_currency\":true}],"
                        + "\"non_currency\":[]}}");
    }

    @Test
    void aControllerReturnsAListOfValuesAndAPage() throws Exception {
        assertThat(get("/transactions").body()).isEqualTo("[{\"key\":\"a\",\"credit\":false,\"rewards\":[]}]");
        assertThat(json.read(Page.class, get("/page").body().getBytes(UTF_8))).isEqualTo(Shop.PAGE);
    }

    @Test
    void aControllerTakesASale() throws Exception {
        HttpResponse<String> answer = post("/sales", new String(json.write(SALE), UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shop.taken.get()).isEqualTo(SALE);
    }

    @Test
    void whatIsNoSaleIsABadRequest() throws Exception {
        assertThat(post("/sales", "{\"amount\":-1,\"customer\":\"buyer\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("/sales", "{\"amount\":1e999999999,\"customer\":\"buyer\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void valuesStandInObjectsListsAndTreesOfTheApplication() {
        Order order = new Order(7, SALE, List.of(Amount.of("1.10")));

        assertThat(jackson.readValue(jackson.writeValueAsString(order), Order.class))
                .isEqualTo(order);
        assertThat(jackson.treeToValue(jackson.valueToTree(order), Order.class)).isEqualTo(order);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + environment.getProperty("local.server.port") + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    record Order(int number, NewTransaction sale, List<Amount> refunds) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class Application {}

    @RestController
    static class Shop {

        static final Page<Transaction> PAGE = Page.of(List.of(transaction()), 2)
                .hasNext(true)
                .hasPrevious(true)
                .build();

        final AtomicReference<NewTransaction> taken = new AtomicReference<>();

        @GetMapping("/balance")
        CustomerBalance balance() {
            return CustomerBalance.builder()
                    .customer(CustomerProfile.builder().id("customer_123").build())
                    .currency(List.of(Amount.of("1.50", "EUR")))
                    .build();
        }

        @GetMapping("/transactions")
        List<Transaction> transactions() {
            return List.of(transaction());
        }

        @GetMapping("/page")
        Page<Transaction> page() {
            return PAGE;
        }

        @PostMapping("/sales")
        void take(@RequestBody NewTransaction sale) {
            taken.set(sale);
        }

        private static Transaction transaction() {
            return Transaction.builder().key("a").build();
        }
    }
}
