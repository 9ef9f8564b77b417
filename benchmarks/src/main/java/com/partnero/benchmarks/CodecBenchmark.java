package com.partnero.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.wire.PartneroJson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reading and writing of the same bytes by each library. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {

    /** The library that reads and writes. */
    public enum Library {
        /** This library with Jackson's streaming core. */
        PARTNERO_JACKSON,
        /** This library with Moshi's streams. */
        PARTNERO_MOSHI,
        /** Jackson's data binding with records. */
        JACKSON_DATABIND,
        /** Moshi's reflection with records. */
        MOSHI_REFLECTION,
        /** Gson's reflection with records. */
        GSON,
        /** Only Jackson's tokens, the minimum cost of reading. */
        JACKSON_TOKENS,
        /** Only Moshi's tokens. */
        MOSHI_TOKENS
    }

    @Param
    public Library library;

    private byte[] sale;
    private byte[] page;
    private Codec codec;

    /** The operations of one library. */
    private interface Codec {
        Object sale(byte[] json) throws IOException;

        Object page(byte[] json) throws IOException;

        Object batch() throws IOException;
    }

    /** Selects the library. */
    @Setup
    public void setUp() {
        sale = Documents.sale();
        page = Documents.page();
        codec = switch (library) {
            case PARTNERO_JACKSON -> new Ours(FeignPartnero.json());
            case PARTNERO_MOSHI -> new Ours(RetrofitPartnero.json());
            case JACKSON_DATABIND -> new Databind();
            case MOSHI_REFLECTION -> new MoshiReflection();
            case GSON -> new GsonReflection();
            case JACKSON_TOKENS -> new JacksonTokens();
            case MOSHI_TOKENS -> new MoshiTokens();
        };
    }

    /** The answer to a create. */
    @Benchmark
    public Object readSale() throws IOException {
        return codec.sale(sale);
    }

    /** A page of 250 transactions with two rewards each. */
    @Benchmark
    public Object readPage() throws IOException {
        return codec.page(page);
    }

    /** A batch of 1,000 sales. */
    @Benchmark
    public Object writeBatch() throws IOException {
        return codec.batch();
    }

    private static final class Ours implements Codec {

        private final PartneroJson json;
        private final NewTransactionBatch batch = Documents.batch(0, Documents.SALES);

        Ours(PartneroJson json) {
            this.json = json;
        }

        @Override
        public Object sale(byte[] answer) {
            return json.read(Transaction.class, data(answer));
        }

        /** {@link PartneroJson} reads a value without its envelope; the copy counts as our cost. */
        private static byte[] data(byte[] answer) {
            int from = "{\"data\":".length();
            return java.util.Arrays.copyOfRange(answer, from, answer.length - ",\"status\":1}".length());
        }

        @Override
        public Object page(byte[] answer) {
            return json.read(Page.class, answer);
        }

        @Override
        public Object batch() {
            return json.write(batch);
        }
    }

    private static final class Databind implements Codec {

        private final ObjectMapper mapper = JsonMapper.builder().build();
        private final Plain.Batch batch = Plain.batch();

        @Override
        public Object sale(byte[] json) {
            return mapper.readValue(json, Plain.Answer.class);
        }

        @Override
        public Object page(byte[] json) {
            return mapper.readValue(json, Plain.Page.class);
        }

        @Override
        public Object batch() {
            return mapper.writeValueAsBytes(batch);
        }
    }

    private static final class MoshiReflection implements Codec {

        private final Moshi moshi =
                new Moshi.Builder().add(new Plain.MoshiAdapters()).build();
        private final JsonAdapter<Plain.Answer> answers = moshi.adapter(Plain.Answer.class);
        private final JsonAdapter<Plain.Page> pages = moshi.adapter(Plain.Page.class);
        private final JsonAdapter<Plain.Batch> batches = moshi.adapter(Plain.Batch.class);
        private final Plain.Batch batch = Plain.batch();

        @Override
        public Object sale(byte[] json) throws IOException {
            return answers.fromJson(new Buffer().write(json));
        }

        @Override
        public Object page(byte[] json) throws IOException {
            return pages.fromJson(new Buffer().write(json));
        }

        @Override
        public Object batch() throws IOException {
            Buffer bytes = new Buffer();
            batches.toJson(bytes, batch);
            return bytes.readByteArray();
        }
    }

    private static final class GsonReflection implements Codec {

        private final Gson gson = new GsonBuilder()
                .registerTypeAdapter(
                        Instant.class,
                        new TypeAdapter<Instant>() {
                            @Override
                            public void write(JsonWriter out, Instant value) throws IOException {
                                out.value(value.toString());
                            }

                            @Override
                            public Instant read(JsonReader in) throws IOException {
                                return Instant.parse(in.nextString());
                            }
                        }.nullSafe())
                .create();
        private final Plain.Batch batch = Plain.batch();

        @Override
        public Object sale(byte[] json) {
            return gson.fromJson(reader(json), Plain.Answer.class);
        }

        @Override
        public Object page(byte[] json) {
            return gson.fromJson(reader(json), Plain.Page.class);
        }

        private static InputStreamReader reader(byte[] json) {
            return new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
        }

        @Override
        public Object batch() {
            return gson.toJson(batch).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final class JacksonTokens implements Codec {

        private final JsonFactory factory = new JsonFactory();

        @Override
        public Object sale(byte[] json) {
            return tokens(json);
        }

        @Override
        public Object page(byte[] json) {
            return tokens(json);
        }

        private Object tokens(byte[] json) {
            int tokens = 0;
            try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
            return tokens;
        }

        @Override
        public Object batch() {
            return 0;
        }
    }

    private static final class MoshiTokens implements Codec {

        @Override
        public Object sale(byte[] json) throws IOException {
            return tokens(json);
        }

        @Override
        public Object page(byte[] json) throws IOException {
            return tokens(json);
        }

        private static Object tokens(byte[] json) throws IOException {
            com.squareup.moshi.JsonReader reader = com.squareup.moshi.JsonReader.of(new Buffer().write(json));
            int tokens = 0;
            while (true) {
                tokens++;
                switch (reader.peek()) {
                    case BEGIN_OBJECT -> reader.beginObject();
                    case END_OBJECT -> reader.endObject();
                    case BEGIN_ARRAY -> reader.beginArray();
                    case END_ARRAY -> reader.endArray();
                    case NAME -> reader.skipName();
                    case END_DOCUMENT -> {
                        return tokens;
                    }
                    default -> reader.skipValue();
                }
            }
        }

        @Override
        public Object batch() {
            return 0;
        }
    }
}
