package com.partnero.retrofit;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.wire.WireBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The service as a Retrofit interface. {@link WireConverters} write bodies, keys and ids. {@link AttemptFactory} adds
 * the common headers and reads the answer.
 */
interface PartneroApi {

    /** A request that is not sent yet, and the type of its answer. */
    @FunctionalInterface
    interface Attempt<T extends @Nullable Object> {

        /** Sends the request, waits for its answer and reads it. */
        T run(AttemptLimits limits, AttemptContext context) throws AttemptFailedException;
    }

    @POST("transactions")
    Attempt<Transaction> create(@Body NewTransaction sale);

    @POST("transactions")
    Attempt<List<Transaction>> createAll(@Body NewTransactionBatch batch);

    @GET("transactions/{key}")
    Attempt<Transaction> fetch(@Path(value = "key", encoded = true) String key);

    @GET("transactions")
    Attempt<Page<Transaction>> list(
            @Query(value = "key", encoded = true) @Nullable String key,
            @Query("limit") int limit,
            @Query("page") int page);

    @DELETE("transactions/{key}")
    Attempt<Void> delete(@Path(value = "key", encoded = true) String key);

    @HTTP(method = "DELETE", path = "transactions", hasBody = true)
    Attempt<Void> deleteByBody(@Body WireBody key);

    @GET("customers/{id}/balance")
    Attempt<CustomerBalance> balance(@Path(value = "id", encoded = true) String customerId);

    @POST("customers/{id}/balance/credit")
    Attempt<Void> credit(@Path(value = "id", encoded = true) String customerId, @Body Credit credit);
}
