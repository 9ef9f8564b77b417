package com.partnero.feign;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.DetachedThreads;
import com.partnero.wire.PartneroJson;
import feign.Client;
import feign.Feign;
import feign.RequestInterceptor;
import feign.Retryer;
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

    private static final String THREADS = "partnero-http";

    /** Feign's own clients that send again by themselves. They are known by name, because their modules are not here. */
    private static final List<String> RESENDING = List.of(
            "feign.DefaultClient",
            "feign.Client$",
            "feign.okhttp.",
            "feign.hc5.",
            "feign.httpclient.",
            "feign.googlehttpclient.",
            "feign.jaxrs",
            "feign.ribbon.");

    private FeignPartnero() {}

    /**
     * Starts to build a client.
     *
     * @return a builder; only the API key has no default
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Writes and reads the values of this library as JSON, with Jackson: to store a sale, or to answer an app.
     *
     * @return a thread-safe converter
     */
    public static PartneroJson json() {
        return new PartneroJson(new JacksonFormat());
    }

    /**
     * Builds a client over Feign, with all settings of {@link PartneroBuilder} and those of Feign. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder extends PartneroBuilder<Builder> {

        private final List<RequestInterceptor> interceptors = new ArrayList<>();
        private @Nullable Client client;
        private @Nullable HttpClient httpClient;
        private boolean freshConnectionForWrites;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Takes the settings of a JDK client: proxy and proxy credentials, TLS, executor. The Partnero client makes JDK clients of
         * its own with them, so it controls which request uses which connection, and closes what it opened. It never sends by
         * the given client and never closes it. Other settings of that client are ignored.
         *
         * @param value a client that follows no redirects
         * @return this builder
         * @throws IllegalArgumentException if it follows redirects, which could send a sale twice and the API key elsewhere, or
         *     is not one of the JDK's own
         */
        public Builder httpClient(HttpClient value) {
            Objects.requireNonNull(value, "httpClient must not be null");
            if (value.followRedirects() != HttpClient.Redirect.NEVER) {
                throw new IllegalArgumentException(
                        "httpClient must not follow redirects: build it with .followRedirects(HttpClient.Redirect.NEVER)");
            }
            if (value.getClass().getModule() != HttpClient.class.getModule()) {
                throw new IllegalArgumentException(
                        "httpClient must be built by HttpClient.newBuilder(), because only its"
                                + " settings are used; send by anything else with client(...)");
            }
            httpClient = value;
            return this;
        }

        /**
         * Sends requests with another Feign client. Prefer {@link #httpClient}, unless only that client reaches the service.
         *
         * <p>The client must send every request once. Most HTTP libraries send some again unless told not to. A client that
         * reads the headers of a request a second time, in order to send it again, is stopped. A TLS failure of the
         * client does not show whether the request was sent; such a call ends with {@code UNKNOWN}.
         *
         * <p>The client decides which connections it keeps, so nothing is promised about stray answers: a gateway that answers
         * one request twice can make a refused credit note look done, or give one program's answer to a call with the key of
         * another program. To prevent this, let the client open a connection for each request. Prove both with {@code
         * SentOnceContract} of partnero-transport-contracts.
         *
         * @param value a client that neither repeats requests nor follows redirects
         * @return this builder
         * @throws IllegalArgumentException if it is one of Feign's that are known to send a POST twice: the default one, those
         *     over OkHttp, Apache's client, {@code HttpURLConnection} and JAX-RS
         */
        public Builder client(Client value) {
            Objects.requireNonNull(value, "client must not be null");
            for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
                String name = type.getName();
                if (RESENDING.stream().anyMatch(name::startsWith)) {
                    throw new IllegalArgumentException("client must not be " + name
                            + ": it sends a POST again by itself when the connection breaks"
                            + " or the server is busy, and a sale would be paid twice. Leave it out and use"
                            + " httpClient(...), or partnero-retrofit for OkHttp");
                }
            }
            client = value;
            return this;
        }

        /**
         * Adds an interceptor. Interceptors run for every request, in the order of addition. If one throws, nothing is sent and
         * the call fails with {@code NOT_APPLIED}.
         *
         * @param value a thread-safe interceptor
         * @return this builder
         */
        public Builder requestInterceptor(RequestInterceptor value) {
            interceptors.add(Objects.requireNonNull(value, "requestInterceptor must not be null"));
            return this;
        }

        /**
         * Sends every write on a new connection; off unless set. Credit notes, deletes, sales without a key and the look-ups of
         * {@code createIfAbsent} always have a new connection. This extends it to creates and batches with keys, which then are
         * never lost with a kept connection that a server or proxy closes while it reloads. It costs a TCP and TLS handshake
         * for each of them. Has no effect on a client set by {@link #client(Client)}.
         *
         * @param value whether no write uses a kept connection
         * @return this builder
         */
        public Builder freshConnectionForWrites(boolean value) {
            freshConnectionForWrites = value;
            return this;
        }

        /**
         * Builds the client. It opens no connection before the first call.
         *
         * @return a thread-safe client; the caller closes it
         * @throws IllegalArgumentException if no API key was set, or settings contradict each other
         * @throws IllegalStateException if the switch {@code jdk.httpclient.enableAllMethodRetry} is on, as a system property or in
         *     the JDK's {@code conf/net.properties}, and no {@link #client(Client)} is set
         */
        @Override
        public Partnero build() {
            ClientSettings settings = settings();
            if (client != null && httpClient != null) {
                throw new IllegalArgumentException("set client or httpClient, not both");
            }
            ExecutorService threads = threads();
            if (client != null) {
                return build(settings, new BoundedClient(client, threads), () -> {});
            }
            JdkRetries.refuse();
            JdkSettings jdk = new JdkSettings(httpClient, settings.connectTimeout(), threads);
            ConnectionPool pool = new ConnectionPool(jdk);
            return build(settings, new JdkClient(jdk, pool), pool::close);
        }

        private Partnero build(ClientSettings settings, Client http, Runnable end) {
            WireCodec codec = new WireCodec(settings);
            FeignApi api = Feign.builder()
                    .client(http)
                    .retryer(Retryer.NEVER_RETRY)
                    .encoder(codec)
                    .queryMapEncoder(codec)
                    .decoder(codec)
                    .decodeVoid() // or nothing would look whether a credit has failed
                    .errorDecoder(codec)
                    .requestInterceptors(interceptors)
                    .invocationHandlerFactory(UnansweredException.unwrapping())
                    .target(FeignApi.class, settings.baseUrl().toString());
            return PartneroFactory.create(new FeignTransport(api, settings, freshConnectionForWrites, end), settings);
        }
    }

    /** Never shut down, because the JDK's client tidies up on it after the last attempt. Idle threads end by themselves. */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), new DetachedThreads(THREADS));
    }
}
