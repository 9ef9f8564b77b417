package com.partnero.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;

/**
 * A Feign client as applications have them: it sends once, but a stalled body keeps its thread whatever the time-outs say. One
 * for the whole process, as an application's would be.
 */
final class BlockingClient implements Client {

    static final BlockingClient SHARED = new BlockingClient();

    private static final String THREAD = "blocking-client";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .executor(work -> {
                Thread thread = new Thread(work, THREAD);
                thread.setDaemon(true);
                thread.start();
            })
            .build();

    /** Whether it is a thread that this client has for the whole process. */
    static boolean owns(String threadName) {
        return threadName.equals(THREAD) || threadName.endsWith("SelectorManager");
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(Duration.ofMillis(options.readTimeoutMillis()));
        if (request.body() != null && request.body().length > 0) {
            builder.method(request.httpMethod().name(), BodyPublishers.ofByteArray(request.body()));
        } else if (request.httpMethod() == Request.HttpMethod.DELETE) {
            builder.DELETE();
        }
        request.headers().forEach((name, values) -> {
            if (!Set.of("content-length", "host").contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        try {
            HttpResponse<InputStream> answer = http.send(builder.build(), BodyHandlers.ofInputStream());
            return Response.builder()
                    .request(request)
                    .status(answer.statusCode())
                    .headers(new LinkedHashMap<String, Collection<String>>(
                            answer.headers().map()))
                    .body(answer.body(), null)
                    .build();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
