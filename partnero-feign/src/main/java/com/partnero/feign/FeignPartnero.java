package com.partnero.feign;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
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

    private static final String JDK_RETRIES = "jdk.httpclient.enableAllMethodRetry";

    /** Feign's own clients that send again by themselves, by the beginnings of their names: their modules are not here. */
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
         * Takes over the settings of a JDK client: proxy and its user name, TLS, executor. Connections are the Partnero
         * client's own, so that it can close them; the client that is given stays as it is. It is asked for no user name but
         * the proxy's, and its other settings do not count.
         *
         * @param value a client that follows no redirects
         * @return this builder
         * @throws IllegalArgumentException if it follows redirects, which could send a sale twice and the API key elsewhere, or
         *     is none of the JDK's own, whose doings would be passed by
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
         * Sends requests by another Feign client. It must send every request once, whatever happens: most HTTP libraries
         * repeat some by themselves unless told not to. One that reads the headers of a request a second time in order to
         * send it again is stopped. Prove it with {@code SentOnceContract} of partnero-transport-contracts. What it throws because of TLS
         * does not tell whether the request was sent: such a call ends with {@code UNKNOWN}.
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
            WireCodec codec = new WireCodec(settings);
            ExecutorService threads = threads();
            Client own = client;
            Connections connections = own == null ? connections(settings, threads) : null;
            FeignApi api = Feign.builder()
                    .client(
                            own != null
                                    ? new BoundedClient(own, threads)
                                    : new JdkClient(Objects.requireNonNull(connections)))
                    .retryer(Retryer.NEVER_RETRY)
                    .encoder(codec)
                    .queryMapEncoder(codec)
                    .decoder(codec)
                    .decodeVoid() // or nothing would look whether a credit has failed
                    .errorDecoder(codec)
                    .requestInterceptors(interceptors)
                    .invocationHandlerFactory(UnansweredException.unwrapping())
                    .target(FeignApi.class, settings.baseUrl().toString());
            return PartneroFactory.create(new FeignTransport(api, settings, connections), settings);
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

        private Connections connections(ClientSettings settings, ExecutorService threads) {
            refuseRetriesOfTheJdk();
            return new Connections(httpClient, settings.connectTimeout(), threads);
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
