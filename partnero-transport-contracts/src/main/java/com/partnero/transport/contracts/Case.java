package com.partnero.transport.contracts;

/**
 * One case of a contract, with a server and a client of its own.
 *
 * @param name a sentence
 * @param body throws if the transport breaks it
 */
record Case(String name, Body body) {

    /** What a case does. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }
}
