package com.partnero.examples.android;

import android.os.Handler;
import android.os.Looper;
import com.partnero.AsyncPartnero;
import com.partnero.CustomerBalance;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Loads a balance and tells a screen. An androidx ViewModel would call {@link #clear()} in its {@code onCleared()}. */
public final class BalanceViewModel {

    /** What can be shown. All methods are called on the main thread. */
    public interface Screen {

        /**
         * The balance is there.
         *
         * @param balance of the customer
         */
        void show(CustomerBalance balance);

        /**
         * It could not be loaded.
         *
         * @param message for people
         */
        void showProblem(String message);
    }

    private final AsyncPartnero partnero;
    private final Executor mainThread = new Handler(Looper.getMainLooper())::post;
    private @Nullable CompletableFuture<CustomerBalance> loading;

    /**
     * Makes a view model.
     *
     * @param partnero the app's client
     */
    public BalanceViewModel(AsyncPartnero partnero) {
        this.partnero = partnero;
    }

    /**
     * Loads a balance.
     *
     * @param customerId whose
     * @param screen who is told
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The screen is told of success and failure alike.
    public void load(String customerId, Screen screen) {
        clear();
        // snippet: android-load
        CompletableFuture<CustomerBalance> call =
                partnero.call(p -> p.balances().get(customerId));
        call.whenCompleteAsync(
                (balance, failure) -> {
                    if (call.isCancelled()) {
                        return;
                    }
                    if (failure == null) {
                        screen.show(balance);
                    } else {
                        screen.showProblem(explain(failure));
                    }
                },
                mainThread);
        // end
        loading = call;
    }

    /** Ends what is under way: the screen is gone. */
    public void clear() {
        if (loading != null) {
            loading.cancel(true);
        }
    }

    private static String explain(Throwable failure) {
        boolean again =
                failure instanceof PartneroException && ((PartneroException) failure).outcome() == Outcome.NOT_APPLIED;
        return again ? "No connection. Please try again." : "Something went wrong.";
    }
}
