package com.partnero.android;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The two numbers by which Android developers judge a library. */
record DexSize(int bytes, int methods) {

    /** Where a dex file's header says how many methods it refers to: the number that 65,536 limits. */
    private static final int METHOD_IDS_SIZE = 0x58;

    static DexSize of(Path directory) {
        int bytes = 0;
        int methods = 0;
        for (Path file : dexFiles(directory)) {
            ByteBuffer dex = ByteBuffer.wrap(read(file)).order(ByteOrder.LITTLE_ENDIAN);
            bytes += dex.capacity();
            methods += dex.getInt(METHOD_IDS_SIZE);
        }
        return new DexSize(bytes, methods);
    }

    private static List<Path> dexFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".dex")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
