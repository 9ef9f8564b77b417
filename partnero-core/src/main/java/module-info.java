/** Domain, ports, policy and wire format of the Partnero client. */
module com.partnero.core {
    requires static transitive org.jspecify;

    exports com.partnero;
    exports com.partnero.client;
    exports com.partnero.errors;
    exports com.partnero.reconciliation;
    exports com.partnero.spi;
    exports com.partnero.wire;
}
