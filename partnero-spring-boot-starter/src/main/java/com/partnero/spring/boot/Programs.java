package com.partnero.spring.boot;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The properties of every program: its own over those of the default one, the API key apart. */
final class Programs {

    private static final String PREFIX = "partnero";
    private static final String CLIENTS = PREFIX + ".clients";

    private final PartneroProperties properties;
    private final Environment environment;

    Programs(PartneroProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Known before there are beans, because each name becomes some. */
    static Set<String> named(Environment environment) {
        return new TreeSet<>(Binder.get(environment)
                .bind(CLIENTS, Bindable.mapOf(String.class, PartneroClientProperties.class))
                .orElseGet(Map::of)
                .keySet());
    }

    Set<String> named() {
        return named(environment);
    }

    PartneroClientProperties get(String name) {
        if (name.equals(PartneroClients.DEFAULT)) {
            return properties;
        }
        Binder binder = Binder.get(environment);
        PartneroClientProperties own = new PartneroClientProperties();
        binder.bind(PREFIX, Bindable.ofInstance(own));
        own.setApiKey(null);
        binder.bind(CLIENTS + "." + name, Bindable.ofInstance(own));
        return own;
    }

    /** How the user would write a key of a program. */
    static String property(String client, String key) {
        return client.equals(PartneroClients.DEFAULT) ? PREFIX + "." + key : CLIENTS + "." + client + "." + key;
    }
}
