package com.partnero.retrofit;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
import com.partnero.wire.PartneroJson;
import com.partnero.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * Partnero over Retrofit, OkHttp and Moshi, for Android from API 26 and for servers that have OkHttp.
 *
 * <p>An API key inside an APK is public: whoever unpacks it can write credit notes. An app should talk to a back end of its
 * own that holds the key, checks who is calling, and passes requests on:
 *
 * <pre>{@code
 * Partnero partnero = RetrofitPartnero.builder()
 *     .baseUrl("https://shop.example/partnero/v1")           // your back end
 *     .apiKey(() -> ApiKey.of(session.accessToken()))        // the user's token, asked for at every request
 *     .build();
 * }</pre>
 *
 * <p>Every request has a connection of its own. One that was kept may have died meanwhile, as they do when a phone changes
 * its network, and a sale that is lost on it cannot be sent again; or something was left on it, which OkHttp would take for
 * the answer.
 *
 * <p>Calls wait for their answer. On Android's main thread they fail with {@link IllegalStateException} before anything is
 * sent; {@link com.partnero.AsyncPartnero} makes them on other threads.
 *
 * @since 0.1.0
 */
public final class RetrofitPartnero {

    private RetrofitPartnero() {}

    /**
     * Starts a client.
     *
     * @return a builder that demands an API key
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The values of this library as JSON, written and read by Moshi: to keep a sale for later, or to answer an app.
     *
     * @return writes and reads values; thread-safe
     */
    public static PartneroJson json() {
        return new PartneroJson(new MoshiFormat());
    }

    /**
     * Builds a client over Retrofit: everything that {@link PartneroBuilder} sets, and what is OkHttp's own. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder extends PartneroBuilder<Builder> {

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
         * kept connections, redirects, authenticators and the cache; time-outs are this builder's. Your client's connections
         * and dispatcher stay its own, and it is not closed with the Partnero client.
         *
         * <p>Interceptors may change the request and the answer, but one that proceeds twice gets the first answer again. A
         * token is renewed in {@link #apiKey(java.util.function.Supplier)}.
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
            OkHttpClient http = http(settings);
            ExecutorService threads = executor == null ? Executors.newCachedThreadPool(Builder::daemon) : executor;
            WireFormat format = new MoshiFormat();
            PartneroApi api = new Retrofit.Builder()
                    .baseUrl(settings.baseUrl() + "/")
                    // Makes calls that are never run, of which listeners need not know.
                    .client(http.newBuilder().eventListener(EventListener.NONE).build())
                    .addConverterFactory(new WireConverters(format))
                    .addCallAdapterFactory(new AttemptFactory(http, threads, settings, format))
                    .build()
                    .create(PartneroApi.class);
            Runnable release = () -> {
                http.dispatcher().cancelAll();
                if (executor == null) {
                    threads.shutdown();
                }
            };
            return PartneroFactory.create(new RetrofitTransport(api, settings, release), settings);
        }

        private OkHttpClient http(ClientSettings settings) {
            OkHttpClient base = okHttpClient == null ? new OkHttpClient() : okHttpClient;
            OkHttpClient.Builder http = base.newBuilder()
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                    .protocols(List.of(Protocol.HTTP_1_1))
                    // A user may cancel all calls of his own.
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
            OneRequest.guard(http);
            return http.build();
        }

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "partnero-http");
            thread.setDaemon(true);
            return thread;
        }
    }
}
