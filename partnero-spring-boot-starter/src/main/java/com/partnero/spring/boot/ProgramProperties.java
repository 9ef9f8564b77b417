package com.partnero.spring.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/** The properties of every program. A program inherits the values of the default one, except API key and currency. */
final class ProgramProperties {

    private static final String PREFIX = "partnero";
    private static final String CLIENTS = PREFIX + ".clients";

    /** What belongs to one program. */
    private static final Set<ConfigurationPropertyName> NOT_INHERITED = Set.of(
            ConfigurationPropertyName.of(PREFIX + ".api-key"),
            ConfigurationPropertyName.of(PREFIX + ".program-currency"));

    private static final List<String> TIMES = List.of(
            "connect-timeout",
            "read-timeout",
            "call-timeout",
            "retry.throttle-base-delay",
            "retry.max-delay",
            "health.window");

    private static final List<String> LONG_TIMES = List.of(
            "outbox.settle-window",
            "outbox.initial-delay",
            "outbox.max-delay",
            "outbox.max-age",
            "outbox.polling",
            "outbox.stuck-after",
            "outbox.keep");

    private final Map<String, PartneroClientProperties> bound = new ConcurrentHashMap<>();
    private final Environment environment;

    ProgramProperties(Environment environment) {
        this.environment = environment;
    }

    /** The names are needed before the beans, because each name registers some. */
    static Set<String> named(Environment environment) {
        return new TreeSet<>(Binder.get(environment)
                .bind(CLIENTS, Bindable.mapOf(String.class, PartneroClientProperties.class))
                .orElseGet(Map::of)
                .keySet());
    }

    Set<String> named() {
        return named(environment);
    }

    PartneroClientProperties get(String program) {
        return bound.computeIfAbsent(
                program, name -> binder(name).bindOrCreate(PREFIX, Bindable.of(PartneroClientProperties.class)));
    }

    private Binder binder(String program) {
        if (program.equals(PartneroClients.DEFAULT)) {
            return Binder.get(environment);
        }
        ConfigurationPropertyName own = ConfigurationPropertyName.of(CLIENTS + "." + program);
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            sources.add(new Renaming(source, name -> own.append(name.subName(1).toString())));
        }
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            sources.add(new Renaming(source, name -> NOT_INHERITED.contains(name) ? null : name));
        }
        return new Binder(sources, new PropertySourcesPlaceholdersResolver(environment));
    }

    /**
     * The properties with a bare number where a unit was probably intended: 8 means 8 ms. It reports numbers below 100,
     * and below 1000 for the outbox.
     */
    List<String> bareNumbers(String program) {
        Stream<String> times = Stream.of(program, PartneroClients.DEFAULT)
                .distinct()
                .flatMap(one -> TIMES.stream().map(key -> property(one, key)))
                .filter(property -> isBareNumber(property, 2));
        Stream<String> longTimes = LONG_TIMES.stream()
                .map(key -> property(PartneroClients.DEFAULT, key))
                .filter(property -> isBareNumber(property, 3));
        return Stream.concat(times, longTimes).toList();
    }

    private boolean isBareNumber(String property, int digits) {
        String value = Binder.get(environment).bind(property, String.class).orElse("");
        return value.length() <= digits && value.matches("[1-9]\\d*");
    }

    @Nullable
    String applicationName() {
        return environment.getProperty("spring.application.name");
    }

    /** A program's key as the user writes it. */
    static String property(String client, String key) {
        return client.equals(PartneroClients.DEFAULT) ? PREFIX + "." + key : CLIENTS + "." + client + "." + key;
    }

    /** A source in which each name is looked up under another name, or not at all. */
    private record Renaming(ConfigurationPropertySource source, Names names) implements ConfigurationPropertySource {

        @Override
        public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
            ConfigurationPropertyName other = names.of(name);
            return other == null ? null : source.getConfigurationProperty(other);
        }

        @Override
        public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
            ConfigurationPropertyName other = names.of(name);
            return other == null ? ConfigurationPropertyState.ABSENT : source.containsDescendantOf(other);
        }
    }

    /** The name to look up instead, or null. */
    @FunctionalInterface
    private interface Names {
        @Nullable
        ConfigurationPropertyName of(ConfigurationPropertyName name);
    }
}
