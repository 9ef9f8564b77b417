package com.partnero.docs;

// snippet: hand-written
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

final class HandWritten {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String apiKey;

    HandWritten(String baseUrl, String apiKey) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
    }

    void paid(String order, double amount, String customer) throws InterruptedException {
        String body = "{\"key\":\"" + order + "\",\"amount\":" + amount + ",\"action\":\"sale\",\"customer\":{\"id\":\""
                + customer + "\"}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/transactions"))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int attempt = 1; attempt <= 3; attempt++) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    return;
                }
            } catch (IOException e) {
                // perhaps the next attempt gets through
            }
        }
    }
}
// end
