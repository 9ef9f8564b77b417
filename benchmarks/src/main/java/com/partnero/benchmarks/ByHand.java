package com.partnero.benchmarks;

import com.squareup.moshi.Moshi;
import feign.Feign;
import feign.RequestLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The calls as developers would write them with the usual libraries. */
final class ByHand {

    private static final String JSON = "application/json";
    private static final String PAGE = "/transactions?limit=250";
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private ByHand() {}

    private static Plain.NewSale sale() {
        return new Plain.NewSale(
                "transaction_1", new BigDecimal("99.99"), "USD", "sale", new Plain.Customer("customer_456"));
    }

    static HttpClient http(@Nullable Tls tls) {
        HttpClient.Builder http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
        return (tls == null ? http : http.sslContext(tls.context())).build();
    }

    static OkHttpClient okHttp(@Nullable Tls tls, boolean pooled) {
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectionPool(
                        pooled
                                ? new ConnectionPool(64, 5, TimeUnit.MINUTES)
                                : new ConnectionPool(0, 1, TimeUnit.SECONDS));
        return (tls == null ? http : http.sslSocketFactory(tls.context().getSocketFactory(), tls.trust())).build();
    }

    static Caller jdk(String url, @Nullable Tls tls) {
        HttpClient http = http(tls);
        Plain.NewSale sale = sale();
        HttpRequest.Builder head = HttpRequest.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer key")
                .header("Content-Type", JSON)
                .header("Accept", JSON);
        URI transactions = URI.create(url + "/transactions");
        HttpRequest page = head.copy().uri(URI.create(url + PAGE)).build();
        return new Caller() {
            @Override
            public Object create() throws IOException, InterruptedException {
                HttpRequest request = head.copy()
                        .uri(transactions)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(sale)))
                        .build();
                return MAPPER.readValue(send(request), Plain.Answer.class);
            }

            @Override
            public Object page() throws IOException, InterruptedException {
                return MAPPER.readValue(send(page), Plain.Page.class);
            }

            private byte[] send(HttpRequest request) throws IOException, InterruptedException {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body();
            }
        };
    }

    static Caller spring(String url, @Nullable Tls tls) {
        RestClient rest = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory(http(tls)))
                .baseUrl(url)
                .defaultHeader("Authorization", "Bearer key")
                .build();
        Plain.NewSale sale = sale();
        return new Caller() {
            @Override
            public Object create() {
                return present(rest.post()
                        .uri("/transactions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(sale)
                        .retrieve()
                        .body(Plain.Answer.class));
            }

            @Override
            public Object page() {
                return present(rest.get().uri(PAGE).retrieve().body(Plain.Page.class));
            }
        };
    }

    /** The interface for Feign, which requires it to be public. */
    public interface FeignApi {

        @RequestLine("POST /transactions")
        @feign.Headers({"Authorization: Bearer key", "Content-Type: application/json", "Accept: application/json"})
        Plain.Answer create(Plain.NewSale sale);

        @RequestLine("GET " + PAGE)
        @feign.Headers({"Authorization: Bearer key", "Accept: application/json"})
        Plain.Page page();
    }

    static Caller feign(String url, @Nullable Tls tls) {
        SSLSocketFactory sockets = tls == null ? null : tls.context().getSocketFactory();
        FeignApi api = Feign.builder()
                .client(new feign.Client.Default(sockets, null))
                .encoder(
                        (body, type, template) -> template.body(MAPPER.writeValueAsBytes(body), StandardCharsets.UTF_8))
                .decoder((answer, type) -> MAPPER.readValue(answer.body().asInputStream(), MAPPER.constructType(type)))
                .target(FeignApi.class, url);
        Plain.NewSale sale = sale();
        return new Caller() {
            @Override
            public Object create() {
                return api.create(sale);
            }

            @Override
            public Object page() {
                return api.page();
            }
        };
    }

    /** The interface for Retrofit, which requires it to be public. */
    public interface RetrofitApi {

        @POST("transactions")
        @Headers("Authorization: Bearer key")
        Call<Plain.Answer> create(@Body Plain.NewSale sale);

        @GET("transactions?limit=250")
        @Headers("Authorization: Bearer key")
        Call<Plain.Page> page();
    }

    static Caller retrofit(String url, @Nullable Tls tls, boolean pooled) {
        OkHttpClient http = okHttp(tls, pooled);
        Moshi moshi = new Moshi.Builder().add(new Plain.MoshiAdapters()).build();
        RetrofitApi api = new Retrofit.Builder()
                .baseUrl(url + "/")
                .client(http)
                .addConverterFactory(MoshiConverterFactory.create(moshi))
                .build()
                .create(RetrofitApi.class);
        Plain.NewSale sale = sale();
        return new Caller() {
            @Override
            public Object create() throws IOException {
                return present(api.create(sale).execute().body());
            }

            @Override
            public Object page() throws IOException {
                return present(api.page().execute().body());
            }

            @Override
            public void close() {
                http.connectionPool().evictAll();
                http.dispatcher().executorService().shutdown();
            }
        };
    }

    private static Object present(@Nullable Object answer) {
        return Objects.requireNonNull(answer, "no answer");
    }
}
