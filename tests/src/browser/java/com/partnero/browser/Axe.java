package com.partnero.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** What axe-core says of how a page serves people who see, hear or move otherwise. */
public final class Axe {

    private Axe() {}

    /** The library, for pages that look at themselves. */
    public static String script() throws IOException {
        Properties versions = new Properties();
        try (InputStream properties = resource("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            versions.load(properties);
        }
        String folder = "META-INF/resources/webjars/axe-core/" + versions.getProperty("version");
        try (InputStream script = resource(folder + "/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(name), name);
    }

    /** Every serious or critical finding on the page as it is now shown: the rule, and where it is broken. */
    public static List<String> seriousFindings(Browser browser) throws Exception {
        browser.eval(script() + "; undefined");
        return browser.eval("""
                axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
                    .filter(each => each.impact === 'serious' || each.impact === 'critical')
                    .map(each => each.id + ': ' + each.nodes.map(node => node.html + ' ' + node.failureSummary).join('; '))
                    .join('\\n'))
                """).lines().toList();
    }
}
