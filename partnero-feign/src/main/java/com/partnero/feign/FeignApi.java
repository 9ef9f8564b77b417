package com.partnero.feign;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptFailedException;
import com.partnero.wire.WireBody;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.List;

/** The service as Feign sees it. Callers encode the keys and ids of paths. */
interface FeignApi {

    @RequestLine("POST /transactions")
    Transaction create(NewTransaction sale, Attempt attempt) throws AttemptFailedException;

    @RequestLine("POST /transactions")
    List<Transaction> createAll(NewTransactionBatch batch, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "GET /transactions/{key}", decodeSlash = false)
    Transaction fetch(@Param("key") String key, Attempt attempt) throws AttemptFailedException;

    @RequestLine("GET /transactions")
    Page<Transaction> list(@QueryMap TransactionQuery query, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "DELETE /transactions/{key}", decodeSlash = false)
    void delete(@Param("key") String key, Attempt attempt) throws AttemptFailedException;

    @RequestLine("DELETE /transactions")
    void deleteByBody(WireBody key, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "GET /customers/{id}/balance", decodeSlash = false)
    CustomerBalance balance(@Param("id") String customerId, Attempt attempt) throws AttemptFailedException;

    @RequestLine(value = "POST /customers/{id}/balance/credit", decodeSlash = false)
    void credit(@Param("id") String customerId, Credit credit, Attempt attempt) throws AttemptFailedException;
}
