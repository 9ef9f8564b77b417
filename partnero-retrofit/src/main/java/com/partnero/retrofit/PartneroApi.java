package com.partnero.retrofit;

import com.partnero.wire.Paths;
import com.partnero.wire.WireBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The service as Retrofit sees it. Keys and ids come encoded; the answer goes to the {@link Attempt}. */
interface PartneroApi {

    @POST(Paths.TRANSACTIONS)
    Call<Void> create(@Body WireBody body, @HeaderMap Map<String, String> headers, @Tag Attempt attempt);

    @GET(Paths.TRANSACTION)
    Call<Void> fetch(
            @Path(value = "key", encoded = true) String key,
            @HeaderMap Map<String, String> headers,
            @Tag Attempt attempt);

    @GET(Paths.TRANSACTIONS)
    Call<Void> list(
            @Query(value = "key", encoded = true) @Nullable String key,
            @Query("limit") int limit,
            @Query("page") int page,
            @HeaderMap Map<String, String> headers,
            @Tag Attempt attempt);

    @DELETE(Paths.TRANSACTION)
    Call<Void> delete(
            @Path(value = "key", encoded = true) String key,
            @HeaderMap Map<String, String> headers,
            @Tag Attempt attempt);

    @HTTP(method = "DELETE", path = Paths.TRANSACTIONS, hasBody = true)
    Call<Void> deleteByBody(@Body WireBody body, @HeaderMap Map<String, String> headers, @Tag Attempt attempt);

    @GET(Paths.BALANCE)
    Call<Void> balance(
            @Path(value = "id", encoded = true) String id,
            @HeaderMap Map<String, String> headers,
            @Tag Attempt attempt);

    @POST(Paths.CREDIT)
    Call<Void> credit(
            @Path(value = "id", encoded = true) String id,
            @Body WireBody body,
            @HeaderMap Map<String, String> headers,
            @Tag Attempt attempt);
}
