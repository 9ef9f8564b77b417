package com.partnero.feign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's switch that makes its HTTP client send lost requests again, writes included. The JDK reads it from a system property,
 * or from its own file {@code conf/net.properties}.
 */
final class JdkRetries {

    static final String PROPERTY = "jdk.httpclient.enableAllMethodRetry";

    private JdkRetries() {}

    /** @throws IllegalStateException if the switch is on; the message says where */
    static void refuse() {
        refuse(Path.of(System.getProperty("java.home"), "conf", "net.properties"));
    }

    /** A sale's body can be taken once. A delete has no body, and a second delete could take a second sale back. */
    static void refuse(Path netProperties) {
        String property = System.getProperty(PROPERTY);
        if (isOn(property)) {
            throw switchedOn("the JVM runs with -D" + PROPERTY, "Run the JVM without it");
        }
        if (property == null && isOn(read(netProperties))) {
            throw switchedOn(
                    netProperties + " sets " + PROPERTY, "Remove it there, or run with -D" + PROPERTY + "=false");
        }
    }

    private static boolean isOn(@Nullable String value) {
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    private static IllegalStateException switchedOn(String where, String remedy) {
        return new IllegalStateException(where + ", so the JDK's HTTP client would send lost requests again,"
                + " and a delete could take two sales back. " + remedy + ", or set client(...)");
    }

    /** An unreadable file sets nothing, because the JDK ignores it too. */
    private static @Nullable String read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
        return properties.getProperty(PROPERTY);
    }
}
