package com.partnero.feign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of bare sockets. A test says what it does with each connection; it stays open until the client closes it. */
final class Peer implements AutoCloseable {

    private final ServerSocket listener;
    private final Reaction reaction;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /**
     * One request.
     *
     * @param socket the connection that it came on
     * @param head its request line and headers
     */
    record Received(Socket socket, String head) {}

    /** What the server does with a connection. */
    @FunctionalInterface
    interface Reaction {
        void to(Socket socket, Peer peer) throws Exception;
    }

    Peer(Reaction reaction) throws IOException {
        this.reaction = reaction;
        listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        start(this::accept);
    }

    /** Answers every request with the same text. */
    static Peer answering(String answer) throws IOException {
        return new Peer((socket, peer) -> {
            while (peer.read(socket) != null) {
                peer.write(socket, answer);
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    int openConnections() {
        return sockets.size();
    }

    /** The heads of the requests that {@link #read} has read whole. */
    List<String> requests() {
        return received.stream().map(Received::head).toList();
    }

    /** The requests that came on a connection that had carried another one. */
    List<String> requestsOnUsedConnections() {
        Set<Socket> used = new HashSet<>();
        return received.stream()
                .filter(request -> !used.add(request.socket()))
                .map(Received::head)
                .toList();
    }

    /** The API keys that each connection has carried. */
    Collection<Set<String>> keysByConnection() {
        Map<Socket, Set<String>> keys = new HashMap<>();
        for (Received request : received) {
            String key = request.head().replaceAll("(?s).*Authorization: Bearer (\\S+).*", "$1");
            keys.computeIfAbsent(request.socket(), socket -> new HashSet<>()).add(key);
        }
        return keys.values();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket socket = listener.accept();
            sockets.add(socket);
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            reaction.to(socket, this);
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (Exception e) {
            // The client has closed the connection.
        } finally {
            sockets.remove(socket);
        }
    }

    /** One whole request; null at the end. */
    String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = 0;
        for (String line : text.split("\r\n")) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        if (in.readNBytes(length).length < length) {
            return null;
        }
        received.add(new Received(socket, text));
        return text;
    }

    void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The server is closing.
                    }
                },
                "peer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
