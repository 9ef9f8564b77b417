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
            "Partnero on this machine, with a web console. An option's value follows it, or an equals sign.",
            "",
            "  --port 4010         where to listen; 0 for any free port",
            "  --host 127.0.0.1    on which address; anything but a loopback address lets the network in",
            "  --allow-host NAME   a further name under which it may be reached; may be repeated",
            "  --api-key emulator  the one API key that is accepted",
            "  --empty             start without customer_123 and customer_456",
            "  --seed FILE         start with this state instead, and return to it at a reset",
            "  --state FILE        keep the state in this file over restarts",
            "  --switch NAME=VALUE what the service does where nobody knows; may be repeated; also with --compare:",
            switchLines(),
            "",
            "  --record URL        instead: pass requests on to a real service, and record what passes",
            "  --to record.jsonl   where to write the record",
            "  --mask FIELD        hide a further JSON field than email, name, surname, date_of_birth, metadata,",
            "                      custom_fields; may be repeated",
            "  --compare FILE      instead: send a record to the emulator, list the differences and what explains them",
            "",
            "  -h, --help          this text",
            "  --version           the version");

    private static String switchLines() {
        return Behaviour.names().stream()
                .map(name -> "                        " + name + " " + String.join(", ", Behaviour.values(name)))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static final int DEFAULT_PORT = 4010;

    private int port = DEFAULT_PORT;
    private String host = "127.0.0.1";
    private String apiKey = "emulator";
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
                case "--api-key" -> options.apiKey = value(name, left);
                case "--empty" -> options.empty = true;
                case "--record" -> options.record = value(name, left);
                case "--to" -> options.to = value(name, left);
                case "--mask" -> options.maskedFields.add(value(name, left));
                case "--compare" -> options.compare = value(name, left);
                case "--seed" -> options.seed = value(name, left);
                case "--state" -> options.state = value(name, left);
                case "--switch" -> options.addSwitch(value(name, left));
                case "--version" -> options.version = true;
                case "-h", "--help" -> options.help = true;
                default -> throw new IllegalArgumentException("there is no option " + name);
            }
        }
        return options;
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

    String apiKey() {
        return apiKey;
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
