package com.partnero.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ClientSettings;
import com.partnero.wire.Answers;
import com.partnero.wire.HttpAnswer;
import com.partnero.wire.Paths;
import com.partnero.wire.RequestBodies;
import com.partnero.wire.WireFormat;
import feign.QueryMapEncoder;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire format at Feign's extension points: it encodes values, and decodes values and failures. Thread-safe. */
final class WireCodec implements Encoder, QueryMapEncoder, Decoder, ErrorDecoder {

    private final WireFormat format = new JacksonFormat();
    private final Answers answers;

    WireCodec(ClientSettings settings) {
        answers = new Answers(format, settings.responseLimits());
    }

    @Override
    public void encode(Object value, Type type, RequestTemplate template) {
        try {
            template.body(format.write(RequestBodies.of(value)), UTF_8);
        } catch (IOException e) {
            throw new EncodeException("the body could not be written");
        }
    }

    /** The values are already encoded; Feign leaves them alone. */
    @Override
    public Map<String, Object> encode(Object value) {
        TransactionQuery query = (TransactionQuery) value;
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (query.key() != null) {
            parameters.put("key", Paths.encode(query.key()));
        }
        parameters.put("limit", query.limit());
        parameters.put("page", query.page());
        return parameters;
    }

    @Override
    public @Nullable Object decode(Response response, Type type) {
        try {
            return read(response, type instanceof ParameterizedType generic ? generic.getRawType() : type);
        } catch (AttemptFailedException e) {
            throw new UnansweredException(e);
        }
    }

    @Override
    public Exception decode(String method, Response response) {
        try {
            read(response, void.class);
            return new IllegalStateException("a non-2xx response was decoded as success");
        } catch (AttemptFailedException e) {
            return e;
        }
    }

    private @Nullable Object read(Response response, Type type) throws AttemptFailedException {
        CollectedBody body = (CollectedBody) response.body();
        HttpAnswer answer = body.answer(response.status(), name -> headers(response, name));
        Attempt attempt = body.attempt();
        return answers.read((Class<?>) type, answer, attempt.limits(), attempt.context());
    }

    /** Feign's map ignores the case of names. */
    private static List<String> headers(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null ? List.of() : List.copyOf(values);
    }
}
