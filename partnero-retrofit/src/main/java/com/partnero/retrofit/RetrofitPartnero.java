package com.partnero.retrofit;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
import com.partnero.wire.Answers;
import com.partnero.wire.PartneroJson;
import com.partnero.wire.WireFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
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
 * its network, and a sale that is lost on it cannot be sent again. Where that matters less than speed, keep connections by
 * {@link Builder#okHttpClient a client of your own}.
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
         * Sends requests by a client derived from one of your own: with its connections, threads, proxy, certificates,
         * interceptors and event listeners. Whatever would send a request twice or elsewhere is off in the derived client:
         * connection retry, redirects, authenticators and the cache; time-outs are this builder's, and its own dispatcher
         * does not queue. It is not closed with the Partnero client.
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
            WireFormat format = new MoshiFormat();
            PartneroApi api = new Retrofit.Builder()
                    .baseUrl(settings.baseUrl() + "/")
                    .client(http)
                    // Retrofit's own choice on Android is the main thread, which may be busy.
                    .callbackExecutor(Runnable::run)
                    .addConverterFactory(new JsonBody.Factory(format))
                    .build()
                    .create(PartneroApi.class);
            Answers answers = new Answers(format, settings.responseLimits());
            return PartneroFactory.create(new RetrofitTransport(api, settings, answers, release(http)), settings);
        }

        private OkHttpClient http(ClientSettings settings) {
            OkHttpClient.Builder http = okHttpClient == null
                    ? new OkHttpClient.Builder()
                            .protocols(List.of(Protocol.HTTP_1_1))
                            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                    : okHttpClient.newBuilder();
            http.dispatcher(dispatcher())
                    .connectTimeout(settings.connectTimeout())
                    .readTimeout(settings.readTimeout())
                    .writeTimeout(settings.readTimeout())
                    .retryOnConnectionFailure(false)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .authenticator(Authenticator.NONE)
                    .cache(null);
            OneRequest.guard(http);
            return http.build();
        }

        /** Without limits: OkHttp's default of five requests at a time would let the sixth sale wait, and time out. */
        private Dispatcher dispatcher() {
            Dispatcher dispatcher = new Dispatcher(threads());
            dispatcher.setMaxRequests(Integer.MAX_VALUE);
            dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
            return dispatcher;
        }

        private ExecutorService threads() {
            if (executor != null) {
                return executor;
            }
            return okHttpClient == null
                    ? Executors.newCachedThreadPool(RetrofitPartnero::daemon)
                    : okHttpClient.dispatcher().executorService();
        }

        /** What is ours ends with the client; what is the user's goes on. No connection of ours is idle. */
        private Runnable release(OkHttpClient http) {
            boolean ownThreads = okHttpClient == null && executor == null;
            return () -> {
                http.dispatcher().cancelAll();
                if (ownThreads) {
                    http.dispatcher().executorService().shutdown();
                }
            };
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partnero-http");
        thread.setDaemon(true);
        return thread;
    }
}
