package com.partnero.transport.contracts;

import com.partnero.testkit.http.Response;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A service behind an HTTP/2 server that is scripted frame by frame. A {@link FaultyService} carries out the requests
 * and records them. Thread-safe.
 */
final class FrameServer implements AutoCloseable {

    private static final String HEAD_END = "\r\n\r\n";

    private final FaultyService service = new FaultyService();
    private final List<FrameStream> requests = new CopyOnWriteArrayList<>();
    private final List<FrameConnection> connections = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<FrameAction>> next = new HashMap<>();
    private final Map<String, FrameAction> every = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(FrameServer::daemon);
    private final Http2Listener listener;
    private volatile @Nullable Http2Settings settings = new Http2Settings();

    FrameServer() throws Exception {
        listener = new Http2Listener(() -> {
            FrameConnection connection = new FrameConnection(settings, this::accept);
            connections.add(connection);
            return new ChannelHandler[] {connection};
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "partnero-contract-frames");
        thread.setDaemon(true);
        return thread;
    }

    String baseUrl() {
        return "https://127.0.0.1:" + listener.port() + FaultyService.BASE;
    }

    FaultyService service() {
        return service;
    }

    /** Sets the server's SETTINGS for future connections; null if it never sends any. */
    void settings(@Nullable Http2Settings value) {
        settings = value;
    }

    /** Applies one action to each of the next requests of a method; later requests are served normally. */
    synchronized void onNext(String method, FrameAction... actions) {
        next.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(actions));
    }

    /** Applies an action to every request of a method. */
    synchronized void onEvery(String method, FrameAction action) {
        every.put(method, action);
    }

    private synchronized FrameAction actionFor(FrameStream request) {
        Deque<FrameAction> scripted = next.get(request.method());
        FrameAction action = scripted == null ? null : scripted.poll();
        return action == null ? every.getOrDefault(request.method(), FrameStream::respond) : action;
    }

    private void accept(FrameStream request) {
        requests.add(request);
        request.at(this::carryOut);
        threads.execute(() -> {
            try {
                actionFor(request).apply(request);
            } catch (IOException e) {
                request.connection().reset();
            } catch (RejectedExecutionException e) {
                // The server is closing.
            }
        });
    }

    /** Passes the request to the service, which speaks HTTP/1.1. */
    private Response carryOut(FrameStream request) throws IOException {
        URI address = URI.create(service.baseUrl());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            StringBuilder head = new StringBuilder(request.method() + " " + request.path() + " HTTP/1.1\r\n");
            head.append("Host: ").append(address.getAuthority()).append("\r\nConnection: close\r\n");
            request.headers().forEach(header -> {
                if (header.getKey().charAt(0) != ':') {
                    head.append(header.getKey())
                            .append(": ")
                            .append(header.getValue())
                            .append("\r\n");
                }
            });
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            whole.writeBytes(request.body());
            socket.getOutputStream().write(whole.toByteArray());
            return response(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Response response(String answer) {
        int end = answer.indexOf(HEAD_END);
        int status = Integer.parseInt(answer.substring("HTTP/1.1 ".length()).substring(0, 3));
        return Response.json(status, answer.substring(end + HEAD_END.length()));
    }

    /** How many complete requests of a method have come, carried out or not. */
    int count(String method) {
        return (int) requests.stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    List<FrameStream> requests() {
        return requests;
    }

    /** Every connection that was made. */
    List<FrameConnection> connections() {
        return connections;
    }

    int openConnections() {
        return listener.open();
    }

    @Override
    public void close() throws InterruptedException {
        listener.close();
        threads.shutdownNow();
        threads.awaitTermination(10, TimeUnit.SECONDS);
        service.close();
    }
}
