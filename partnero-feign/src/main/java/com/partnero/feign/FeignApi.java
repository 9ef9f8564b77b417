package com.partnero.feign;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptFailedException;
import com.partnero.wire.RequestHeaders;
import com.partnero.wire.WireBody;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.List;

/** The service as Feign sees it. Keys and ids in paths come encoded. */
interface FeignApi {

    String CONTENT_TYPE = "Content-Type: " + RequestHeaders.JSON;

    @RequestLine("POST /transactions")
    @Headers(CONTENT_TYPE)
    Transaction create(NewTransaction sale, Attempt attempt) throws AttemptFailedException;

    @RequestLine("POST /transactions")
    @Headers(CONTENT_TYPE)
    List<Transaction> createAll(NewTransactionBatch batch, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "GET /transactions/{key}", decodeSlash = false)
    Transaction fetch(@Param("key") String key, Attempt attempt) throws AttemptFailedException;

    @RequestLine("GET /transactions")
    Page<Transaction> list(@QueryMap TransactionQuery query, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "DELETE /transactions/{key}", decodeSlash = false)
    void delete(@Param("key") String key, Attempt attempt) throws AttemptFailedException;

    @RequestLine("DELETE /transactions")
    @Headers(CONTENT_TYPE)
    void deleteByBody(WireBody key, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "GET /customers/{id}/balance", decodeSlash = false)
    CustomerBalance balance(@Param("id") String customerId, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "POST /customers/{id}/balance/credit", decodeSlash = false)
    @Headers(CONTENT_TYPE)
    void credit(@Param("id") String customerId, Credit credit, Attempt attempt) throws AttemptFailedException;
}
