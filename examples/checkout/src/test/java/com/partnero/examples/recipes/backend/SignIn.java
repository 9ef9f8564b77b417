package com.partnero.examples.recipes.backend;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Stands for whatever an application signs its customers in with. */
@Component
class SignIn {

    String customerOf(String token) {
        if (!token.equals("Bearer token-of-customer_123")) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return "customer_123";
    }
}
