package com.partnero.emulator;

import com.partnero.testkit.Behaviour;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of the command line. */
final class Options {

    static final String USAGE = String.join(
            System.lineSeparator(),
            "Emulates Partnero on this machine, with a web console. Without options it listens on 127.0.0.1:4010.",
            "",
            "  java -jar partnero-emulator-VERSION-all.jar [OPTION VALUE | OPTION=VALUE]...",
            "",
            "  --port 4010         the port; 0 for any free one",
            "  --host 127.0.0.1    the address to listen on; all but loopback addresses let the network in",
            "  --allow-host NAME   a further host name that requests may use; may be repeated",
            "  --api-key emulator  an API key; each is a program with its own data; may be repeated",
            "  --any-key           accept unknown API keys, too: the first request with one adds its program",
            "  --tls               speak https with a new self-signed certificate, which is printed as PEM",
            "  --tls-pem FILE      the same, and write the certificate to this file",
            "  --empty             start without the customers of the API document",
            "  --seed FILE         start with this state instead, and return to it at a reset",
            "  --state FILE        keep the state in this file between runs; for one API key",
            "  --switch NAME=VALUE choose undocumented behaviour; may be repeated; also with --compare:",
            switchLines(),
            "",
            "  --record URL        do not emulate: forward requests to this service and record them",
            "  --to record.jsonl   the file for the record",
            "  --mask FIELD        hide the values of another JSON field, besides email, name, surname,",
            "                      date_of_birth, metadata and custom_fields; may be repeated",
            "  --compare FILE      do not emulate: send a record to an emulator and list the differences",
            "",
            "  -h, --help          print this text",
            "  --version           print the version",
            "",
            "Exit codes: 0 done, 1 --compare found differences, 2 a wrong option or a failed start. SIGINT and SIGTERM end",
            "it within a second and save the state; it listens as soon as it has printed its base URL.");

    private static String switchLines() {
        return Behaviour.names().stream()
                .map(name -> "                        " + name + " " + String.join(", ", Behaviour.values(name)))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static final int DEFAULT_PORT = 4010;

    private int port = DEFAULT_PORT;
    private String host = "127.0.0.1";
    private final List<String> apiKeys = new ArrayList<>();
    private boolean anyKey;
    private boolean tls;
    private @Nullable String tlsPem;
    private String to = "record.jsonl";
    private @Nullable String record;
    private @Nullable String compare;
    private @Nullable String seed;
    private @Nullable String state;
    private boolean version;
    private boolean empty;
    private boolean help;
    private final Map<String, String> switches = new LinkedHashMap<>();
    private final List<String> allowedHosts = new ArrayList<>();
    private final Set<String> maskedFields = new TreeSet<>(Mask.DEFAULT_FIELDS);

    private Options() {}

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if an option is invalid; the message says which
     */
    static Options parse(String[] arguments) {
        Options options = new Options();
        if (Arrays.asList(arguments).contains("--help")
                || Arrays.asList(arguments).contains("-h")) {
            options.help = true;
            return options;
        }
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        while (!left.isEmpty()) {
            String name = left.remove();
            int equals = name.startsWith("--") ? name.indexOf('=') : -1;
            if (equals > 0) {
                left.push(name.substring(equals + 1));
                name = name.substring(0, equals);
            }
            switch (name) {
                case "--port" -> options.port = port(value(name, left));
                case "--host" -> options.host = value(name, left);
                case "--allow-host" -> options.allowedHosts.add(value(name, left));
                case "--api-key" -> options.apiKeys.add(value(name, left));
                case "--any-key" -> options.anyKey = true;
                case "--tls" -> options.tls = true;
                case "--tls-pem" -> options.tlsPem = value(name, left);
                case "--empty" -> options.empty = true;
                case "--record" -> options.record = value(name, left);
                case "--to" -> options.to = value(name, left);
                case "--mask" -> options.maskedFields.add(value(name, left));
                case "--compare" -> options.compare = value(name, left);
                case "--seed" -> options.seed = value(name, left);
                case "--state" -> options.state = value(name, left);
                case "--switch" -> options.addSwitch(value(name, left));
                case "--version" -> options.version = true;
                default -> throw new IllegalArgumentException("there is no option " + name);
            }
        }
        options.check();
        return options;
    }

    private void check() {
        if (state != null && (anyKey || apiKeys.size() > 1)) {
            throw new IllegalArgumentException(
                    "--state keeps one program: use it with one --api-key and without --any-key");
        }
    }

    private void addSwitch(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("--switch needs NAME=VALUE, not " + text);
        }
        switches.put(text.substring(0, equals), text.substring(equals + 1));
    }

    private static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return left.remove();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    int port() {
        return port;
    }

    String host() {
        return host;
    }

    /** At least one. */
    List<String> apiKeys() {
        return apiKeys.isEmpty() ? List.of("emulator") : apiKeys;
    }

    boolean anyKey() {
        return anyKey;
    }

    boolean tls() {
        return tls || tlsPem != null;
    }

    @Nullable
    String tlsPem() {
        return tlsPem;
    }

    String to() {
        return to;
    }

    @Nullable
    String record() {
        return record;
    }

    @Nullable
    String compare() {
        return compare;
    }

    @Nullable
    String seed() {
        return seed;
    }

    @Nullable
    String state() {
        return state;
    }

    Map<String, String> switches() {
        return switches;
    }

    boolean version() {
        return version;
    }

    boolean empty() {
        return empty;
    }

    boolean help() {
        return help;
    }

    List<String> allowedHosts() {
        return allowedHosts;
    }

    Set<String> maskedFields() {
        return maskedFields;
    }
}
