package com.partnero.docs;

// snippet: proxy
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;

final class Proxies {

    static Partnero feign(String apiKey, InetSocketAddress proxy, SSLContext tls) {
        HttpClient settings = HttpClient.newBuilder()
                .proxy(ProxySelector.of(proxy))
                .sslContext(tls)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return FeignPartnero.builder().apiKey(apiKey).httpClient(settings).build();
    }

    static Partnero retrofit(String apiKey, InetSocketAddress proxy) {
        OkHttpClient settings = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, proxy))
                .build();
        return RetrofitPartnero.builder().apiKey(apiKey).okHttpClient(settings).build();
    }
}
// end
