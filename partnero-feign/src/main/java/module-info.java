/** The transport over Feign and the HTTP client of the JDK. */
module com.partnero.feign {
    requires transitive com.partnero.core;
    requires feign.core;
    requires java.net.http;
    requires tools.jackson.core;

    exports com.partnero.feign;
}
