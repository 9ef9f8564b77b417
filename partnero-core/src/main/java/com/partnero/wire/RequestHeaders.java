package com.partnero.wire;

import com.partnero.ApiKey;
import com.partnero.internal.Version;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ClientSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The headers of every request.
 *
 * <p>Thread-safe. API document: "Authorization".
 *
 * @since 0.1.0
 */
public final class RequestHeaders {

    /** The media type of every body, in both directions. */
    public static final String JSON = "application/json";

    /** What the HTTP client writes itself, and an observer must not. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final ClientSettings settings;
    private final String userAgent;

    /**
     * Makes the headers of one client.
     *
     * @param settings the client's settings
     * @param transport the transport's name for the {@code User-Agent}
     */
    public RequestHeaders(ClientSettings settings, String transport) {
        this.settings = settings;
        String application = settings.application();
        userAgent = "partnero-java/" + Version.VERSION + " (" + transport + "; " + platform() + ")"
                + (application == null ? "" : " " + application);
    }

    /**
     * The headers of one request, but for {@code Content-Type}, which is {@link #JSON} exactly if there is a body.
     *
     * @return values by name, in the order to be sent
     * @throws AttemptFailedException not sent, if the supplier of the API key fails
     */
    public Map<String, String> forRequest() throws AttemptFailedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + apiKey());
        headers.put("Accept", JSON);
        headers.put("Accept-Encoding", "gzip");
        headers.put("User-Agent", userAgent);
        addObservers(headers);
        return headers;
    }

    private void addObservers(Map<String, String> headers) {
        settings.observer().requestHeaders().forEach((name, value) -> {
            if (isToken(name) && isFree(name, headers) && isPrintable(value)) {
                headers.put(name, value);
            }
        });
    }

    private static boolean isFree(String name, Map<String, String> headers) {
        return !RESERVED.contains(name.toLowerCase(Locale.ROOT))
                && headers.keySet().stream().noneMatch(name::equalsIgnoreCase);
    }

    /** RFC 9110's rule for names: HTTP clients refuse a request that breaks it. */
    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c >= '0' && c <= '9'
                                || c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || TOKEN_MARKS.indexOf(c) >= 0);
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private String apiKey() throws AttemptFailedException {
        ApiKey key;
        try {
            key = settings.apiKey().get();
        } catch (RuntimeException e) {
            // Its message may hold the key.
            throw AttemptFailedException.notSent(
                    "the supplier of the API key failed with " + e.getClass().getSimpleName());
        }
        if (key == null) {
            throw AttemptFailedException.notSent("the supplier of the API key answered null");
        }
        return key.reveal();
    }

    private static String platform() {
        if ("Dalvik".equals(System.getProperty("java.vm.name"))) {
            return "android";
        }
        return "java "
                + System.getProperty("java.specification.version", "unknown").replaceAll("[^0-9.]", "");
    }
}
