package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Operation;
import com.partnero.spring.boot.PartneroClients;
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

/** What a person who decides about entries is answered over HTTP. */
class OutboxEndpointTest {

    private static final PartneroEmulator EMULATOR = StarterFixture.emulator();
    private static final String RETRY = "{\"action\": \"retry\"}";
    private static final String DISCARD = "{\"action\": \"discard\", \"reason\": \"a test order\"}";
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

    private static OutboxEntry entry(String key) {
        return context.getBean(OutboxOperations.class)
                .find(PartneroClients.DEFAULT, OutboxKind.SALE, key)
                .orElseThrow();
    }

    private static OutboxEntry recorded(String key, OutboxState state) {
        context.getBean(PartneroOutbox.class).record(OutboxShop.sale(key, "1"));
        await().untilAsserted(() -> assertThat(entry(key).state()).isEqualTo(state));
        return entry(key);
    }

    private static OutboxEntry refused(String key) {
        EMULATOR.faults().on(Operation.CREATE).next(Fault.status(422));
        return recorded(key, OutboxState.QUARANTINED);
    }

    @Test
    void whatIsDecidedIsDoneAndShown() throws Exception {
        OutboxEntry mended = refused("mended");
        OutboxEntry given = refused("given-up");

        assertThat(decide("default/" + mended.id(), RETRY).statusCode()).isEqualTo(200);
        HttpResponse<String> discarded = decide("default/" + given.id(), DISCARD);

        assertThat(discarded.statusCode()).isEqualTo(200);
        assertThat(discarded.body()).contains("\"state\":\"discarded\"", "a test order");
        await().untilAsserted(() -> assertThat(entry("mended").state()).isEqualTo(OutboxState.DELIVERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default/0815", "default/outbox", "nope/0815", "nope/outbox"})
    void whatDoesNotExistIsNotFound(String path) throws Exception {
        for (String body : new String[] {RETRY, DISCARD}) {
            assertThat(decide(path, body).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default/0815", "nope/0815", "nope/outbox"})
    void whatDoesNotExistCannotBeRead(String path) throws Exception {
        assertThat(exchange(path, HttpRequest.newBuilder()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "nope"})
    void anEntryOfAnotherProgramIsNotFound(String client) throws Exception {
        OutboxEntry entry = refused("not-of-" + client);

        assertThat(decide(client + "/" + entry.id(), DISCARD).statusCode()).isEqualTo(404);

        assertThat(entry("not-of-" + client)).isEqualTo(entry);
    }

    @Test
    void anEntryThatWaitsForNobodyIsAConflictAndIsLeftAlone() throws Exception {
        OutboxEntry entry = recorded("delivered", OutboxState.DELIVERED);

        for (String body : new String[] {RETRY, DISCARD}) {
            HttpResponse<String> answer = decide("default/" + entry.id(), body);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("only an entry that is quarantined or needs a decision");
        }

        assertThat(entry("delivered")).isEqualTo(entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\": \"delete\"}",
                "{\"action\": \"discard\"}",
                "{\"action\": \"discard\", \"reason\": \" \"}"
            })
    void aDecisionThatIsNoneIsRefusedAndNothingIsDone(String body) throws Exception {
        OutboxEntry entry = refused("undecided" + body);

        HttpResponse<String> answer = decide("default/" + entry.id(), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        if (body.contains("action")) {
            assertThat(answer.body())
                    .contains(body.contains("discard") ? "needs a reason" : "must be retry or discard");
        }
        assertThat(entry("undecided" + body)).isEqualTo(entry);
    }

    @Test
    void whileTheDatabaseIsAwayTheEndpointSaysSo() throws Exception {
        OutboxEntry entry = refused("away");
        DATABASE_AWAY.set(true);
        try {
            for (String path : new String[] {"default/outbox", "default/" + entry.id()}) {
                assertUnavailable(exchange(path, HttpRequest.newBuilder()));
            }
            for (String body : new String[] {RETRY, DISCARD}) {
                assertUnavailable(decide("default/" + entry.id(), body));
            }
            assertThat(exchange("default", HttpRequest.newBuilder()).statusCode())
                    .isEqualTo(200);
        } finally {
            DATABASE_AWAY.set(false);
        }

        assertThat(exchange("default/outbox", HttpRequest.newBuilder()).body()).contains(entry.id());
        assertThat(entry("away")).isEqualTo(entry);
    }

    @Test
    void aReasonThatTheTableCannotHoldIsRefused() throws Exception {
        OutboxEntry entry = refused("long reason");

        HttpResponse<String> tooLong = decide("default/" + entry.id(), discarding("x".repeat(1001)));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("at most 1000 characters");
        assertThat(entry("long reason")).isEqualTo(entry);

        assertThat(decide("default/" + entry.id(), discarding("x".repeat(1000))).statusCode())
                .isEqualTo(200);
    }

    private static String discarding(String reason) {
        return "{\"action\": \"discard\", \"reason\": \"" + reason + "\"}";
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"message\":\"the outbox cannot be read: its database is away, or its tables are missing\"}");
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
