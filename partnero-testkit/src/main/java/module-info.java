/** An in-memory Partnero, an emulator over HTTP, assertions, and contracts for transports. */
module com.partnero.testkit {
    requires transitive com.partnero.core;
    requires com.google.gson;
    requires java.logging;
    requires java.management;
    requires java.net.http;
    // Whoever extends a contract or uses the assertions brings these; "transitive" would demand them of everybody.
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;
    requires static org.junit.jupiter.params;

    exports com.partnero.testkit;
    exports com.partnero.testkit.assertj;
    exports com.partnero.testkit.contract;
    exports com.partnero.testkit.http;
    exports com.partnero.testkit.junit;

    // JUnit calls test methods that are not public.
    opens com.partnero.testkit.contract;
}
