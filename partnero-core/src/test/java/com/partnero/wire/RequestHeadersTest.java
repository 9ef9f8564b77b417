package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import com.partnero.ApiKey;
import com.partnero.Operation;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Effect;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

    private static final Supplier<ApiKey> KEY = () -> ApiKey.of("s3cret");

    @Test
    void everyRequestSaysWhoAsksAndWhatItReads() throws AttemptFailedException {
        Map<String, String> headers =
                new RequestHeaders(settings(KEY, "shop/1.4", PartneroObserver.NONE), "feign").forRequest();

        assertThat(headers)
                .containsExactly(
                        entry("Authorization", "Bearer s3cret"),
                        entry("Accept", "application/json"),
                        entry("Accept-Encoding", "gzip"),
                        entry("User-Agent", headers.get("User-Agent")));
        assertThat(headers.get("User-Agent")).matches("partnero-java/\\S+ \\(feign; java \\d+\\) shop/1\\.4");
    }

    @Test
    void anApplicationNeedsNoName() throws AttemptFailedException {
        assertThat(new RequestHeaders(settings(KEY, null, PartneroObserver.NONE), "x").forRequest())
                .extractingByKey("User-Agent")
                .asString()
                .endsWith(")");
    }

    @Test
    void anAndroidDeviceIsCalledOne() throws AttemptFailedException {
        String vm = System.getProperty("java.vm.name");
        System.setProperty("java.vm.name", "Dalvik");
        try {
            assertThat(new RequestHeaders(settings(KEY, null, PartneroObserver.NONE), "retrofit").forRequest())
                    .extractingByKey("User-Agent")
                    .asString()
                    .endsWith("(retrofit; android)");
        } finally {
            System.setProperty("java.vm.name", vm);
        }
    }

    @Test
    void theObserverMayAddWhatIsFreeAndPrintable() throws AttemptFailedException {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("traceparent", "00-4bf92f-00f067-01");
        wanted.put("baggage", "a ~");
        wanted.put("authorization", "Bearer other");
        wanted.put("CONTENT-TYPE", "text/html");
        wanted.put("content-length", "7");
        wanted.put("", "x");
        wanted.put("a\nb", "x");
        wanted.put("a name", "x");
        wanted.put("(a)", "x");
        wanted.put("Host", "elsewhere");
        wanted.put("Transfer-Encoding", "chunked");
        wanted.put("c", "x\r\ny");
        wanted.put("d", "\u00e9");
        wanted.put("e", "\u007f");

        Map<String, String> headers =
                new RequestHeaders(settings(KEY, null, observer(() -> wanted)), "feign").forRequest();

        assertThat(headers)
                .hasSize(6)
                .containsEntry("traceparent", "00-4bf92f-00f067-01")
                .containsEntry("baggage", "a ~")
                .containsEntry("Authorization", "Bearer s3cret");
    }

    @Test
    void anObserverThatFailsStopsNoSale() throws AttemptFailedException {
        PartneroObserver broken = observer(() -> {
            throw new IllegalStateException();
        });

        assertThat(new RequestHeaders(settings(KEY, null, broken), "feign").forRequest())
                .hasSize(4);
    }

    @Test
    void withoutAKeyNothingIsSentAndNothingIsQuoted() {
        for (Supplier<ApiKey> failing : java.util.List.<Supplier<ApiKey>>of(
                () -> {
                    throw new IllegalStateException("s3cret");
                },
                () -> null)) {
            AttemptFailedException failure = catchThrowableOfType(
                    AttemptFailedException.class,
                    () -> new RequestHeaders(settings(failing, null, PartneroObserver.NONE), "feign").forRequest());

            assertThat(failure.effect()).isEqualTo(Effect.NOT_SENT);
            assertThat(failure).hasMessageContaining("supplier of the API key").hasMessageNotContaining("s3cret");
        }
    }

    private static PartneroObserver observer(Supplier<Map<String, String>> headers) {
        return new PartneroObserver() {
            @Override
            public CallObserver callStarted(Operation operation) {
                return CallObserver.NONE;
            }

            @Override
            public Map<String, String> requestHeaders() {
                return headers.get();
            }
        };
    }

    private static ClientSettings settings(
            Supplier<ApiKey> key, @Nullable String application, PartneroObserver observer) {
        Duration second = Duration.ofSeconds(1);
        return new ClientSettings(
                key,
                URI.create("https://api.partnero.com/v1"),
                second,
                second,
                second,
                application,
                RetryPolicy.defaults(),
                ResponseLimits.defaults(),
                observer);
    }
}
