package com.partnero.testkit;

import com.partnero.Operation;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers requests to the API as planned: properly, or with the fault that a test has asked for. Thread-safe. */
final class ApiHandler {

    private final PartneroService service;
    private final Api api;
    private final FaultPlan faults;
    private final RequestLog log;

    ApiHandler(PartneroService service, Api api, FaultPlan faults, RequestLog log) {
        this.service = service;
        this.api = api;
        this.faults = faults;
        this.log = log;
    }

    void handle(Request request, Exchange exchange) throws IOException {
        Response options = Api.options(request);
        if (options != null) {
            send(options, exchange, log.add(request, null));
            return;
        }
        service.catchUp();
        Route route;
        try {
            route = api.route(request);
        } catch (Refusal refusal) {
            send(Api.refuse(refusal, request), exchange, log.add(request, null));
            return;
        }
        Operation operation = operation(request, route);
        RequestLog.Entry entry = log.add(request, operation);
        Fault fault = operation == null ? Fault.NONE : faults.take(operation);
        if (fault != Fault.NONE) {
            entry.broken(fault.toString());
        }
        Response reply = fault.isCommitted() ? api.answer(request, route) : null;
        pause(fault.delay());
        switch (fault.effect()) {
            case CLOSED -> exchange.close();
            case STALLED -> exchange.hold();
            case NONE, STATUS, HTML, EMPTY, TRUNCATED, STATUS_ZERO ->
                send(spoil(fault, reply == null ? Api.json(200, AnswerJson.done()) : reply), exchange, entry);
        }
    }

    /** A batch is posted to the same address as a single sale. */
    private static @Nullable Operation operation(Request request, Route route) {
        return route.operation() == Operation.CREATE && RequestJson.isBatch(request.body())
                ? Operation.CREATE_ALL
                : route.operation();
    }

    private static void send(Response reply, Exchange exchange, RequestLog.Entry entry) throws IOException {
        // Logged first: a test that has the answer must find it in the log.
        entry.answered(reply.status(), reply.text());
        exchange.respond(reply);
    }

    /** What spoils a body leaves a refusal alone. */
    private static Response spoil(Fault fault, Response reply) {
        return switch (fault.effect()) {
            case STATUS -> status(fault);
            case HTML ->
                Response.of(
                        200,
                        "text/html; charset=utf-8",
                        "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to the network</body></html>");
            case STATUS_ZERO -> Api.json(200, AnswerJson.failed(fault.message()));
            case EMPTY -> isSuccess(reply) ? reply.withBody("") : reply;
            case TRUNCATED ->
                isSuccess(reply)
                        ? reply.withBody(reply.text().substring(0, reply.text().length() / 2))
                        : reply;
            case NONE, CLOSED, STALLED -> reply;
        };
    }

    private static boolean isSuccess(Response reply) {
        return reply.status() >= 200 && reply.status() < 300;
    }

    private static Response status(Fault fault) {
        Response reply = Api.json(fault.status(), AnswerJson.error(fault.message(), Map.of()));
        if (fault.status() < 400) {
            reply = reply.with("Location", "/elsewhere");
        }
        Integer seconds = fault.retryAfter();
        return seconds == null ? reply : reply.with("Retry-After", seconds.toString());
    }

    private static void pause(Duration time) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the emulator is being closed");
        }
    }
}
