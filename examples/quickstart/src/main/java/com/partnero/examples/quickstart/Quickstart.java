package com.partnero.examples.quickstart;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.Reward;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.PartneroEmulator;
import java.util.Map;

/** Records a sale, reads it, and deletes it: on an emulator in this program, or on Partnero if PARTNERO_API_KEY is set. */
public final class Quickstart {

    private final Partnero partnero;
    private final String buyer;
    private final String referrer;

    private Quickstart(Partnero partnero, Map<String, String> env) {
        this.partnero = partnero;
        buyer = env.getOrDefault("PARTNERO_BUYER", "customer_456");
        referrer = env.getOrDefault("PARTNERO_REFERRER", "customer_123");
    }

    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        try {
            if (env.containsKey("PARTNERO_API_KEY")) {
                run(
                        env.get("PARTNERO_API_KEY"),
                        env.getOrDefault("PARTNERO_BASE_URL", "https://api.partnero.com/v1"),
                        env);
            } else {
                runOnEmulator(env);
            }
        } catch (PartneroException e) {
            fail(e.getMessage() + (e.serviceMessage() == null ? "" : " The service says: " + e.serviceMessage()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(e.getMessage());
        }
    }

    private static void runOnEmulator(Map<String, String> env) {
        try (PartneroEmulator emulator = PartneroEmulator.start()) {
            emulator.service().addCustomer("customer_123");
            emulator.service().addCustomer("customer_456").referredBy("customer_123");
            System.out.println("PARTNERO_API_KEY is not set: an emulator in this program stands in for Partnero.");
            run(emulator.apiKey(), emulator.baseUrl(), env);
        }
    }

    private static void run(String apiKey, String baseUrl, Map<String, String> env) {
        try (Partnero partnero = FeignPartnero.builder()
                .apiKey(apiKey)
                .baseUrl(baseUrl)
                .application("quickstart")
                .build()) {
            System.out.println("Partnero at " + baseUrl);
            new Quickstart(partnero, env).run();
        }
    }

    private void run() {
        printBalances("Balances before");

        String key = "quickstart-" + System.currentTimeMillis();
        NewTransaction sale = NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "USD"))
                .buyer(CustomerRef.id(buyer))
                .build();
        partnero.transactions().create(sale);
        System.out.println("Sale recorded       " + key);

        Transaction found =
                partnero.transactions().find(key).orElseThrow(() -> new IllegalStateException("the sale is lost"));
        System.out.println(
                "Fetched again       " + found.amount() + " by " + found.buyer() + ", referred by " + found.referrer());
        for (Reward reward : found.rewards()) {
            System.out.println("  reward            " + reward.amount() + " for " + reward.beneficiary() + " ("
                    + reward.status() + ")");
        }
        printBalances("Balances after");

        partnero.balances().credit(referrer, Amount.of("100", "USD"));
        System.out.println("Credit written      100 USD for " + referrer);
        printBalances("Balances then");

        Page<Transaction> page =
                partnero.transactions().list(TransactionQuery.all().withLimit(10));
        System.out.println("Latest transactions");
        page.items().forEach(row -> System.out.println("  " + row.key() + "  " + row.amount() + "  " + row.buyer()));

        partnero.transactions().delete(key);
        System.out.println("Sale deleted        " + key);
    }

    private void printBalances(String title) {
        System.out.println(title);
        for (String customer : new String[] {referrer, buyer}) {
            System.out.println("  " + customer + "      "
                    + partnero.balances().get(customer).currency());
        }
    }

    private static void fail(String message) {
        System.err.println("The quickstart failed: " + message);
        System.exit(1);
    }
}
