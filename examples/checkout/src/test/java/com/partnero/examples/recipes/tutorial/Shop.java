package com.partnero.examples.recipes.tutorial;

// snippet: tutorial-shop
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Shop {

    private final PartneroTransactions transactions;

    public Shop(PartneroTransactions transactions) {
        this.transactions = transactions;
    }

    @PostMapping("/orders/{order}")
    public String pay(@PathVariable String order, @RequestParam String customer, @RequestParam String amount) {
        Transaction made = transactions.create(NewTransaction.builder()
                .key(order)
                .amount(Amount.of(amount, "USD"))
                .buyer(CustomerRef.id(customer))
                .build());
        return made.rewards().size() + " rewards\n";
    }

    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }
}
// end
