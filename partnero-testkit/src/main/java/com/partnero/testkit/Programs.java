package com.partnero.testkit;

import com.partnero.testkit.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The programs of an emulator by their API keys. Thread-safe. */
final class Programs {

    private static final int MAX = 1_000;
    private static final long MAX_LOG_BYTES =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final String SCHEME = "bearer ";

    private final Map<String, EmulatedProgram> byKey = new LinkedHashMap<>();
    private final EmulatedProgram first;
    private final Consumer<PartneroService> seed;
    private final boolean admitUnknownKeys;
    private volatile int count;
    private volatile String baseUrl = "";

    Programs(String apiKey, PartneroService service, Consumer<PartneroService> seed, boolean admitUnknownKeys) {
        this.seed = seed;
        this.admitUnknownKeys = admitUnknownKeys;
        first = add(apiKey, service);
    }

    /** A service whose clock follows the machine's and can be advanced. */
    static PartneroService newService() {
        return PartneroService.create(new MovableClock());
    }

    /** Sets the address of the programs. */
    void listensAt(String address) {
        baseUrl = address;
    }

    String baseUrl() {
        return baseUrl;
    }

    EmulatedProgram first() {
        return first;
    }

    synchronized List<EmulatedProgram> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * Adds a program.
     *
     * @throws IllegalArgumentException if the key is blank or taken, or there are too many programs
     */
    synchronized EmulatedProgram add(String apiKey, PartneroService service) {
        if (apiKey.isBlank() || !apiKey.equals(apiKey.strip())) {
            throw new IllegalArgumentException("an API key must not be blank or begin or end with white space");
        }
        if (byKey.containsKey(apiKey)) {
            throw new IllegalArgumentException("a program with this API key already exists");
        }
        if (byKey.size() >= MAX) {
            throw new IllegalArgumentException("there are " + MAX
                    + " programs already, which is the limit; DELETE /__partnero/programs removes one");
        }
        EmulatedProgram program = new EmulatedProgram(
                apiKey, service, seed, () -> MAX_LOG_BYTES / Math.max(1, count), () -> baseUrl, this::remove);
        byKey.put(apiKey, program);
        count = byKey.size();
        return program;
    }

    private synchronized void remove(EmulatedProgram program) {
        if (program.equals(first)) {
            throw new IllegalStateException("the first program stays until the emulator is closed");
        }
        byKey.remove(program.apiKey(), program);
        count = byKey.size();
    }

    /** Null if no program has the key. */
    synchronized @Nullable EmulatedProgram find(String apiKey) {
        return byKey.get(apiKey);
    }

    /** The program of an API request, which may be a new one; null if the key is missing or refused. */
    @Nullable
    EmulatedProgram ofApi(Request request) {
        String apiKey = apiKey(request);
        return apiKey == null ? null : findOrAdmit(apiKey);
    }

    private synchronized @Nullable EmulatedProgram findOrAdmit(String apiKey) {
        EmulatedProgram program = byKey.get(apiKey);
        return program == null && admitUnknownKeys && byKey.size() < MAX ? add(apiKey, newService()) : program;
    }

    /**
     * The program that a request of the console or the control interface names, by the parameter {@code program} or as API
     * requests do; the first one if it names none.
     *
     * @throws Refusal with 404 if there is no such program
     */
    EmulatedProgram named(Request request) {
        String apiKey = new Query(request.query()).text("program");
        apiKey = apiKey == null ? apiKey(request) : apiKey;
        EmulatedProgram program = apiKey == null ? first : findOrAdmit(apiKey);
        if (program == null) {
            throw Refusal.notFound("There is no program with this API key. POST /__partnero/programs adds one.");
        }
        return program;
    }

    /** The key in the header Authorization; null if there is none. */
    static @Nullable String apiKey(Request request) {
        String header = request.header("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
