package com.partnero.emulator;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A record in a file that only its owner can read, with one JSON object per line. Used by one thread. */
class RecordFile implements AutoCloseable {

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final FileChannel channel;

    RecordFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates a record, replaces an existing one, and tries to write.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    static RecordFile create(Path file) {
        try {
            RecordFile record = new RecordFile(PrivateFile.create(file));
            try {
                record.append(new byte[1 << 12]);
                record.channel.truncate(0);
                return record;
            } catch (IOException e) {
                record.close();
                throw e;
            }
        } catch (IOException e) {
            String reason =
                    e instanceof NoSuchFileException ? "there is no such folder" : String.valueOf(e.getMessage());
            throw new UncheckedIOException("the record cannot be written to " + file + ": " + reason, e);
        }
    }

    /** Adds an exchange, completely or not at all. */
    void append(RecordedExchange exchange) throws IOException {
        append(line(exchange));
    }

    private static byte[] line(RecordedExchange exchange) {
        return (GSON.toJson(exchange) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    void append(byte[] bytes) throws IOException {
        long end = channel.size();
        try {
            channel.position(end);
            write(bytes);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Hides values in earlier lines that were learned since. Lines that no longer fit are left out. */
    void hideAgain(Mask mask) throws IOException {
        ByteBuffer written = ByteBuffer.allocate((int) channel.size());
        while (written.hasRemaining() && channel.read(written, written.position()) >= 0) {
            // Reads on.
        }
        List<byte[]> lines = new ArrayList<>();
        boolean changed = false;
        for (String line :
                new String(written.array(), StandardCharsets.UTF_8).lines().toList()) {
            RecordedExchange before = GSON.fromJson(line, RecordedExchange.class);
            RecordedExchange after = mask.hideAgain(before);
            changed |= !after.equals(before);
            lines.add(line(after));
        }
        if (changed) {
            channel.truncate(0);
            for (byte[] line : lines) {
                append(line);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Reads a record.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no record; the message says where
     */
    static List<RecordedExchange> read(Path file) throws IOException {
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                exchanges.add(exchange(file, exchanges.size() + 1, line));
            }
        }
        if (exchanges.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no record: it is empty");
        }
        return exchanges;
    }

    private static RecordedExchange exchange(Path file, int number, String line) {
        try {
            RecordedExchange exchange = GSON.fromJson(line, RecordedExchange.class);
            if (exchange != null && exchange.isWhole()) {
                return exchange;
            }
        } catch (JsonParseException e) {
            // The same as a line that lacks something.
        }
        throw new IllegalArgumentException(file + ", line " + number + ": this is no recorded exchange");
    }
}
