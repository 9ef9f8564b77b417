package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private static Request request(int length) throws Exception {
        List<Request> came = new ArrayList<>();
        try (SocketServer server = SocketServer.start((request, exchange) -> {
            came.add(request);
            exchange.respond(200, Map.of(), new byte[0]);
        })) {
            HttpRequest post = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/v1/transactions"))
                    .POST(HttpRequest.BodyPublishers.ofString("x".repeat(length)))
                    .build();
            HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.discarding());
        }
        return came.get(0);
    }

    @Test
    void bodiesTakeNoMoreThanTheirRoom() throws Exception {
        Request big = request(400);
        RequestLog log = new RequestLog(Clock.systemUTC(), () -> 1_000);

        for (int i = 0; i < 50; i++) {
            log.add(big, null).answered(200, "y".repeat(100));
        }

        List<ReceivedRequest> all = log.all();
        assertThat(all).hasSize(50).extracting(ReceivedRequest::status).containsOnly(200);
        assertThat(all.stream()
                        .mapToLong(one -> one.body().length() + one.answer().length())
                        .filter(n -> n == 500))
                .hasSize(2);
        assertThat(all.get(49).body()).hasSize(400);
        assertThat(all.get(0).body()).isEqualTo(RequestLog.DROPPED);
        assertThat(all.get(0).answer()).isEqualTo(RequestLog.DROPPED);
    }

    @Test
    void aBodyForWhichThereIsNoRoomIsNotKept() throws Exception {
        RequestLog log = new RequestLog(Clock.systemUTC(), () -> 100);

        log.add(request(400), null).answered(200, "done");

        assertThat(log.all().get(0).body()).isEqualTo(RequestLog.DROPPED);
    }

    @Test
    void anAnswerAfterAResetTakesNoRoom() throws Exception {
        RequestLog log = new RequestLog(Clock.systemUTC(), () -> 1_000);
        RequestLog.Entry late = log.add(request(1), null);
        log.clear();
        log.add(request(500), null);

        late.answered(200, "y".repeat(900));

        assertThat(log.all()).hasSize(1);
        assertThat(log.all().get(0).body()).hasSize(500);
    }
}
