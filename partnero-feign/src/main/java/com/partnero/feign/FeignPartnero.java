package com.partnero.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
import com.partnero.wire.Answers;
import com.partnero.wire.PartneroJson;
import com.partnero.wire.WireBody;
import com.partnero.wire.WireFormat;
import feign.Client;
import feign.DefaultClient;
import feign.Feign;
import feign.RequestInterceptor;
import feign.Retryer;
import feign.codec.EncodeException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Partnero over Feign, for servers.
 *
 * <pre>{@code
 * Partnero partnero = FeignPartnero.builder()
 *     .apiKey(System.getenv("PARTNERO_API_KEY"))
 *     .application("shop/1.4")
 *     .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FeignPartnero {

    private static final String JDK_RETRIES = "jdk.httpclient.enableAllMethodRetry";

    private FeignPartnero() {}

    /**
     * Starts a client.
     *
     * @return a builder that demands an API key
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The values of this library as JSON, written and read by Jackson: to keep a sale for later, or to answer an app.
     *
     * @return writes and reads values; thread-safe
     */
    public static PartneroJson json() {
        return new PartneroJson(new JacksonFormat());
    }

    /**
     * Builds a client over Feign: everything that {@link PartneroBuilder} sets, and what is Feign's own. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder extends PartneroBuilder<Builder> {

        private final List<RequestInterceptor> interceptors = new ArrayList<>();
        private @Nullable Client client;
        private @Nullable HttpClient httpClient;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sends requests by a JDK client of your own: a proxy, client certificates, an executor. It is not closed with the
         * Partnero client. Its connect time-out counts; the other time-outs are this builder's.
         *
         * @param value a client that follows no redirects
         * @return this builder
         * @throws IllegalArgumentException if it follows redirects, which could send a sale twice and the API key elsewhere
         */
        public Builder httpClient(HttpClient value) {
            Objects.requireNonNull(value, "httpClient must not be null");
            if (value.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException(
                        "httpClient must not follow redirects: build it with .followRedirects(HttpClient.Redirect.NEVER)");
            }
            httpClient = value;
            return this;
        }

        /**
         * Sends requests by another Feign client. It must send every request once, whatever happens: most HTTP libraries
         * repeat some by themselves unless told not to. Prove it with {@code SentOnceContract} of partnero-testkit.
         *
         * @param value a client that neither repeats requests nor follows redirects
         * @return this builder
         * @throws IllegalArgumentException if it is {@link DefaultClient}, which is known to send a POST twice
         */
        public Builder client(Client value) {
            Objects.requireNonNull(value, "client must not be null");
            if (value instanceof DefaultClient) {
                throw new IllegalArgumentException(
                        "client must not be feign.DefaultClient: HttpURLConnection sends a POST"
                                + " again by itself when the connection breaks, and a sale would be paid twice");
            }
            client = value;
            return this;
        }

        /**
         * Adds an interceptor, called for every request in the order of addition. If it throws, nothing is sent and the call
         * fails with {@code NOT_APPLIED}.
         *
         * @param value a thread-safe interceptor
         * @return this builder
         */
        public Builder requestInterceptor(RequestInterceptor value) {
            interceptors.add(Objects.requireNonNull(value, "requestInterceptor must not be null"));
            return this;
        }

        /**
         * Makes the client. It opens no connection before the first call.
         *
         * @return a thread-safe client, to be closed by the caller
         * @throws IllegalArgumentException if no API key was set, or settings contradict each other
         * @throws IllegalStateException if the JVM runs with {@code -Djdk.httpclient.enableAllMethodRetry}, unless a client of
         *     your own is set by {@link #client(Client)}
         */
        @Override
        public Partnero build() {
            ClientSettings settings = settings();
            if (client != null && httpClient != null) {
                throw new IllegalArgumentException("set client or httpClient, not both");
            }
            ExecutorService threads = threads();
            WireFormat format = new JacksonFormat();
            FeignApi api = Feign.builder()
                    .client(sender(settings, threads))
                    .retryer(Retryer.NEVER_RETRY)
                    .encoder((body, type, template) -> template.body(json(format, (WireBody) body), UTF_8))
                    .requestInterceptors(interceptors)
                    .target(FeignApi.class, settings.baseUrl().toString());
            Answers answers = new Answers(format, settings.responseLimits());
            return PartneroFactory.create(new FeignTransport(api, settings, answers), settings);
        }

        /** A sale's body can be taken once; a delete has none, and a second one could take a second sale. */
        private static void refuseRetriesOfTheJdk() {
            String retry = System.getProperty(JDK_RETRIES);
            if (retry != null && (retry.isEmpty() || Boolean.parseBoolean(retry))) {
                throw new IllegalStateException(
                        "the JVM runs with -D" + JDK_RETRIES + ", by which the JDK's HTTP client sends"
                                + " lost requests again: a delete could take two sales back. Run it without, or set client(...)");
            }
        }

        private Client sender(ClientSettings settings, ExecutorService threads) {
            if (client != null) {
                return new BoundedClient(client, threads);
            }
            refuseRetriesOfTheJdk();
            if (httpClient != null) {
                return new JdkClient(httpClient);
            }
            return new JdkClient(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.connectTimeout())
                    .executor(threads)
                    .build());
        }

        private static byte[] json(WireFormat format, WireBody body) {
            try {
                return format.write(body);
            } catch (IOException e) {
                throw new EncodeException("the body could not be written");
            }
        }
    }

    /** Never shut down, because the JDK's client tidies up on it after the last attempt; what is idle ends by itself. */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), FeignPartnero::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partnero-http");
        thread.setDaemon(true);
        return thread;
    }
}
