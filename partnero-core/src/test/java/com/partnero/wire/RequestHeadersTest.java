package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.partnero.ApiKey;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {

    private static final ApiKey KEY = ApiKey.of("s3cret");

    @Test
    void everyRequestSaysWhoAsksAndWhatItReads() {
        Map<String, String> headers = new RequestHeaders(settings("shop/1.4"), "feign").forRequest(context(Map.of()));

        assertThat(headers)
                .containsExactly(
                        entry("Authorization", "Bearer s3cret"),
                        entry("Accept", "application/json"),
                        entry("Accept-Encoding", "gzip"),
                        entry("User-Agent", headers.get("User-Agent")));
        assertThat(headers.get("User-Agent")).matches("partnero-java/\\S+ \\(feign; java \\d+\\) shop/1\\.4");
    }

    @Test
    void anApplicationNeedsNoName() {
        assertThat(new RequestHeaders(settings(null), "x").forRequest(context(Map.of())))
                .extractingByKey("User-Agent")
                .asString()
                .endsWith(")");
    }

    @Test
    void anAndroidDeviceIsCalledOne() {
        String vm = System.getProperty("java.vm.name");
        System.setProperty("java.vm.name", "Dalvik");
        try {
            assertThat(new RequestHeaders(settings(null), "retrofit").forRequest(context(Map.of())))
                    .extractingByKey("User-Agent")
                    .asString()
                    .endsWith("(retrofit; android)");
        } finally {
            System.setProperty("java.vm.name", vm);
        }
    }

    @Test
    void theObserverMayAddWhatIsFreeAndPrintable() {
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

        Map<String, String> headers = new RequestHeaders(settings(null), "feign").forRequest(context(wanted));

        assertThat(headers)
                .hasSize(6)
                .containsEntry("traceparent", "00-4bf92f-00f067-01")
                .containsEntry("baggage", "a ~")
                .containsEntry("Authorization", "Bearer s3cret");
    }

    private static AttemptContext context(Map<String, String> headers) {
        return AttemptContext.of(Duration.ofSeconds(1), KEY, headers, CallObserver.NONE);
    }

    private static ClientSettings settings(@Nullable String application) {
        Duration second = Duration.ofSeconds(1);
        return new ClientSettings(
                () -> KEY,
                URI.create("https://api.partnero.com/v1"),
                second,
                second,
                second,
                application,
                RetryPolicy.defaults(),
                ResponseLimits.defaults(),
                PartneroObserver.NONE);
    }
}
