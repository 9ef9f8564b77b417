package com.partnero.examples.recipes.backend;

import com.partnero.CustomerBalance;
import com.partnero.PartneroBalances;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

// snippet: android-back-end
@RestController
class MyBalance {

    private final PartneroBalances balances;
    private final SignIn signIn; // yours: whose token this is, or an exception

    MyBalance(PartneroBalances balances, SignIn signIn) {
        this.balances = balances;
        this.signIn = signIn;
    }

    @GetMapping("/customers/me/balance")
    Map<String, Object> balance(@RequestHeader("Authorization") String token) {
        CustomerBalance balance = balances.get(signIn.customerOf(token));
        return Map.of("data", shown(balance), "status", 1);
    }

    /** In the form of Partnero's own errors; Spring's would be taken for the answer of a proxy. */
    @ExceptionHandler(SignIn.Refused.class)
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    Map<String, Object> refused() {
        return Map.of("message", "Sign in again.");
    }

    /** What the app shows, and nothing else that Partnero knows of the customer. */
    private static CustomerBalance shown(CustomerBalance balance) {
        return CustomerBalance.builder()
                .currency(balance.currency())
                .nonCurrency(balance.nonCurrency())
                .build();
    }
}
// end
