package com.partnero.emulator;

import com.partnero.testkit.Behaviour;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends a record to the model and lists where the model's answers differ from the real service's.
 *
 * @since 0.1.0
 */
public final class Comparison {

    private Comparison() {}

    /**
     * Sends a record to a new model. Customers who must have existed before are added to it. Times and addresses are
     * not compared.
     *
     * @param record a file that the emulator's program has recorded
     * @param setUp configures the model's program and switches like the real one
     * @return one line for every difference, in the record's order; empty if there are none
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no record; the message says where
     */
    public static List<String> differences(Path record, Consumer<PartneroService> setUp) throws IOException {
        return differences(RecordFile.read(record), setUp);
    }

    static List<String> differences(List<RecordedExchange> record, Consumer<PartneroService> setUp) {
        List<String> differences = new ArrayList<>();
        try (PartneroEmulator model = PartneroEmulator.start()) {
            setUp.accept(model.service());
            SeedFromRecord.into(model.service(), record);
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (int i = 0; i < record.size(); i++) {
                RecordedExchange exchange = record.get(i);
                String where = (i + 1) + " " + exchange.method() + " " + exchange.target();
                HttpResponse<String> answer = send(exchange, model, client);
                if (answer.statusCode() != exchange.status()) {
                    differences.add(
                            where + ": status: recorded " + exchange.status() + ", model " + answer.statusCode());
                } else {
                    JsonDifferences.between(exchange.answer(), answer.body())
                            .forEach(difference -> differences.add(where + ": " + difference));
                }
            }
        }
        return differences;
    }

    /** The switches that would remove differences, the most effective one first. */
    static List<String> explanations(
            List<RecordedExchange> record, Consumer<PartneroService> setUp, List<String> differences) {
        Map<String, Integer> explained = new LinkedHashMap<>();
        for (String name : Behaviour.names()) {
            for (String value : Behaviour.values(name)) {
                List<String> left = differences(record, service -> {
                    setUp.accept(service);
                    service.behaviour().set(name, value);
                });
                int gone = (int) differences.stream()
                        .filter(difference -> !left.contains(difference))
                        .count();
                if (gone > 0 && left.size() < differences.size()) {
                    explained.put("--switch " + name + "=" + value, gone);
                }
            }
        }
        return explained.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getKey() + " would explain " + entry.getValue() + " of them.")
                .toList();
    }

    private static HttpResponse<String> send(RecordedExchange exchange, PartneroEmulator model, HttpClient client) {
        String origin = model.consoleUrl().substring(0, model.consoleUrl().length() - 1);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + exchange.target()))
                .header("Authorization", "Bearer " + model.apiKey())
                .header("Accept", "application/json");
        if (exchange.body().isEmpty()) {
            request.method(exchange.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(exchange.method(), HttpRequest.BodyPublishers.ofString(exchange.body()));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the record was sent", e);
        }
    }
}
