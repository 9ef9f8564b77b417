package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Operation;
import com.partnero.outbox.OutboxReport;
import com.partnero.outbox.OutboxState;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What a person who looks and decides is answered over HTTP. */
class OutboxEndpointTest {

    private static final PartneroEmulator EMULATOR = StarterFixture.emulator();
    private static final String RETRY = "{\"action\": \"retry\", \"reason\": \"mended (Ann)\"}";
    private static final String DISCARD = "{\"action\": \"discard\", \"reason\": \"a test order (Ann)\"}";
    private static final AtomicBoolean DATABASE_AWAY = new AtomicBoolean();
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Application.class)
                .properties(TestDatabase.h2().properties())
                .properties(OutboxShop.impatient().toArray(String[]::new))
                .properties(
                        "server.port=0",
                        "partnero.api-key=" + EMULATOR.apiKey(),
                        "partnero.base-url=" + EMULATOR.baseUrl(),
                        "partnero.clients.eu.api-key=of-the-eu",
                        "management.endpoints.web.exposure.include=partnero")
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
        EMULATOR.close();
    }

    private static OutboxReport report(String key) {
        return context.getBean(PartneroOutbox.class).report(key).orElseThrow();
    }

    private static void recorded(String key, OutboxState state) {
        context.getBean(PartneroOutbox.class).record(OutboxShop.sale(key, "1"));
        await().untilAsserted(() -> assertThat(report(key).state()).isEqualTo(state));
    }

    private static void refused(String key) {
        EMULATOR.faults().on(Operation.CREATE).next(Fault.status(400));
        recorded(key, OutboxState.ATTENTION);
    }

    @Test
    void whatHappenedToAnOrderIsTold() throws Exception {
        recorded("order-1042", OutboxState.RECORDED);
        recorded("gid://shop/Order/1", OutboxState.RECORDED);

        assertThat(read("default/orders/order-1042").body())
                .contains("\"wanted\":\"sale of 1 USD\"")
                .contains("\"state\":\"recorded\"")
                .contains("\"recorded\":[\"order-1042: 1 USD\"]")
                .contains("order-1042 sent: accepted");
        assertThat(read("default/orders?key=gid%3A%2F%2Fshop%2FOrder%2F1").body())
                .contains("\"state\":\"recorded\"");
    }

    @Test
    void whatIsDecidedIsDoneAndKept() throws Exception {
        refused("mended");
        refused("given-up");
        assertThat(read("default/outbox").body()).contains("\"mended\"", "\"given-up\"", "400");

        assertThat(decide("default/orders/mended", RETRY).body()).contains("\"decided\":1");
        assertThat(decide("default/orders/given-up", DISCARD).statusCode()).isEqualTo(200);

        assertThat(report("given-up").state()).isEqualTo(OutboxState.DISCARDED);
        assertThat(report("given-up").history()).anyMatch(line -> line.contains("DISCARD: a test order (Ann)"));
        await().untilAsserted(() -> assertThat(report("mended").state()).isEqualTo(OutboxState.RECORDED));
    }

    @Test
    void manyAreDecidedAtOnce() throws Exception {
        refused("bulk-1");
        refused("bulk-2");

        assertThat(decide("default/outbox", RETRY).body()).contains("\"decided\":");

        await().untilAsserted(() -> assertThat(report("bulk-1").state()).isEqualTo(OutboxState.RECORDED));
        await().untilAsserted(() -> assertThat(report("bulk-2").state()).isEqualTo(OutboxState.RECORDED));
        assertThat(report("bulk-2").history()).anyMatch(line -> line.contains("RETRY: mended (Ann)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default/orders/0815", "nope/orders/0815", "nope/outbox", "default/nope/0815"})
    void whatDoesNotExistIsNotFound(String path) throws Exception {
        assertThat(decide(path, RETRY).statusCode()).isEqualTo(404);
        assertThat(read(path).statusCode()).isEqualTo(404);
    }

    @Test
    void anEntryOfAnotherProgramIsNotFound() throws Exception {
        refused("not-of-eu");

        assertThat(decide("eu/orders/not-of-eu", DISCARD).statusCode()).isEqualTo(404);

        assertThat(report("not-of-eu").state()).isEqualTo(OutboxState.ATTENTION);
    }

    @Test
    void anEntryThatNeedsNobodyIsAConflictAndIsLeftAlone() throws Exception {
        recorded("delivered", OutboxState.RECORDED);

        for (String body : new String[] {RETRY, DISCARD}) {
            HttpResponse<String> answer = decide("default/orders/delivered", body);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("needs no such decision");
        }

        assertThat(report("delivered").state()).isEqualTo(OutboxState.RECORDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\": \"delete\", \"reason\": \"why\"}",
                "{\"action\": \"discard\"}",
                "{\"action\": \"discard\", \"reason\": \" \"}"
            })
    void aDecisionThatIsNoneIsRefusedAndNothingIsDone(String body) throws Exception {
        String key = "undecided-" + body.hashCode();
        refused(key);

        HttpResponse<String> answer = decide("default/orders/" + key, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        body.contains("discard")
                                ? "needs a reason"
                                : "action must be one of [retry, replace, discard]");
        assertThat(report(key).state()).isEqualTo(OutboxState.ATTENTION);
    }

    @Test
    void whileTheDatabaseIsAwayTheEndpointSaysSo() throws Exception {
        DATABASE_AWAY.set(true);
        try {
            assertUnavailable(read("default/outbox"));
            assertUnavailable(read("default/orders/away"));
            assertUnavailable(decide("default/orders/away", RETRY));
            assertUnavailable(decide("default/outbox", RETRY));
            assertThat(read("default").statusCode()).isEqualTo(200);
        } finally {
            DATABASE_AWAY.set(false);
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"message\":\"the outbox cannot be read: its database is away, or its tables are missing\"}");
    }

    private static HttpResponse<String> read(String path) throws Exception {
        return exchange(path, HttpRequest.newBuilder());
    }

    private static HttpResponse<String> decide(String path, String body) throws Exception {
        return exchange(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> exchange(String path, HttpRequest.Builder request) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        request.uri(URI.create("http://127.0.0.1:" + port + "/actuator/partnero/" + path));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        static BeanPostProcessor outages() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new FailingDataSource(source) : bean;
                }
            };
        }
    }

    /** Has no connection to give while the database is away. */
    private static final class FailingDataSource extends DelegatingDataSource {

        FailingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (DATABASE_AWAY.get()) {
                throw new SQLTransientConnectionException("connection to db.internal:5432 refused");
            }
            return super.getConnection();
        }
    }
}
