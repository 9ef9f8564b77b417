package com.partnero.feign;

import com.partnero.wire.Paths;
import com.partnero.wire.RequestHeaders;
import com.partnero.wire.WireBody;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service as Feign sees it. Keys and ids come encoded. */
@SuppressWarnings("deprecation") // To be told so beats Feign's guess, which its next version is to rely on.
interface FeignApi {

    String CONTENT_TYPE = "Content-Type: " + RequestHeaders.JSON;

    @RequestLine("POST /" + Paths.TRANSACTIONS)
    @Headers(CONTENT_TYPE)
    Response create(WireBody body, @HeaderMap Map<String, String> headers, Request.Options options);

    @RequestLine(value = "GET /" + Paths.TRANSACTION, decodeSlash = false)
    Response fetch(
            @Param(value = "key", encoded = true) String key,
            @HeaderMap Map<String, String> headers,
            Request.Options options);

    @RequestLine(value = "GET /" + Paths.TRANSACTIONS + "?key={key}&limit={limit}&page={page}", decodeSlash = false)
    Response list(
            @Param(value = "key", encoded = true) @Nullable String key,
            @Param("limit") int limit,
            @Param("page") int page,
            @HeaderMap Map<String, String> headers,
            Request.Options options);

    @RequestLine(value = "DELETE /" + Paths.TRANSACTION, decodeSlash = false)
    Response delete(
            @Param(value = "key", encoded = true) String key,
            @HeaderMap Map<String, String> headers,
            Request.Options options);

    @RequestLine("DELETE /" + Paths.TRANSACTIONS)
    @Headers(CONTENT_TYPE)
    Response deleteByBody(WireBody body, @HeaderMap Map<String, String> headers, Request.Options options);

    @RequestLine(value = "GET /" + Paths.BALANCE, decodeSlash = false)
    Response balance(
            @Param(value = "id", encoded = true) String id,
            @HeaderMap Map<String, String> headers,
            Request.Options options);

    @RequestLine(value = "POST /" + Paths.CREDIT, decodeSlash = false)
    @Headers(CONTENT_TYPE)
    Response credit(
            @Param(value = "id", encoded = true) String id,
            WireBody body,
            @HeaderMap Map<String, String> headers,
            Request.Options options);
}
