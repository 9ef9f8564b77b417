package com.partnero.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated part of a page, between {@code <!-- name -->} and {@code <!-- end of name -->}. */
record GeneratedPart(Path page, String name) {

    void write(String text) throws IOException {
        String whole = Files.readString(page);
        String begin = "<!-- " + name + " -->";
        int from = whole.indexOf(begin) + begin.length();
        int to = whole.indexOf("<!-- end of " + name + " -->");
        if (from < begin.length() || to < from) {
            throw new IOException(page + " has no part for the " + name);
        }
        Files.writeString(page, whole.substring(0, from) + "\n\n" + text + "\n" + whole.substring(to));
    }
}
