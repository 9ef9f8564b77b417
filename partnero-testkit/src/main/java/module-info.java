/** For developers of applications: a Partnero in memory and over HTTP, assertions, and a JUnit extension. */
module com.partnero.testkit {
    requires transitive com.partnero.core;
    requires com.google.gson;
    // Whoever uses the assertions or the extension brings these; "transitive" would demand them of everybody.
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;

    exports com.partnero.testkit;
    exports com.partnero.testkit.assertj;
    exports com.partnero.testkit.http;
    exports com.partnero.testkit.junit;
}
