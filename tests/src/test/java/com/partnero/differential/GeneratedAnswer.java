package com.partnero.differential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** An answer of the service from a seed: valid, odd or hostile. */
final class GeneratedAnswer {

    private static final String[] NAMES = {
        "key", "action", "amount", "amount_units", "is_currency", "customer", "referred_customer", "partner", "rewards",
        "status", "credit", "created_at", "deleted_at", "product_type_data", "id", "email", "name", "metadata",
        "custom_fields", "referring_customer", "referrals_count", "referral_links", "unknown_field", "KEY", "\\u006bey"
    };
    private static final String[] WORDS = {
        "customer_123",
        "customer_456",
        "sale",
        "ok",
        "review_period",
        "USD",
        "usd",
        "points",
        "",
        " ",
        "true",
        "0",
        "1",
        "99.99",
        "1e2",
        "2025-05-12T17:50:17.000000Z",
        "2025-05-12T17:50:17+02:00",
        "1747072217",
        "\\u00e9\\ud83d\\ude00",
        "\\ud83d",
        "\\u0000",
        "\\\"\\\\\\/\\b",
        "\u2028\u00e9",
        "{",
        "null"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "3",
        "100",
        "19.998",
        "9.999",
        "10.198",
        "-5.5",
        "1e2",
        "1E-7",
        "1e40",
        "1e41",
        "0.1e-40",
        "12345678901234567890.123456789",
        "1747072217",
        "9223372036854775808",
        "0.000",
        "1111111111111111111111111111111111111111111111111"
    };

    final int status;
    final Map<String, String> headers = new LinkedHashMap<>();
    final byte[] body;

    GeneratedAnswer(Random random) {
        status = status(random);
        headers.put("Content-Type", "application/json");
        if (random.nextInt(10) == 0) {
            headers.put("Retry-After", pick(random, "0", "1", "100000", "-5", "NaN", "Fri, 31 Dec 9999 23:59:59 GMT"));
        }
        if (random.nextInt(10) == 0) {
            headers.put("X-Request-Id", "request-" + random.nextInt(100));
        }
        body = damage(random, document(random));
    }

    private static int status(Random random) {
        return switch (random.nextInt(6)) {
            case 0 ->
                Integer.parseInt(pick(
                        random, "201", "204", "301", "400", "401", "403", "404", "405", "408", "409", "413", "415",
                        "422", "429", "500", "502", "503", "504", "524"));
            default -> 200;
        };
    }

    private static String document(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "<html><body>It works!</body></html>";
            case 2 -> "{\"message\":\"" + pick(random, WORDS) + "\",\"errors\":" + errors(random) + "}";
            case 3 -> "{\"error\":" + value(random, 1) + "}";
            case 4 -> value(random, 0);
            case 5 -> "{\"data\":" + balance(random) + ",\"status\":1}";
            default -> "{\"data\":" + data(random) + tail(random) + "}";
        };
    }

    private static String data(Random random) {
        if (random.nextInt(3) > 0) {
            return transaction(random);
        }
        StringBuilder list = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            list.append(list.length() > 1 ? "," : "").append(transaction(random));
        }
        return list.append(']').toString();
    }

    private static String tail(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> ",\"status\":" + pick(random, "0", "false", "\"0\"", "2", "null", "\"ok\"", "[]");
            case 1 -> "";
            case 2 ->
                ",\"links\":{\"next\":" + pick(random, "null", "\"https://elsewhere.example/2\"")
                        + ",\"prev\":null},\"meta\":{\"current_page\":" + number(random)
                        + ",\"from\":null,\"per_page\":10},\"status\":1";
            default -> ",\"status\":1";
        };
    }

    private static String errors(Random random) {
        return pick(
                random,
                "[]",
                "{}",
                "\"no\"",
                "[\"a\",\"b\"]",
                "{\"key\":[\"taken\",\"long\"]}",
                "{\"key\":\"taken\"}",
                "null",
                "7");
    }

    /** Mostly what the reference shows, sometimes with a field of another kind. */
    static String transaction(Random random) {
        return "{\"key\":" + text(random) + ",\"action\":\"sale\",\"amount\":" + number(random)
                + (random.nextBoolean()
                        ? ",\"partner\":" + text(random) + ",\"customer\":" + text(random)
                        : ",\"customer\":" + text(random) + ",\"referred_customer\":" + text(random))
                + ",\"credit\":false,\"is_currency\":" + random.nextBoolean() + ",\"amount_units\":" + text(random)
                + ",\"created_at\":" + text(random) + ",\"deleted_at\":null"
                + (random.nextInt(4) == 0 ? ",\"" + pick(random, NAMES) + "\":" + value(random, 1) : "")
                + ",\"rewards\":" + (random.nextInt(3) == 0 ? value(random, 2) : "[" + object(random, 3) + "]") + "}";
    }

    static String balance(Random random) {
        return "{\"customer\":" + object(random, 1) + ",\"balance\":{\"currency\":[{\"amount\":" + number(random)
                + ",\"amount_units\":\"USD\",\"is_currency\":true}],\"non_currency\":" + value(random, 1) + "}}";
    }

    private static String value(Random random, int depth) {
        if (depth > 5) {
            return "null";
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> object(random, depth + 1);
            case 2 -> "[" + value(random, depth + 1) + "]";
            case 3 -> "[]";
            case 4 -> pick(random, "null", "true", "false", "{}");
            case 5 -> number(random);
            case 6 -> "[".repeat(random.nextInt(40)) + "]".repeat(random.nextInt(40));
            default -> text(random);
        };
    }

    private static String object(Random random, int depth) {
        StringBuilder object = new StringBuilder("{");
        for (int i = random.nextInt(6); i > 0; i--) {
            object.append(object.length() > 1 ? "," : "")
                    .append('"')
                    .append(pick(random, NAMES))
                    .append("\":")
                    .append(value(random, depth));
        }
        return object.append('}').toString();
    }

    private static String text(Random random) {
        return random.nextInt(8) == 0 ? pick(random, "null", "7", "{\"id\":\"x\"}") : '"' + pick(random, WORDS) + '"';
    }

    private static String number(Random random) {
        return pick(random, NUMBERS);
    }

    private static byte[] damage(Random random, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || random.nextInt(4) > 0) {
            return bytes;
        }
        String interesting = "{}[]\",:\\0-1.eETtNn \n\u0000'/;#";
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
            case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(3));
            default ->
                bytes[random.nextInt(bytes.length)] = (byte) interesting.charAt(random.nextInt(interesting.length()));
        }
        return bytes;
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
