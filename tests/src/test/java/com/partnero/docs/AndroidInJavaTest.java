package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.AsyncPartnero;
import com.partnero.CustomerBalance;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.testkit.InMemoryPartnero;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The Java of docs/android.md, run. */
class AndroidInJavaTest {

    private final InMemoryPartnero memory = InMemoryPartnero.create();
    private final AsyncPartnero partnero = AsyncPartnero.of(memory, Runnable::run);
    private final Executor mainThread = Runnable::run;
    private final List<Object> shown = new ArrayList<>();

    @Test
    void theScreenShowsTheBalance() {
        memory.service().addCustomer("customer_123").balance("39.99", "USD");

        load("customer_123");

        assertThat(shown).singleElement().isEqualTo(memory.balances().get("customer_123"));
    }

    @Test
    void theScreenShowsTheFailureItself() {
        load("customer_123");

        assertThat(shown).singleElement().isInstanceOf(PartneroNotFoundException.class);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The screen receives success and failure alike.
    private void load(String customerId) {
        // snippet: android-load
        CompletableFuture<CustomerBalance> call =
                partnero.call(p -> p.balances().get(customerId));
        call.whenCompleteAsync(
                (balance, failure) -> {
                    if (call.isCancelled()) {
                        return;
                    }
                    if (failure == null) {
                        show(balance);
                    } else {
                        showProblem(failure);
                    }
                },
                mainThread);
        // end
    }

    private void show(CustomerBalance balance) {
        shown.add(balance);
    }

    private void showProblem(Throwable failure) {
        shown.add(failure);
    }
}
