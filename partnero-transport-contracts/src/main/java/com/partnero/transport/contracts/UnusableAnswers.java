package com.partnero.transport.contracts;

import com.partnero.testkit.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Answers with status 200 that no transport may take for a transaction. */
final class UnusableAnswers {

    private static final String JSON = "application/json";
    private static final String SALE = "{\"data\":{\"key\":\"k\",\"amount\":1},\"status\":1}";
    private static final int MEGABYTE = 1 << 20;

    private final Map<String, Response> answers = new LinkedHashMap<>();

    private UnusableAnswers() {}

    /** The answers by their defect, to be read after "an answer". */
    static Map<String, Response> all() {
        UnusableAnswers all = new UnusableAnswers();
        all.sizes();
        all.encodings();
        all.numbers();
        all.shapes();
        all.dialects();
        return all.answers;
    }

    private void json(String name, String json) {
        answers.put(name, Response.json(200, json));
    }

    private void bytes(String name, byte[] body) {
        answers.put(name, new Response(200, Map.of("Content-Type", JSON), body));
    }

    private void sizes() {
        String padding = "{\"padding\":\"" + "x".repeat(10 * MEGABYTE) + "\"," + SALE.substring(1);
        json("of ten megabytes", padding);
        json(
                "of twenty kilobytes of spaces",
                "{\"data\":" + " ".repeat(20_000) + SALE.substring("{\"data\":".length()));
        json("of ten megabytes of spaces", " ".repeat(10 * MEGABYTE) + SALE);
        answers.put("of ten megabytes in forty kilobytes of gzip", gzip(padding.getBytes(StandardCharsets.UTF_8)));
        answers.put(
                "of gzip in gzip",
                gzip(gzip(SALE.getBytes(StandardCharsets.UTF_8)).body()));
        answers.put("of thirty thousand empty members of gzip", repeated(gzip(new byte[0]), 30_000));
        answers.put("of half a gzip stream", cut(gzip(padding.getBytes(StandardCharsets.UTF_8))));
        answers.put(
                "declared as gzip that is not gzip", Response.json(200, SALE).with("Content-Encoding", "gzip"));
        answers.put(
                "in an encoding that was not asked for",
                Response.json(200, SALE).with("Content-Encoding", "br"));
        json("nested in a hundred thousand lists", "{\"data\":" + "[".repeat(100_000));
        json("nested in a hundred thousand objects", "{\"a\":".repeat(100_000) + SALE + "}".repeat(100_000));
        json("nested 33 levels", "{\"new\":" + "[".repeat(32) + "]".repeat(32) + "," + SALE.substring(1));
    }

    private static Response gzip(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Response(200, Map.of("Content-Type", JSON, "Content-Encoding", "gzip"), zipped.toByteArray());
    }

