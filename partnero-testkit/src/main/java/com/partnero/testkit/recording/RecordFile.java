package com.partnero.testkit.recording;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A record in a file.
 *
 * @since 0.1.0
 */
public final class RecordFile {

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private RecordFile() {}

    static void write(Path file, List<RecordedExchange> exchanges) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, GSON.toJson(exchanges));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads a record.
     *
     * @param file as a {@link RecordingProxy} wrote it
     * @return the exchanges, in order
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no record
     */
    public static List<RecordedExchange> read(Path file) throws IOException {
        try {
            return List.of(GSON.fromJson(Files.readString(file), RecordedExchange[].class));
        } catch (JsonParseException | NullPointerException e) {
            throw new IllegalArgumentException(file + " holds no record", e);
        }
    }
}
