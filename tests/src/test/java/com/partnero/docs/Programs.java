package com.partnero.docs;

// snippet: programs
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import java.util.Map;
import java.util.stream.Collectors;

final class Programs implements AutoCloseable {

    private final Map<String, Partnero> clients;

    /** The API key of each program, by the name that the application has for it. */
    Programs(Map<String, String> apiKeys) {
        clients = apiKeys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        program -> FeignPartnero.builder()
                                .apiKey(program.getValue())
                                .build()));
    }

    Partnero get(String name) {
        Partnero client = clients.get(name);
        if (client == null) {
            throw new IllegalArgumentException("no program " + name);
        }
        return client;
    }

    @Override
    public void close() {
        clients.values().forEach(Partnero::close);
    }
}
// end
