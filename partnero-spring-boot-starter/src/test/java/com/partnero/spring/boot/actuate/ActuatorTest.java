package com.partnero.spring.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.partnero.PartneroTransactions;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real web application with everything exposed: what an operator sees, and what nobody sees. */
class ActuatorTest {

    private static final String SECRET = "secret-key-0815";
    private static final PartneroEmulator EMULATOR =
            PartneroEmulator.builder().apiKey(SECRET).start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "partnero.api-key=" + SECRET,
                        "partnero.base-url=" + EMULATOR.baseUrl(),
                        "partnero.proxy.password=" + SECRET,
                        "partnero.clients.eu.api-key=" + SECRET + "-of-the-eu",
                        "partnero.clients.eu.transport=retrofit",
                        "partnero.proxy.pass-word=pass0815",
                        "partnero.clients.eu.proxy.Pass_Word=pass0815",
                        "PARTNERO_CLIENTS_EU_PROXY_PASSWORD=pass0815",
                        "some.other.property=--partnero.api-key=" + SECRET,
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.health.show-details=always",
                        "management.endpoint.env.show-values=always",
                        "management.endpoint.configprops.show-values=always")
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
        EMULATOR.close();
    }

    @Test
    void theEndpointShowsTheConfigurationOfThePrograms() throws Exception {
        assertThat(get("/actuator/partnero"))
                .contains("\"default\"")
                .contains("\"eu\"")
                .contains("\"baseUrl\":\"" + EMULATOR.baseUrl() + "\"")
                .contains("\"apiKey\":\"set\"");
        assertThat(get("/actuator/partnero/eu")).contains("\"apiKey\":\"set\"");
    }

    @Test
    void theProbeRunsOnDemandAndShowsWhetherTheKeyIsAccepted() throws Exception {
        int before = EMULATOR.requests().size();

        assertThat(post("/actuator/partnero/default"))
                .contains("\"reachable\":true")
                .contains("\"keyAccepted\":true")
                .contains("\"status\":200");
        assertThat(post("/actuator/partnero/eu"))
                .contains("\"reachable\":true")
                .contains("\"keyAccepted\":false")
                .contains("\"status\":401");
        assertThat(EMULATOR.requests().stream().skip(before))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.toString()).contains("/transactions"));
    }

    /** Another site's page can send these without asking, with the cookies of whoever reads it. */
    @Test
    void aPostWithoutAJsonBodyProbesNothing() throws Exception {
        int before = EMULATOR.requests().size();

        for (String path : List.of("/actuator/partnero/default", "/actuator/partnero/default?action=probe")) {
            assertThat(exchange(path, request -> request.POST(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(415);
            for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
                assertThat(exchange(
                                        path,
                                        request -> request.header("Content-Type", type)
                                                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"probe\"}")))
                                .statusCode())
                        .isEqualTo(415);
            }
        }

        assertThat(EMULATOR.requests()).hasSize(before);
    }

    @Test
    void aProgramThatIsNotConfiguredIsNotFound() throws Exception {
        assertThat(exchange("/actuator/partnero/nope", ActuatorTest::asPost).statusCode())
                .isEqualTo(404);
        assertThat(exchange("/actuator/partnero/nope", HttpRequest.Builder::GET).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theEndpointNamesTheTransportInUse() throws Exception {
        assertThat(get("/actuator/partnero/default")).contains("\"transport\":\"feign\"");
        assertThat(get("/actuator/partnero/eu")).contains("\"transport\":\"retrofit\"");
    }

    /** As a load balancer sees it, which takes whoever is not 200 off the net. */
    @Test
    void aRefusedKeyLeavesTheApplicationUpAndAProbeWithTheRightKeyRestoresHealth() throws Exception {
        PartneroTransactions transactions = context.getBean(PartneroTransactions.class);
        EMULATOR.faults().next(Fault.UNAUTHORIZED);
        assertThatExceptionOfType(PartneroAuthenticationException.class).isThrownBy(() -> transactions.find("a"));
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> health = exchange("/actuator/health", HttpRequest.Builder::GET);
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"UP\"", "\"status\":\"DEGRADED\"");
        }

        post("/actuator/partnero/default");

        assertThat(get("/actuator/health/partnero")).contains("\"default\":{\"status\":\"UP\"");
    }

    @Test
    void healthShowsThePrograms() throws Exception {
        assertThat(get("/actuator/health")).contains("\"partnero\"").contains("\"default\"");
    }

    @Test
    void noEndpointShowsTheKey() throws Exception {
        assertThat(get("/actuator/configprops"))
                .contains("partnero.api-key", "******")
                .doesNotContain(SECRET);
        assertThat(get("/actuator/env"))
                .contains("partnero.api-key", "partnero.proxy.pass-word", "some.other.property")
                .doesNotContain(SECRET)
                .doesNotContain("pass0815");
        assertThat(get("/actuator/partnero")).doesNotContain(SECRET);
        assertThat(get("/actuator/beans")).doesNotContain(SECRET);
    }

    private static String get(String path) throws Exception {
        return send(path, HttpRequest.Builder::GET);
    }

    private static String post(String path) throws Exception {
        return send(path, ActuatorTest::asPost);
    }

    private static void asPost(HttpRequest.Builder request) {
        request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"probe\"}"));
    }

    private static String send(String path, Consumer<HttpRequest.Builder> method) throws Exception {
        return exchange(path, method).body();
    }

    private static HttpResponse<String> exchange(String path, Consumer<HttpRequest.Builder> method) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        method.accept(request);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
