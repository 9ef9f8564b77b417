package com.partnero.retrofit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Creates the sockets of one client and tracks the open ones. Thread-safe. */
final class CountedSockets extends SocketFactory {

    private final Map<SocketAddress, CountedSocket> open = new ConcurrentHashMap<>();

    /** The socket of this factory below another one, such as a TLS socket; null if it is not from this factory. */
    @Nullable
    CountedSocket below(Socket socket) {
        SocketAddress local = socket.getLocalSocketAddress();
        return local == null ? null : open.get(local);
    }

    void opened(SocketAddress local, CountedSocket socket) {
        open.put(local, socket);
    }

    void closed(SocketAddress local, CountedSocket socket) {
        open.remove(local, socket);
    }

    void closeAll() {
        for (CountedSocket socket : open.values()) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed as far as it can be.
            }
        }
    }

    @Override
    public Socket createSocket() {
        return new CountedSocket(this);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress address, @Nullable InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        if (local != null) {
            socket.bind(local);
        }
        socket.connect(address);
        return socket;
    }
}
