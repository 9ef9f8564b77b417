package com.partnero.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Passes bytes on to a server after a delay in each direction; a new connection takes a round trip, too. */
final class DelayingRelay implements Closeable {

    private final ServerSocket listener;
    private final int port;
    private final long delay;

    /** @param millis the delay in each direction */
    DelayingRelay(int port, long millis) throws IOException {
        this.port = port;
        delay = TimeUnit.MILLISECONDS.toNanos(millis);
        listener = new ServerSocket(0, LoopbackServer.BACKLOG, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            daemon(() -> {
                TimeUnit.NANOSECONDS.sleep(2 * delay);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                pass(client, server);
                pass(server, client);
            });
        }
    }

    private record Piece(byte[] bytes, long due) {}

    private void pass(Socket from, Socket to) {
        BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
        daemon(() -> {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[64 << 10];
            for (int count = 0; count >= 0; count = in.read(buffer)) {
                pieces.add(new Piece(Arrays.copyOf(buffer, count), System.nanoTime() + delay));
            }
            pieces.add(new Piece(new byte[0], Long.MIN_VALUE));
        });
        daemon(() -> {
            OutputStream out = to.getOutputStream();
            for (Piece piece = pieces.take(); piece.due() != Long.MIN_VALUE; piece = pieces.take()) {
                TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
                out.write(piece.bytes());
            }
            to.close();
        });
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // One side has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
