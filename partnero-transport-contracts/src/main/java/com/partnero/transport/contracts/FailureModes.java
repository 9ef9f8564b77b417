package com.partnero.transport.contracts;

import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.spi.Effect;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The failures that every method must survive. */
final class FailureModes {

    private static final Duration DRIP = Duration.ofMillis(40);
    private static final String ERROR = "{\"message\":\"" + Canary.EMAIL
            + " is in trouble\",\"errors\":{\"customer.email\":[\"" + Canary.EMAIL + "\"]}}";

    private FailureModes() {}

    /**
     * All failures.
     *
     * @param elsewhere the target of a redirect, which no client may contact
     */
    static List<FailureMode> all(String elsewhere) {
        List<FailureMode> faults = new ArrayList<>();
        for (FailureMode mode : unanswered()) {
            faults.add(mode);
            faults.add(mode.afterCommit());
        }
        faults.addAll(halfAnswered());
        for (FailureMode mode : answered()) {
            faults.add(mode);
            faults.add(mode.afterCommit());
        }
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            faults.add(redirect(status, elsewhere));
        }
        faults.add(redirect(307, elsewhere).afterCommit());
        faults.addAll(refused());
        return faults;
    }

    private static List<FailureMode> unanswered() {
        return List.of(
                FailureMode.of(
                        "the connection is reset",
                        Effect.RUNNING,
                        (pending, exchange) -> exchange.reset(),
                        PartneroConnectionLostException.class),
                FailureMode.of(
                        "the connection is closed",
                        Effect.RUNNING,
                        (pending, exchange) -> exchange.close(),
                        PartneroConnectionLostException.class),
                FailureMode.of(
                                "no answer comes",
                                Effect.RUNNING,
                                (pending, exchange) -> exchange.hold(),
                                PartneroTimeoutException.class)
                        .at(TimeOuts.SHORT_READ));
    }

    /** A correct answer that does not arrive completely. All of these occur after the commit. */
    private static List<FailureMode> halfAnswered() {
        return List.of(
                half("the status line breaks off", PartneroConnectionLostException.class, (pending, exchange) -> {
                    exchange.write("HTTP/1.1 20");
                    exchange.close();
                }),
                half("the head breaks off", PartneroConnectionLostException.class, (pending, exchange) -> {
                    exchange.write("HTTP/1.1 200 OK\r\nContent-Type: appl");
                    exchange.reset();
                }),
                half("the head stalls", PartneroTimeoutException.class, (pending, exchange) -> {
                            exchange.write("HTTP/1.1 200 OK\r\nContent-");
                            exchange.hold();
                        })
                        .at(TimeOuts.SHORT_READ),
                half(
                                "the head drips",
                                PartneroTimeoutException.class,
                                (pending, exchange) -> exchange.drip(
                                        ("HTTP/1.1 200 OK\r\nX-Slow: " + "z".repeat(5000))
                                                .getBytes(StandardCharsets.UTF_8),
                                        1,
                                        DRIP))
                        .at(TimeOuts.SHORT_CALL),
                half("the body is truncated", PartneroConnectionLostException.class, (pending, exchange) -> {
                    begin(pending, exchange, 3);
                    exchange.close();
                }),
                half("the body is reset", PartneroConnectionLostException.class, (pending, exchange) -> {
                    begin(pending, exchange, 3);
                    exchange.reset();
                }),
                half("the last chunk is missing", PartneroConnectionLostException.class, (pending, exchange) -> {
                    byte[] body = pending.carryOut().body();
                    exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(body.length) + "\r\n");
                    exchange.write(body);
                    exchange.write("\r\n");
                    exchange.close();
                }),
                half("the body stalls", PartneroTimeoutException.class, (pending, exchange) -> {
                            begin(pending, exchange, 3);
                            exchange.hold();
                        })
                        .at(TimeOuts.SHORT_READ),
                half("the body drips", PartneroTimeoutException.class, (pending, exchange) -> {
                            byte[] body = new byte[5000];
                            exchange.write(Responses.head(pending.carryOut(), body.length));
                            exchange.drip(body, 1, DRIP);
                        })
                        .at(TimeOuts.SHORT_CALL));
    }

    /**
     * A transport that has seen the status may report a broken answer; one that has not can only report the connection.
     */
    private static FailureMode half(String name, Class<? extends PartneroException> ofTheWire, FaultAction action) {
        return FailureMode.of(name, Effect.RUNNING, action, ofTheWire, PartneroProtocolException.class)
                .afterCommit();
    }

    private static void begin(UnservedRequest pending, Exchange exchange, int missing) throws IOException {
        Response answer = pending.carryOut();
        exchange.write(Responses.head(answer, answer.body().length));
        exchange.write(
                new String(answer.body(), StandardCharsets.ISO_8859_1).substring(0, answer.body().length - missing));
    }

    /** Answers that do not show whether the request was carried out. */
    private static List<FailureMode> answered() {
        List<FailureMode> faults = new ArrayList<>();
        faults.add(status(500, Effect.ENDED, Response.json(500, ERROR)));
        faults.add(status(503, Effect.ENDED, Response.json(503, ERROR)));
        faults.add(status(
                "503 with Retry-After: 0",
                Effect.ENDED,
                Response.json(503, ERROR).with("Retry-After", "0")));
        faults.add(status(408, Effect.RUNNING, Response.json(408, ERROR)));
        faults.add(status(
                "408 and a closed connection",
                Effect.RUNNING,
                Response.json(408, ERROR).with("Connection", "close")));
        faults.add(status("502 from a proxy", Effect.RUNNING, Responses.html(502)));
        faults.add(status(504, Effect.RUNNING, Responses.html(504)));
        for (int unknown : new int[] {418, 424, 444, 460, 499}) {
            faults.add(answered(
                    unknown + ", which is not a known refusal",
                    Effect.RUNNING,
                    Response.json(unknown, ERROR),
                    PartneroProtocolException.class));
        }
        faults.add(status(520, Effect.RUNNING, Responses.html(520)));
        faults.addAll(foreign());
        faults.add(unusable("status 0", Response.json(200, "{\"status\":0,\"message\":\"" + Canary.EMAIL + "\"}")));
        faults.add(unusable("status false", Response.json(200, "{\"status\":false}")));
        faults.add(unusable("HTML", Responses.html(200)));
        faults.add(unusable("half a document", Response.json(200, "{\"data\":{\"key\":\"" + Canary.KEY)));
        return faults;
    }

    /** Answers of firewalls and gateways that refuse. They also come after the commit. */
    private static List<FailureMode> foreign() {
        Response json = Response.json(403, "{\"status\":403,\"message\":\"" + Canary.EMAIL + " is blocked\"}");
        return List.of(
                foreign("400 with a page", Responses.html(400)),
                foreign("401 with a page", Responses.html(401)),
                foreign("403 with a page", Responses.html(403)),
                foreign("403 with JSON of a gateway", json),
                foreign("405 with a page", Responses.html(405)),
                foreign("409 without a body", new Response(409, Map.of(), new byte[0])),
                foreign("413 with a page", Responses.html(413)),
                foreign("415 with JSON", Response.json(415, ERROR)),
                foreign("421 with a page", Responses.html(421)),
                foreign("422 with JSON that breaks off", Response.json(422, ERROR.substring(0, 20))),
                foreign("451 with a page", Responses.html(451)),
                answered("429 with a page", Effect.RUNNING, Responses.html(429), PartneroRateLimitedException.class)
                        .at(TimeOuts.SHORT_WAIT));
    }

    private static FailureMode foreign(String what, Response answer) {
        return answered(what, Effect.RUNNING, answer, PartneroProtocolException.class);
    }

    private static FailureMode unusable(String what, Response answer) {
        return answered("200 with " + what, Effect.ENDED, answer, PartneroProtocolException.class);
    }

    private static FailureMode status(int status, Effect effect, Response answer) {
        return status(String.valueOf(status), effect, answer);
    }

    private static FailureMode status(String what, Effect effect, Response answer) {
        return answered(what, effect, answer, PartneroServerException.class);
    }

    private static FailureMode redirect(int status, String elsewhere) {
        Response answer = new Response(status, Map.of("Location", elsewhere), new byte[0]);
        return answered(status + " to another host", Effect.RUNNING, answer, PartneroProtocolException.class);
    }

    private static FailureMode answered(
            String what, Effect effect, Response answer, Class<? extends PartneroException> kind) {
        return FailureMode.of("the answer is " + what, effect, FaultAction.answer(answer), kind)
                .answering(answer.status());
    }

    private static List<FailureMode> refused() {
        Response unauthorized = Response.json(401, ERROR).with("WWW-Authenticate", "Basic realm=\"partnero\"");
        return List.of(
                refused("400", Response.json(400, ERROR), PartneroValidationException.class),
                refused("401", Response.json(401, ERROR), PartneroAuthenticationException.class),
                refused("401 with a challenge", unauthorized, PartneroAuthenticationException.class),
                refused("403", Response.json(403, ERROR), PartneroAuthenticationException.class),
                refused("405", Response.json(405, ERROR), PartneroValidationException.class),
                refused("409", Response.json(409, ERROR), PartneroConflictException.class),
                refused("422", Response.json(422, ERROR), PartneroValidationException.class),
                refused("429", Response.json(429, ERROR), PartneroRateLimitedException.class),
                refused(
                        "429 with Retry-After: 0",
                        Response.json(429, ERROR).with("Retry-After", "0"),
                        PartneroRateLimitedException.class));
    }

    private static FailureMode refused(String what, Response answer, Class<? extends PartneroException> kind) {
        return answered(what, Effect.REFUSED, answer, kind);
    }
}
