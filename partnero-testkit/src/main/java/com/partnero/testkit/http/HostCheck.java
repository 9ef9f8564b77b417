package com.partnero.testkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests that a foreign web page makes a developer's browser send to this machine. The headers reveal them.
 */
final class HostCheck implements Handler {

    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    private final Handler handler;

    HostCheck(String host, List<String> allowed, Handler handler) {
        names.add(host.indexOf(':') >= 0 ? "[" + host + "]" : host.toLowerCase(Locale.ROOT));
        allowed.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        this.handler = handler;
    }

    @Override
    public void handle(Request request, Exchange exchange) throws IOException {
        String reason = refuse(request);
        if (reason == null) {
            handler.handle(request, exchange);
        } else {
            byte[] body = ("{\"message\":\"" + reason + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.respond(403, Map.of("Content-Type", "application/json"), body);
        }
    }

    @Override
    public void connected(Exchange exchange) throws IOException {
        handler.connected(exchange);
    }

    private @Nullable String refuse(Request request) {
        String host = request.header("Host");
        if (host == null || !names.contains(name(host))) {
            return "The emulator does not accept this Host: --allow-host adds one.";
        }
        String origin = request.header("Origin");
        boolean foreign = origin != null
                && !origin.toLowerCase(Locale.ROOT).matches("https?://" + Pattern.quote(host.toLowerCase(Locale.ROOT)));
        String site = request.header("Sec-Fetch-Site");
        boolean crossSite = site != null && !site.equals("same-origin") && !site.equals("none");
        return foreign || crossSite && !isLink(request)
                ? "The emulator does not accept requests from other web sites."
                : null;
    }

    /** A user followed a link to this server. The other site cannot read the answer, and nothing is changed. */
    private static boolean isLink(Request request) {
        return request.method().equals("GET")
                && "navigate".equals(request.header("Sec-Fetch-Mode"))
                && "document".equals(request.header("Sec-Fetch-Dest"));
    }

    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > 0 && host.indexOf(']', colon) < 0;
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
