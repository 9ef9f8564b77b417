/** For authors of transports: the tests that a transport must pass. */
module com.partnero.transport.contracts {
    requires transitive com.partnero.core;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires com.partnero.testkit;
    requires com.google.gson;
    requires java.logging;
    requires java.management;
    // For the contracts over HTTP/2 only.
    requires static io.netty.buffer;
    requires static io.netty.codec;
    requires static io.netty.codec.http;
    requires static io.netty.codec.http2;
    requires static io.netty.common;
    requires static io.netty.handler;
    requires static io.netty.transport;

    exports com.partnero.transport.contracts;

    // JUnit calls test methods that are not public.
    opens com.partnero.transport.contracts;
}
