package com.partnero.testkit.emulator;

import com.partnero.testkit.http.Request;
import com.partnero.testkit.service.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: whoever calls the emulator by a name of its own. A web page that a developer happens to look at can make
 * his browser send requests to his machine; its name gives it away.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Visitors {

    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    /**
     * Lets in whoever calls a server by one of its names.
     *
     * @param host where the server listens; loopback names are always let in
     * @param allowed further names
     */
    public Visitors(String host, List<String> allowed) {
        names.add(host.indexOf(':') >= 0 ? "[" + host + "]" : host.toLowerCase(Locale.ROOT));
        allowed.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a request has to stay outside.
     *
     * @param request what came
     * @return what to answer; null if the request may come in
     */
    public @Nullable Refusal refuse(Request request) {
        String host = request.header("Host");
        if (host == null || !names.contains(name(host))) {
            return new Refusal(403, "The emulator does not answer to this Host.", Map.of());
        }
        String origin = request.header("Origin");
        boolean foreign =
                origin != null && !origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT));
        String site = request.header("Sec-Fetch-Site");
        boolean crossSite = site != null && !site.equals("same-origin") && !site.equals("none");
        return foreign || crossSite
                ? new Refusal(403, "The emulator does not answer to other web sites.", Map.of())
                : null;
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > 0 && host.indexOf(']', colon) < 0;
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
