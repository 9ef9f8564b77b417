package com.partnero.testkit.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request line and the headers. */
record Head(String method, String target, String version, List<Map.Entry<String, String>> headers) {

    /** Reads a head that was already split into lines. */
    static Head of(List<String> lines) throws IOException {
        String[] words = lines.get(0).split(" ", -1);
        if (words.length != 3 || words[0].isEmpty() || words[1].isEmpty() || !words[2].startsWith("HTTP/1.")) {
            throw new Refused(400);
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(0) <= ' ' || line.charAt(colon - 1) <= ' ') {
                throw new Refused(400);
            }
            headers.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        return new Head(words[0], words[1], words[2], List.copyOf(headers));
    }

    @Nullable
    String header(String name) {
        return first(headers, name);
    }

    static @Nullable String first(List<Map.Entry<String, String>> headers, String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    /** The length of the body; -1 if it is chunked. */
    long contentLength() throws IOException {
        String encoding = header("Transfer-Encoding");
        String length = header("Content-Length");
        if (encoding != null) {
            if (!encoding.equalsIgnoreCase("chunked") || length != null) {
                throw new Refused(encoding.equalsIgnoreCase("chunked") ? 400 : 501);
            }
            return -1;
        }
        if (length == null) {
            return 0;
        }
        if (!length.matches("\\d{1,15}")) {
            throw new Refused(400);
        }
        return Long.parseLong(length);
    }

    boolean keepAlive() {
        String connection = header("Connection");
        return version.equals("HTTP/1.0")
                ? "keep-alive".equalsIgnoreCase(connection)
                : !"close".equalsIgnoreCase(connection);
    }

    /** The request is answered with this status, and the connection is closed. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status) {
            this(status, "");
        }

        /** @param words the body of the answer, for people */
        Refused(int status, String words) {
            super(words);
            this.status = status;
        }

        String words() {
            return String.valueOf(getMessage());
        }

        int status() {
            return status;
        }
    }
}