    private static Response repeated(Response part, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(part.body());
        }
        return new Response(part.status(), part.headers(), all.toByteArray());
    }

    private static Response cut(Response whole) {
        byte[] half = new byte[whole.body().length / 2];
        System.arraycopy(whole.body(), 0, half, 0, half.length);
        return new Response(whole.status(), whole.headers(), half);
    }

    private void encodings() {
        Charset latin = StandardCharsets.ISO_8859_1;
        bytes("in ISO-8859-1", "{\"data\":{\"key\":\"k\",\"action\":\"\u00fc\"}}".getBytes(latin));
        bytes("with an overlong slash", "{\"data\":{\"key\":\"\u00c0\u00af\"}}".getBytes(latin));
        bytes("with half a surrogate pair", "{\"data\":{\"key\":\"\u00ed\u00a0\u0080\"}}".getBytes(latin));
        bytes("with a character beyond Unicode", "{\"data\":{\"key\":\"\u00f4\u0090\u0080\u0080\"}}".getBytes(latin));
        bytes("with a character cut off", "{\"data\":{\"key\":\"k\"}}\u00e2\u0082".getBytes(latin));
        bytes("in UTF-16", SALE.getBytes(StandardCharsets.UTF_16));
        bytes("with two byte order marks", ("\uFEFF\uFEFF" + SALE).getBytes(StandardCharsets.UTF_8));
    }

    private void numbers() {
        amount("a number of 100,000 digits", "1".repeat(100_000));
        amount("a number of 100,000 decimals", "0." + "1".repeat(100_000));
        amount("a number of 41 digits", "1".repeat(41));
        amount("an exponent of a billion", "1e999999999");
        amount("a negative exponent of a billion", "1e-999999999");
        amount("an exponent of 41", "1E+41");
        amount("an exponent of many digits", "1e" + "9".repeat(100_000));
        json("with an unknown number of 100,000 digits", "{\"new\":" + "1".repeat(100_000) + "," + SALE.substring(1));
        for (String number : new String[] {
            "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "5.", "0x10", "1e", "--1", "1_000", "1,5"
        }) {
            amount("the number " + number, number);
        }
        amount("the number \"12,50\" as a string", "\"12,50\"");
        amount("the number \"NaN\" as a string", "\"NaN\"");
        amount("the number \"1e999999999\" as a string", "\"1e999999999\"");
        amount("a string of 100,000 digits as a number", "\"" + "1".repeat(100_000) + "\"");
    }

    private void amount(String name, String amount) {
        json("with " + name, "{\"data\":{\"key\":\"k\",\"amount\":" + amount + "},\"status\":1}");
    }

    private void shapes() {
        json("that is empty", "");
        json("of white space", " \n ");
        json("of null", "null");
        json("of a list", "[]");
        json("of a word", "\"data\"");
        json("without data", "{\"status\":1}");
        json("with null for data", "{\"data\":null,\"status\":1}");
        json("with a list for data", "{\"data\":[1,2],\"status\":1}");
        json("with a word for data", "{\"data\":\"k\",\"status\":1}");
        json("with an object for a key", "{\"data\":{\"key\":{\"a\":1}}}");
        json("with a list for an amount", "{\"data\":{\"key\":\"k\",\"amount\":[1]}}");
        json("with the key twice", "{\"data\":{\"key\":\"j\",\"key\":\"k\"}}");
        json("with the key twice, once escaped", "{\"data\":{\"key\":\"j\",\"\\u006bey\":\"k\"}}");
        json("with the amount twice", "{\"data\":{\"amount\":1,\"key\":\"k\",\"amount\":2}}");
        json("with data twice", "{\"data\":{\"key\":\"k\"},\"data\":{\"key\":\"k\"}}");
        json("with the status twice", "{\"status\":1,\"data\":{\"key\":\"k\"},\"status\":0}");
        json("with status 0", "{\"status\":0,\"data\":{\"key\":\"k\"}}");
        json("with status false", "{\"status\":false,\"data\":{\"key\":\"k\"}}");
        json("with the status \"0\"", "{\"status\":\"0\",\"data\":{\"key\":\"k\"}}");
        answers.put("of HTML", Responses.html(200));
        answers.put("of nothing, with 204", new Response(204, Map.of(), new byte[0]));
        json("that ends early", SALE.substring(0, SALE.length() - 1));
        json("that ends in a string", "{\"data\":{\"key\":\"k");
    }

    private void dialects() {
        json("followed by a word", SALE + " x");
        json("followed by another document", SALE + SALE);
        json("followed by a zero byte", SALE + "\u0000");
        json("followed by a bracket", SALE + "}");
        json("after a prefix", ")]}'\n" + SALE);
        json("in a JavaScript call", "callback(" + SALE + ")");
        json("in single quotes", SALE.replace('"', '\''));
        json("without quotes", "{data:{key:\"k\"}}");
        json("with a comment", "{/* */" + SALE.substring(1));
        json("with a line comment", "{// \n" + SALE.substring(1));
        json("with a comma too many", "{\"data\":{\"key\":\"k\",},\"status\":1}");
        json("with a comma missing", "{\"data\":{\"key\":\"k\"}\"status\":1}");
        json("with a semicolon", "{\"data\"={\"key\":\"k\"};\"status\":1}");
        json("with a line break in a string", "{\"data\":{\"key\":\"k\n\"}}");
        json("with a tab in a string", "{\"data\":{\"key\":\"\t\"}}");
        json("with an escape that does not exist", "{\"data\":{\"key\":\"\\x41\"}}");
        json("with an escape cut off", "{\"data\":{\"key\":\"\\u00\"}}");
        json("with capital TRUE", "{\"data\":{\"key\":\"k\",\"credit\":TRUE}}");
        json("with a form feed for a space", "{\f\"data\":{\"key\":\"k\"}}");
        json("with a no-break space for a space", "{\u00a0\"data\":{\"key\":\"k\"}}");
    }
}
