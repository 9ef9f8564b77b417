package com.partnero.wire;

import com.partnero.spi.Effect;
import com.partnero.spi.StatusMeaning;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that a 4xx must fulfil to prove that the service itself refused the request before it changed
 * anything. All of them must hold. A status alone proves nothing: firewalls and gateways choose their own, and they
 * replace answers after the service has recorded a sale.
 */
enum Refusal {
    /** The service is known to use the status, or it is 409. */
    STATUS_OF_THE_SERVICE {
        @Override
        boolean holds(HttpAnswer answer, ErrorBody body) {
            return StatusMeaning.of(answer.status()).effect() == Effect.REFUSED;
        }
    },

    /** The body arrived whole, within the limits, and is exactly one JSON object. */
    ONE_JSON_OBJECT {
        @Override
        boolean holds(HttpAnswer answer, ErrorBody body) {
            return body.isWholeObject();
        }
    },

    /** Every {@code Content-Type}, if there is one, is {@code application/json}; its parameters do not matter. */
    JSON_CONTENT_TYPE {
        @Override
        boolean holds(HttpAnswer answer, ErrorBody body) {
            String type = contentType(answer);
            return type == null || type.equals("application/json");
        }
    },

    /** The body is negative, and nothing in it is positive. */
    SAYS_NO {
        @Override
        boolean holds(HttpAnswer answer, ErrorBody body) {
            return body.saysNo() && !body.saysYes();
        }
    },

    /** It has only the fields of the service's errors, or it is about the request and names a field of it. */
    FIELDS_OF_THE_SERVICE {
        @Override
        boolean holds(HttpAnswer answer, ErrorBody body) {
            return !body.hasForeignFields() || isAboutRequest(answer.status()) && body.namesRequestField();
        }
    },

    /** A 404 is about a transaction or a customer, not about an address that does not exist. */
    NOT_ABOUT_AN_ADDRESS {
        @Override
        boolean holds(HttpAnswer answer, ErrorBody body) {
            return answer.status() != 404 || !body.mentionsAddress();
        }
    };

    /** The servers that a message may name, by the beginning of the header {@code Server}. */
    private static final List<String> SERVERS = List.of(
            "nginx",
            "openresty",
            "Apache",
            "APISIX",
            "cloudflare",
            "CloudFront",
            "AkamaiGHost",
            "AmazonS3",
            "awselb",
            "BigIP",
            "Caddy",
            "envoy",
            "istio-envoy",
            "Google Frontend",
            "imperva",
            "kong",
            "LiteSpeed",
            "Microsoft-Azure-Application-Gateway",
            "Microsoft-HTTPAPI",
            "Microsoft-IIS",
            "squid",
            "Sucuri",
            "Varnish",
            "Zscaler");

    /** Whether a status complains about the content of a request: 400, 404, 409, 422. */
    private static boolean isAboutRequest(int status) {
        return status == 400 || status == 404 || status == 409 || status == 422;
    }

    /** Whether this condition holds. */
    abstract boolean holds(HttpAnswer answer, ErrorBody body);

    /** Whether an answer is the service's own refusal. */
    static boolean isProved(HttpAnswer answer, ErrorBody body) {
        return missing(answer, body).isEmpty();
    }

    /** The conditions that do not hold. */
    static Set<Refusal> missing(HttpAnswer answer, ErrorBody body) {
        Set<Refusal> missing = EnumSet.noneOf(Refusal.class);
        for (Refusal condition : values()) {
            if (!condition.holds(answer, body)) {
                missing.add(condition);
            }
        }
        return missing;
    }

    /** What answered instead of the service, in fixed words such as "an HTML page from nginx". */
    static String whatAnswered(HttpAnswer answer, ErrorBody error) {
        String server = server(answer.header("Server"));
        return kind(answer, error) + (server == null ? "" : " from " + server);
    }

    private static String kind(HttpAnswer answer, ErrorBody error) {
        byte[] body = answer.body();
        String type = contentType(answer);
        if (body == null) {
            return "an incomplete body";
        }
        if (body.length == 0) {
            return "no body";
        }
        if (type != null && type.contains("html")) {
            return "an HTML page";
        }
        if (error.isWholeObject()) {
            return jsonKind(answer, error);
        }
        if (type == null) {
            return "a body without a type";
        }
        return type.endsWith("json") ? "unreadable JSON" : type.startsWith("text/") ? "plain text" : "no JSON";
    }

    private static String jsonKind(HttpAnswer answer, ErrorBody error) {
        if (!STATUS_OF_THE_SERVICE.holds(answer, error)) {
            return "a status that the service does not use";
        }
        return NOT_ABOUT_AN_ADDRESS.holds(answer, error) ? "JSON of another form" : "a message about an address";
    }

    /** The media type; several if the header is repeated with other ones, in one line or in many. */
    private static @Nullable String contentType(HttpAnswer answer) {
        Set<String> types = new LinkedHashSet<>();
        for (String line : answer.headers("Content-Type")) {
            for (String value : line.split(",")) {
                int end = value.indexOf(';');
                types.add((end < 0 ? value : value.substring(0, end)).trim().toLowerCase(Locale.ROOT));
            }
        }
        types.remove("");
        return types.isEmpty() ? null : String.join(", ", types);
    }

    private static @Nullable String server(@Nullable String header) {
        for (String name : SERVERS) {
            if (header != null && header.regionMatches(true, 0, name, 0, name.length())) {
                return name;
            }
        }
        return null;
    }
}
