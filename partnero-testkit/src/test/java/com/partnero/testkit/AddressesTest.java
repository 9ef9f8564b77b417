package com.partnero.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the emulator answers at addresses that are not the API's, and by which names. */
@Timeout(20)
class AddressesTest {

    private final PartneroEmulator emulator =
            PartneroEmulator.builder().allowedHosts("partnero").start();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private String raw(String request) throws Exception {
        try (Socket socket =
                new Socket("127.0.0.1", URI.create(emulator.baseUrl()).getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private String get(String target, String host) throws Exception {
        return ask("GET", target, host);
    }

    private String ask(String method, String target, String host) throws Exception {
        return raw(method + " " + target + " HTTP/1.1\nHost: " + host
                + "\nAuthorization: Bearer emulator\nConnection: close\n\n");
    }

    @Test
    void healthIsReportedUnderEveryHostName() throws Exception {
        assertThat(get("/health", "172.17.0.5:4010")).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"up\"}");
        assertThat(ask("HEAD", "/health", "probe.example"))
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n\r\n");
        assertThat(ask("POST", "/health", "localhost")).startsWith("HTTP/1.1 405");
        assertThat(get("/v1/test", "172.17.0.5:4010")).startsWith("HTTP/1.1 403");
    }

    @Test
    void linksNameTheAddressThatTheClientHasUsed() throws Exception {
        assertThat(get("/v1/transactions", "partnero:8080"))
                .contains("\"first\":\"http://partnero:8080/v1/transactions?page=1\"")
                .contains("\"path\":\"http://partnero:8080/v1/transactions\"");
        assertThat(get("/v1/transactions", "127.0.0.1:4010")).contains("\"http://127.0.0.1:4010/v1/transactions");
    }

    @Test
    void anAddressOutsideTheApiIsAMissingRoute() throws Exception {
        for (String target : new String[] {"/transactions", "/transactions/order-1", "/v2/transactions", "//v1/test"}) {
            assertThat(get(target, "localhost"))
                    .startsWith("HTTP/1.1 404")
                    .contains("{\"message\":\"The route could not be found.\",\"hint\":\"The API is at /v1,");
        }
        assertThat(ask("POST", "/transactions", "localhost")).contains("The route could not be found.");
    }

    @Test
    void headAndOptionsAreAnsweredEverywhere() throws Exception {
        for (String target : new String[] {"/", "/console/main.js", "/__partnero/state", "/v1/transactions"}) {
            assertThat(ask("HEAD", target, "localhost"))
                    .as(target)
                    .startsWith("HTTP/1.1 200")
                    .endsWith("\r\n\r\n");
            assertThat(ask("OPTIONS", target, "localhost"))
                    .as(target)
                    .matches("(?s)HTTP/1.1 20[04].*Allow: GET,HEAD.*");
        }
        assertThat(ask("OPTIONS", "/nowhere", "localhost")).startsWith("HTTP/1.1 404");
        assertThat(ask("OPTIONS", "/v1/transactions/%", "localhost")).startsWith("HTTP/1.1 400");
    }

    @Test
    void tlsOnThePlainPortFailsAtOnce() throws Exception {
        assertThat(raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001"))
                .startsWith("HTTP/1.1 400")
                .endsWith("This port speaks http, not https.");
    }
}
