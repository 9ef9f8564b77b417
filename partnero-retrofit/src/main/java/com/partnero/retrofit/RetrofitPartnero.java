package com.partnero.retrofit;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.DetachedThreads;
import com.partnero.wire.PartneroJson;
import com.partnero.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * Partnero with Retrofit, OkHttp and Moshi, for Android from API 26 and for servers that use OkHttp.
 *
 * <p>An API key inside an APK is public: anyone who unpacks it can write credit notes. An app should call your own back
 * end, which holds the key, authenticates the caller and forwards requests:
 *
 * <pre>{@code
 * Partnero partnero = RetrofitPartnero.builder()
 *     .baseUrl("https://shop.example/partnero/v1")           // your back end
 *     .apiKey(() -> ApiKey.of(session.accessToken()))        // the user's token, requested for every request
 *     .build();
 * }</pre>
 *
 * <p>Requests share one HTTP/2 connection. A kept connection may have died, as connections do when a phone changes its
 * network, and a credit that is lost on it cannot be sent again. So a request uses the connection only if the server
 * has answered on it within the last five seconds, and opens a new one otherwise. If the server speaks only HTTP/1.1,
 * or the address is plain {@code http}, each request has its own connection.
 *
 * <p>Calls block until their answer arrives. On Android's main thread they fail with {@link IllegalStateException}
 * before anything is sent; {@link com.partnero.AsyncPartnero} runs them on other threads.
 *
 * @since 0.1.0
 */
public final class RetrofitPartnero {

    private RetrofitPartnero() {}

    /** A builder that requires an API key. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Writes and reads this library's values as JSON with Moshi, to store a sale for later or to answer an app.
     * Thread-safe.
     */
    public static PartneroJson json() {
        return new PartneroJson(new MoshiFormat());
    }

    /**
     * Builds a client over Retrofit. It has all settings of {@link PartneroBuilder} and some for OkHttp. Not
     * thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder extends PartneroBuilder<Builder> {

        private static final long PING_SECONDS = 2;

        private @Nullable OkHttpClient okHttpClient;
        private @Nullable ExecutorService executor;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sends requests by a client derived from one of your own: with its proxy, certificates, name resolution,
         * interceptors and event listeners. Whatever would send a request twice or elsewhere is off in the derived client:
         * redirects, authenticators and the cache. Time-outs and pings are this library's. If your client's protocols
         * do not include HTTP/2, each request has its own connection. Your client's connections and dispatcher stay its
         * own, and it is not closed with the Partnero client.
         *
         * <p>Interceptors may change the request and the answer, but one that proceeds twice gets the first answer again.
         * Renew a token in {@link #apiKey(java.util.function.Supplier)}. If a connection turns out to be too old just before
         * the request is written, interceptors and listeners see that call fail and another one begin.
         *
         * <p>Raw bytes of an answer are limited only on sockets of the default {@link javax.net.SocketFactory} that use no
         * SOCKS proxy; the size of a body is always limited.
         *
         * @param value a client, which stays as it is
         * @return this builder
         */
        public Builder okHttpClient(OkHttpClient value) {
            okHttpClient = Objects.requireNonNull(value, "okHttpClient must not be null");
            return this;
        }

        /**
         * Runs the requests on threads of your own: one for each request under way, while the caller waits on another. Too
         * few threads make calls wait, and then time out. It is not shut down with the Partnero client.
         *
         * @param value not the executor whose threads make the calls, unless its threads have no limit
         * @return this builder
         */
        public Builder executor(ExecutorService value) {
            executor = Objects.requireNonNull(value, "executor must not be null");
            return this;
        }

        @Override
        public Partnero build() {
            ClientSettings settings = settings();
            CountedSockets sockets = new CountedSockets();
            OkHttpClient http = http(settings, sockets);
            Pools pools =
                    new Pools(http, sockets, "https".equals(settings.baseUrl().getScheme()));
            ExecutorService threads =
                    executor == null ? Executors.newCachedThreadPool(new DetachedThreads("partnero-http")) : executor;
            WireFormat format = new MoshiFormat();
            PartneroApi api = new Retrofit.Builder()
                    .baseUrl(settings.baseUrl() + "/")
                    // It makes calls that are never run; no listener needs to know of them.
                    .client(http.newBuilder().eventListener(EventListener.NONE).build())
                    .addConverterFactory(new WireConverters(format))
                    .addCallAdapterFactory(new AttemptFactory(pools, threads, settings, format))
                    .build()
                    .create(PartneroApi.class);
            Runnable release = () -> {
                pools.close();
                if (executor == null) {
                    threads.shutdown();
                }
            };
            return PartneroFactory.create(new RetrofitTransport(api, settings, release), settings);
        }

        private OkHttpClient http(ClientSettings settings, CountedSockets sockets) {
            OkHttpClient base = okHttpClient == null ? new OkHttpClient() : okHttpClient;
            OkHttpClient.Builder http = base.newBuilder()
                    .protocols(protocols(base.protocols()))
                    .pingInterval(PING_SECONDS, TimeUnit.SECONDS)
                    // Users may cancel all calls of their own client.
                    .dispatcher(new Dispatcher())
                    .connectTimeout(settings.connectTimeout())
                    // The caller waits no longer than the attempt may take; a second clock would wake a thread at each
                    // read and write.
                    .readTimeout(Duration.ZERO)
                    .writeTimeout(Duration.ZERO)
                    .callTimeout(Duration.ZERO)
                    .retryOnConnectionFailure(true)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .authenticator(Authenticator.NONE)
                    .proxyAuthenticator(Failures.login(base.proxyAuthenticator()))
                    .cache(null);
            if (base.socketFactory() == SocketFactory.getDefault()) {
                http.socketFactory(sockets);
            }
            OneRequest.guard(http);
            return http.build();
        }

        private static List<Protocol> protocols(List<Protocol> users) {
            if (users.contains(Protocol.H2_PRIOR_KNOWLEDGE)) {
                return users;
            }
            return users.contains(Protocol.HTTP_2)
                    ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                    : List.of(Protocol.HTTP_1_1);
        }
    }
}
