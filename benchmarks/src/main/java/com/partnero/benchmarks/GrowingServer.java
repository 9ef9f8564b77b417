package com.partnero.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stores the sales that it receives and lists them, newest first. It goes down and comes back when it reads the name of
 * a {@link Mode}. It is a separate program like {@link FixedServer}.
 */
public final class GrowingServer {

    /** A command that changes nothing. */
    static final String SEEN = "SEEN";

    /** Loses the answer to the next sale. */
    static final String LOSE = "LOSE";

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");
    private static final int DEFAULT_LIMIT = 10;

    private final LoopbackServer server = new LoopbackServer(this::answer);
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private Mode mode = Mode.UP;
    private boolean losing;

    /** The state of the service. */
    enum Mode {
        /** The service works. */
        UP,
        /** The service answers everything with 503. */
        BUSY,
        /** The service accepts requests and never answers. */
        SILENT,
        /** Nothing listens. */
        REFUSED
    }

    private GrowingServer(int transactions) {
        for (int i = 0; i < transactions; i++) {
            record("transaction_" + i);
        }
    }

    /**
     * Prints its port, and then one line per command: the number of requests, of connections, and of connections at
     * once.
     *
     * @param arguments how many transactions exist at the start
     * @throws IOException if it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        new GrowingServer(Integer.parseInt(arguments[0])).serve();
    }

    private void serve() throws IOException {
        ServerSocket socket = listen(0);
        int port = socket.getLocalPort();
        server.open(socket);
        System.out.println(port);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            obey(command, port);
            System.out.println(requests.get() + " " + server.accepted() + " " + server.mostOpen());
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, LoopbackServer.BACKLOG, InetAddress.getLoopbackAddress());
    }

    private void obey(String command, int port) throws IOException {
        switch (command) {
            case SEEN -> {}
            case LOSE -> losing(true);
            default -> become(Mode.valueOf(command), port);
        }
    }

    private void become(Mode other, int port) throws IOException {
        if (other == Mode.REFUSED) {
            server.close();
        } else if (mode == Mode.REFUSED) {
            server.open(listen(port));
        }
        become(other);
    }

    private synchronized void become(Mode other) {
        mode = other;
        notifyAll();
    }

    private synchronized boolean losing(boolean next) {
        boolean before = losing;
        losing = next;
        return before;
    }

    private byte @Nullable [] answer(String request, byte[] body) throws InterruptedException {
        requests.incrementAndGet();
        Mode now = hearOut();
        if (now != Mode.UP) {
            return now == Mode.BUSY ? LoopbackServer.answer("503 Service Unavailable", new byte[0]) : null;
        }
        if (!request.startsWith("POST")) {
            return ok(list(request));
        }
        String answer = recordAll(new String(body, UTF_8));
        return losing(false) ? null : ok(answer);
    }

    /** A request that got no answer has its connection closed when the service comes back. */
    private synchronized Mode hearOut() throws InterruptedException {
        Mode now = mode;
        while (mode == Mode.SILENT) {
            wait();
        }
        return now;
    }

    private static byte[] ok(String json) {
        return LoopbackServer.answer("200 OK", json.getBytes(UTF_8));
    }

    private synchronized String recordAll(String sales) {
        StringJoiner recorded = new StringJoiner(",");
        Matcher key = KEY.matcher(sales);
        while (key.find()) {
            record(key.group(1));
            recorded.add(Documents.row(key.group(1)));
        }
        boolean batch = sales.contains("\"transactions\":");
        return "{\"data\":" + (batch ? "[" + recorded + "]" : recorded) + ",\"status\":1}";
    }

    private void record(String key) {
        keys.add(key);
        rows.merge(key, 1, Integer::sum);
    }

    private synchronized String list(String request) {
        String key = parameter(request, "key", "");
        int limit = Integer.parseInt(parameter(request, "limit", String.valueOf(DEFAULT_LIMIT)));
        int page = Integer.parseInt(parameter(request, "page", "1"));
        List<String> all = key.isEmpty() ? keys : Collections.nCopies(rows.getOrDefault(key, 0), key);
        int newest = all.size() - (page - 1) * limit;
        StringJoiner listed = new StringJoiner(",");
        for (int i = newest - 1; i >= Math.max(0, newest - limit); i--) {
            listed.add(Documents.row(all.get(i)));
        }
        return Documents.page(listed.toString(), page, newest > limit);
    }

    private static String parameter(String request, String name, String otherwise) {
        Matcher value = Pattern.compile("[?&]" + name + "=([^& ]*)").matcher(request);
        return value.find() ? value.group(1) : otherwise;
    }
}
