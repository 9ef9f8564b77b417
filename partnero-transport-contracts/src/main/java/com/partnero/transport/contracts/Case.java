package com.partnero.transport.contracts;

/**
 * One case of a contract, with its own server and client.
 *
 * @param name a sentence
 * @param body throws if the transport breaks the contract
 */
record Case(String name, Body body) {

    /** The steps of a case. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }
}
