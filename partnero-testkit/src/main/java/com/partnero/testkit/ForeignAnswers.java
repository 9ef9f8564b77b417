package com.partnero.testkit;

import com.google.gson.stream.JsonReader;
import com.partnero.Operation;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.spi.ClientSettings;
import com.partnero.testkit.http.Response;
import com.partnero.wire.Answers;
import com.partnero.wire.HttpAnswer;
import com.partnero.wire.WireBody;
import com.partnero.wire.WireFormat;
import com.partnero.wire.WireReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives an answer of something in front of the service to the library's own rules, as a transport over HTTP does. Needs Gson for an
 * answer in JSON only. Thread-safe.
 */
final class ForeignAnswers {

    private final ClientSettings settings;
    private final Answers answers;

    ForeignAnswers(ClientSettings settings) {
        this.settings = settings;
        answers = new Answers(new GsonFormat(), settings.responseLimits());
    }

    /** @param answer one that is no success */
    AttemptFailedException failure(Response answer, AttemptContext context) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        AttemptLimits limits = AttemptLimits.of(settings, Operation.CREDIT, context.timeLeft());
        try {
            HttpAnswer.Headers all = name -> headers.getOrDefault(name, List.of());
            answers.read(void.class, HttpAnswer.of(answer.status(), all, answer.body()), limits, context);
        } catch (AttemptFailedException failure) {
            return failure;
        }
        throw new IllegalStateException("the answer of a fault must be no success: HTTP " + answer.status());
    }

    private static final class GsonFormat implements WireFormat {

        @Override
        public WireReader reader(byte[] document) {
            return new GsonTokens(document);
        }

        @Override
        public byte[] write(WireBody body) {
            throw new UnsupportedOperationException("nothing is written here");
        }
    }

    private static final class GsonTokens implements WireReader {

        private final JsonReader reader;
        private String text = "";

        GsonTokens(byte[] document) {
            reader = new JsonReader(new InputStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8));
        }

        @Override
        public Token next() throws IOException {
            return switch (reader.peek()) {
                case BEGIN_OBJECT -> {
                    reader.beginObject();
                    yield Token.BEGIN_OBJECT;
                }
                case END_OBJECT -> {
                    reader.endObject();
                    yield Token.END_OBJECT;
                }
                case BEGIN_ARRAY -> {
                    reader.beginArray();
                    yield Token.BEGIN_ARRAY;
                }
                case END_ARRAY -> {
                    reader.endArray();
                    yield Token.END_ARRAY;
                }
                case NAME -> {
                    text = reader.nextName();
                    yield Token.NAME;
                }
                case STRING -> {
                    text = reader.nextString();
                    yield Token.STRING;
                }
                case NUMBER -> {
                    text = reader.nextString();
                    yield Token.NUMBER;
                }
                case BOOLEAN -> reader.nextBoolean() ? Token.TRUE : Token.FALSE;
                case NULL -> {
                    reader.nextNull();
                    yield Token.NULL;
                }
                case END_DOCUMENT -> Token.END;
            };
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
