package com.partnero.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the console, or the description of the API.
 *
 * @param type its media type
 * @param text its content
 */
record StaticFile(String type, String text) {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> NAMES = files(
            "/", "console/index.html",
            "/openapi.yaml", "openapi.yaml",
            "/console/style.css", "console/style.css",
            "/console/main.js", "console/main.js",
            "/console/dom.js", "console/dom.js",
            "/console/requests.js", "console/requests.js",
            "/console/program.js", "console/program.js",
            "/console/credits.js", "console/credits.js",
            "/console/controls.js", "console/controls.js",
            "/favicon.ico", "console/icon.svg",
            "/console/icon.svg", "console/icon.svg");

    private static Map<String, String> files(String... pathsAndNames) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < pathsAndNames.length; i += 2) {
            files.put(pathsAndNames[i], pathsAndNames[i + 1]);
        }
        return Map.copyOf(files);
    }

    /** The file at a path; null if there is none. */
    static @Nullable StaticFile at(String path) {
        String name = NAMES.get(path);
        if (name == null) {
            return null;
        }
        try (InputStream stream = StaticFile.class.getResourceAsStream(name)) {
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
        if (name.endsWith(".yaml")) {
            return "application/yaml";
        }
        return name.endsWith(".css") ? CSS : name.endsWith(".svg") ? "image/svg+xml" : SCRIPT;
    }
}
