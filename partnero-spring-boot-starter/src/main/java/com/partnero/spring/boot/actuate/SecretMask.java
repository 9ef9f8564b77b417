package com.partnero.spring.boot.actuate;

import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Masks API keys and passwords in {@code env} and {@code configprops}: by the name of a property in any spelling that Spring
 * accepts, and by the secret itself wherever else it stands, such as {@code SPRING_APPLICATION_JSON} or the JVM's command line.
 * Thread-safe.
 */
final class SecretMask implements SanitizingFunction {

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9]");
    private static final Pattern SECRET = Pattern.compile("partnero.*(apikey|password|secret|token)");
    private static final Pattern BASE_URL = Pattern.compile("partnero.*baseurl");
    private static final Pattern USER = Pattern.compile("//[^/?#]*@");

    /** A shorter text may stand anywhere by chance. */
    private static final int SHORTEST_SECRET = 8;

    private final ObjectProvider<PartneroClients> clients;
    private final ObjectProvider<PartneroConnectionDetails> connection;

    SecretMask(ObjectProvider<PartneroClients> clients, ObjectProvider<PartneroConnectionDetails> connection) {
        this.clients = clients;
        this.connection = connection;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        String name =
                NOT_IN_NAMES.matcher(data.getKey().toLowerCase(Locale.ROOT)).replaceAll("");
        if (SECRET.matcher(name).matches()) {
            return data.withSanitizedValue();
        }
        Object value = data.getValue();
        if (!(value instanceof CharSequence)) {
            return data;
        }
        String text = value.toString();
        if (BASE_URL.matcher(name).matches()) {
            return data.withValue(USER.matcher(text).replaceFirst("//"));
        }
        return secrets().stream().anyMatch(text::contains) ? data.withSanitizedValue() : data;
    }

    private List<String> secrets() {
        PartneroClients known = clients.getIfAvailable();
        PartneroConnectionDetails details = connection.getIfAvailable();
        List<String> secrets = new ArrayList<>();
        if (known != null && details != null) {
            Set<String> names = new TreeSet<>(known.names());
            names.add(PartneroClients.DEFAULT);
            for (String name : names) {
                add(secrets, details.getApiKey(name));
                add(secrets, known.properties(name).proxy().password());
            }
        }
        return secrets;
    }

    private static void add(List<String> secrets, @Nullable String secret) {
        if (secret != null && secret.length() >= SHORTEST_SECRET) {
            secrets.add(secret);
        }
    }
}
