package com.partnero.emulator;

import com.partnero.testkit.PartneroService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a service's state in a file that only its owner can read, and that is complete at any moment. Thread-safe. */
final class StateKeeper implements AutoCloseable {

    private static final long PAUSE_MILLIS = 300;

    private final Path file;
    private final PartneroService service;
    private final Consumer<String> problems;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "partnero-emulator-state");
        thread.setDaemon(true);
        return thread;
    });
    private String written = "";
    private boolean failing;
    private @Nullable ScheduledFuture<?> saving;

    private StateKeeper(Path file, PartneroService service, Consumer<String> problems) {
        this.file = file;
        this.service = service;
        this.problems = problems;
    }

    /**
     * Reads the file if it exists, and writes it whenever the state has changed.
     *
     * @throws IOException if the file cannot be read or written
     * @throws IllegalArgumentException if it holds no state
     */
    static StateKeeper start(Path file, PartneroService service, Consumer<String> problems) throws IOException {
        StateKeeper keeper = new StateKeeper(file.toAbsolutePath(), service, problems);
        PrivateFile.refuseLink(file);
        if (Files.exists(file)) {
            try {
                service.importState(Files.readString(file));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
        }
        try {
            keeper.write();
        } catch (IOException e) {
            throw new IOException("the state cannot be written to " + file, e);
        }
        ScheduledFuture<?> saving =
                keeper.clock.scheduleWithFixedDelay(keeper::save, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        keeper.saving = saving;
        return keeper;
    }

    private synchronized void save() {
        try {
            write();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                problems.accept("the state could not be written: " + e.getMessage());
            }
            failing = true;
        }
    }

    private synchronized void write() throws IOException {
        String state = service.exportState();
        if (!state.equals(written)) {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (FileChannel channel = PrivateFile.create(fresh)) {
                ByteBuffer left = ByteBuffer.wrap(state.getBytes(StandardCharsets.UTF_8));
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            written = state;
        }
    }

    @Override
    public void close() {
        if (saving != null) {
            saving.cancel(false);
        }
        clock.shutdownNow();
        save();
    }
}
