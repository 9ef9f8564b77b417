package com.partnero.testkit.contract;

import com.partnero.testkit.http.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer of a server of the contracts.
 *
 * @param status the HTTP status
 * @param headers names and values
 * @param body the bytes
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer json(int status, String json) {
        return new Answer(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    static Answer html(int status) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/html"),
                "<html><body><h1>Bad gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    void to(Exchange exchange) throws IOException {
        exchange.respond(status, headers, body);
    }

    /** The head as it stands on the wire, for a body of this length. */
    String head(int length) {
        return "HTTP/1.1 " + status + " OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
