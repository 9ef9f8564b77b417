package com.partnero.testkit;

import com.partnero.Operation;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers requests to the API as planned: properly, or with the fault that a test has asked for. Thread-safe. */
final class ApiHandler implements Handler {

    private final Programs programs;
    private final Function<Request, String> baseUrl;

    /** @param baseUrl the address that a client has used, for a request */
    ApiHandler(Programs programs, Function<Request, String> baseUrl) {
        this.programs = programs;
        this.baseUrl = baseUrl;
    }

    @Override
    public void handle(Request request, Exchange exchange) throws IOException {
        EmulatedProgram found = programs.ofApi(request);
        EmulatedProgram program = found == null ? programs.first() : found;
        Api api = new Api(program.service(), program.apiKey(), baseUrl);
        program.service().catchUp();
        Route route;
        try {
            Response options = Api.options(request);
            if (options != null) {
                send(options, exchange, program.log().add(request, null));
                return;
            }
            route = api.route(request);
        } catch (Refusal refusal) {
            RequestLog.Entry entry = program.log().add(request, null);
            entry.refused(refusal);
            send(Api.refuse(refusal, request), exchange, entry);
            return;
        }
        Operation operation = operation(request, route);
        RequestLog.Entry entry = program.log().add(request, operation);
        if (found == null) {
            Refusal refusal = Refusal.unauthenticated();
            entry.refused(refusal);
            send(Api.refuse(refusal), exchange, entry);
            return;
        }
        Fault fault = operation == null ? Fault.NONE : program.faults().take(operation);
        if (fault != Fault.NONE) {
            entry.broken(fault.toString());
        }
        Response reply = fault.isCommitted() ? api.answer(request, route, entry::refused) : null;
        pause(fault.delay());
        switch (fault.effect()) {
            case CLOSED -> exchange.close();
            case STALLED -> exchange.hold();
            case NONE, STATUS, FOREIGN, HTML, EMPTY, TRUNCATED, STATUS_ZERO ->
                send(
                        spoil(fault, operation, reply == null ? Api.json(200, AnswerJson.done()) : reply),
                        exchange,
                        entry);
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

    /** Faults that damage a body do not change a refusal. */
    private static Response spoil(Fault fault, @Nullable Operation operation, Response reply) {
        return switch (fault.effect()) {
            case STATUS -> status(fault, operation);
            case FOREIGN -> Objects.requireNonNull(fault.answer());
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

    private static Response status(Fault fault, @Nullable Operation operation) {
        Response reply = Api.refuse(PlannedRefusal.of(fault, operation));
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
