package com.partnero.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page, from beside this class.
 *
 * @param type of its content
 * @param text its content
 */
record StaticFile(String type, String text) {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> NAMES = Map.of(
            "/", "index.html",
            "/console/style.css", "style.css",
            "/console/main.js", "main.js",
            "/console/dom.js", "dom.js",
            "/console/requests.js", "requests.js",
            "/console/program.js", "program.js",
            "/console/credits.js", "credits.js",
            "/console/controls.js", "controls.js",
            "/favicon.ico", "icon.svg",
            "/console/icon.svg", "icon.svg");

    /** Null if there is none. */
    static @Nullable StaticFile at(String path) {
        String name = NAMES.get(path);
        if (name == null) {
            return null;
        }
        try (InputStream stream = StaticFile.class.getResourceAsStream("console/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new StaticFile(type(name), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        if (name.endsWith(".html")) {
            return HTML;
        }
        return name.endsWith(".css") ? CSS : name.endsWith(".svg") ? "image/svg+xml" : SCRIPT;
    }
}
