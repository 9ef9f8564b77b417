package com.partnero.spring.boot.secrets;

import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Repeats a secret in every part of every answer, with one status after the other. */
final class EchoServer implements AutoCloseable {

    private static final int[] STATUSES = {200, 401, 403, 404, 409, 422, 500, 503, 302};

    private final SocketServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String echo = "";

    EchoServer() throws IOException {
        server = SocketServer.start(this::answer);
    }

    static int statuses() {
        return STATUSES.length;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    int requests() {
        return requests.get();
    }

    void repeat(String secret) {
        echo = secret;
    }

    private void answer(Request request, Exchange exchange) throws IOException {
        int status = STATUSES[requests.getAndIncrement() % STATUSES.length];
        String body = "{'message':'Invalid key: S','error':{'message':'S','code':'S','errors':{'S':['S']}},"
                + "'errors':{'S':['S'],'amount':['S']},'status':'S','S':'S','links':{'next':'http://S/?page=S'},"
                + "'data':{'key':'S','action':'S','amount':'S','customer':{'id':'S','email':'S'},'S':'S',"
                + "'balance':{'S':'S'},'rewards':[{'key':'S','status':'S'}]}}";
        byte[] bytes = body.replace('\'', '"').replace("S", echo).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " S\r\nContent-Type: application/json; about=\"S\"\r\nContent-Length: "
                + bytes.length
                + "\r\nLocation: /S\r\nX-Request-Id: S\r\nRequest-Id: S\r\nCF-Ray: S\r\nServer: S\r\nRetry-After: S\r\n"
                + "WWW-Authenticate: Bearer realm=\"S\"\r\nSet-Cookie: S=S\r\nX-Echo: S\r\nDate: S\r\n\r\n";
        exchange.write(head.replaceAll("\\bS\\b", echo.replace("\\", "\\\\")));
        exchange.write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
