package com.partnero.spring.boot;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes configuration mistakes in the user's terms, each with the line to write. */
final class Problems {

    private static final String NEW_LINE = System.lineSeparator();

    private Problems() {}

    static InvalidClientException missingKey(String client, Set<String> others) {
        String property = ProgramProperties.property(client, "api-key");
        String variable = variable(property);
        StringBuilder action = new StringBuilder("Do one of these:").append(NEW_LINE);
        item(action, "set the environment variable " + variable);
        item(action, "write " + property + "=<the key from the program's settings> in a file that is not checked in");
        item(action, "write partnero.enabled=false to have no Partnero beans, and inject none");
        if (client.equals(PartneroClients.DEFAULT) && !others.isEmpty()) {
            String example = others.iterator().next();
            item(
                    action,
                    "inject the program that you mean, configured are " + quoted(others) + ": @Qualifier(\"" + example
                            + "\") PartneroTransactions transactions");
        }
        return new InvalidClientException(
                "A Partnero bean was injected, but the program \"" + client + "\" has no API key: " + property
                        + " is not set.",
                action.toString());
    }

    static InvalidClientException namedDefault() {
        return new InvalidClientException(
                "partnero.clients.default cannot be used: \"default\" is the program that is configured directly under"
                        + " partnero.",
                "Write partnero.api-key instead of partnero.clients.default.api-key, and so for its other keys; or give"
                        + " the program another name.");
    }

    static InvalidClientException missingTransport(PartneroTransport wanted) {
        boolean retrofit = wanted == PartneroTransport.RETROFIT;
        String artifact = retrofit ? "partnero-retrofit" : "partnero-feign";
        String problem = wanted == PartneroTransport.AUTO
                ? "No transport of Partnero is on the class path: neither partnero-feign nor partnero-retrofit."
                : "partnero.transport is " + wanted.name().toLowerCase(Locale.ROOT) + ", but " + artifact
                        + " is not on the class path.";
        return new InvalidClientException(
                problem,
                "Add the dependency (com.partnero:" + artifact + "), in Maven:" + NEW_LINE + NEW_LINE
                        + "    <dependency>" + NEW_LINE
                        + "      <groupId>com.partnero</groupId>" + NEW_LINE
                        + "      <artifactId>" + artifact + "</artifactId>" + NEW_LINE
                        + "      <version>the version of partnero-spring-boot-starter</version>" + NEW_LINE
                        + "    </dependency>");
    }

    static InvalidClientException invalidBaseUrl(String client, String problem) {
        return new InvalidClientException(
                ProgramProperties.property(client, "base-url") + " cannot be used: " + problem,
                "Write " + ProgramProperties.property(client, "base-url")
                        + "=https://api.partnero.com/v1, or leave it out. Plain http is accepted for localhost; "
                        + ProgramProperties.property(client, "allow-insecure-base-url")
                        + "=true permits it elsewhere.");
    }

    static InvalidClientException invalid(String client, String key, String problem) {
        String property = ProgramProperties.property(client, key);
        return new InvalidClientException(
                property + " cannot be used: " + problem,
                key.equals("api-key")
                        ? "Write exactly the key that the program's settings show."
                        : "Change " + property + ", or leave it out to have its default.");
    }

    static String variable(String property) {
        return property.replace(".", "_").replace("-", "_").toUpperCase(Locale.ROOT);
    }

    private static void item(StringBuilder text, String item) {
        text.append("    - ").append(item).append(NEW_LINE);
    }

    static String quoted(Set<String> names) {
        return names.stream().sorted().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }
}
