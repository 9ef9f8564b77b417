package feign.okhttp;

import feign.Client;
import feign.Request;
import feign.Response;

/** Bears the name of Feign's client over OkHttp, whose module is not here. */
public class OkHttpClient implements Client {

    @Override
    public Response execute(Request request, Request.Options options) {
        throw new UnsupportedOperationException();
    }
}
