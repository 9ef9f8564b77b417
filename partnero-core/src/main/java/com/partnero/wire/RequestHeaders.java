package com.partnero.wire;

import com.partnero.internal.HeaderNames;
import com.partnero.internal.Version;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.ClientSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of every request.
 *
 * <p>Thread-safe. API document: "Authorization".
 *
 * @since 0.1.0
 */
public final class RequestHeaders {

    /** The media type of all bodies, sent and received. */
    public static final String JSON = "application/json";

    private final String userAgent;

    /**
     * Prepares the headers of one client.
     *
     * @param settings the client's settings
     * @param transport the transport's name in the {@code User-Agent}
     */
    public RequestHeaders(ClientSettings settings, String transport) {
        String application = settings.application();
        userAgent = "partnero-java/" + Version.VERSION + " (" + transport + "; " + platform() + ")"
                + (application == null ? "" : " " + application);
    }

    /**
     * The headers of one request. {@code Content-Type} is not included: it is {@link #JSON} if there is a body, and
     * absent otherwise.
     *
     * @param context the API key, and the headers of observers and of the caller
     * @return values by name, in the order to send
     */
    public Map<String, String> forRequest(AttemptContext context) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + context.apiKey().reveal());
        headers.put("Accept", JSON);
        headers.put("Accept-Encoding", "gzip");
        headers.put("User-Agent", userAgent);
        add(context.headers(), headers);
        return headers;
    }

    private static void add(Map<String, String> further, Map<String, String> headers) {
        further.forEach((name, value) -> {
            if (HeaderNames.isToken(name) && !HeaderNames.isReserved(name) && HeaderNames.isPrintable(value)) {
                headers.put(name, value);
            }
        });
    }

    private static String platform() {
        if ("Dalvik".equals(System.getProperty("java.vm.name"))) {
            return "android";
        }
        return "java "
                + System.getProperty("java.specification.version", "unknown").replaceAll("[^0-9.]", "");
    }
}
