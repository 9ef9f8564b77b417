package com.partnero.examples.recipes.backend;

import org.springframework.stereotype.Component;

/** Stands for whatever an application signs its customers in with. */
@Component
class SignIn {

    /** Nobody is signed in by the token. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    String customerOf(String token) {
        if (!token.equals("Bearer token-of-customer_123")) {
            throw new Refused();
        }
        return "customer_123";
    }
}
