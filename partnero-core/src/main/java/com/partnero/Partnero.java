package com.partnero;

/**
 * One Partnero program, reached with one API key: its transactions and its customers' balances.
 *
 * <pre>{@code
 * try (Partnero partnero = FeignPartnero.builder().apiKey(System.getenv("PARTNERO_API_KEY")).build()) {
 *     partnero.transactions().create(sale);
 * }
 * }</pre>
 *
 * <p>Thread-safe; make one per program and keep it. Several programs are several instances, which share nothing.
 *
 * @since 0.1.0
 */
public interface Partnero extends AutoCloseable {

    /**
     * The program's transactions.
     *
     * @return the same thread-safe port on every call
     */
    PartneroTransactions transactions();

    /**
     * The balances of the program's customers.
     *
     * @return the same thread-safe port on every call
     */
    PartneroBalances balances();

    /**
     * The same client with options for the calls that are made through what is returned: both ports, and an
     * {@link AsyncPartnero} over it. It shares everything with this client, and closing it closes this client.
     *
     * @param options what these calls have otherwise
     * @return a thread-safe view, cheap to make
     */
    Partnero with(CallOptions options);

    /**
     * Refuses new calls, waits for those under way (none outlives its deadline) and releases connections and threads.
     * Closing twice does nothing. Calls made afterwards fail with
     * {@link com.partnero.errors.PartneroClosedException}, {@code NOT_APPLIED}.
     */
    @Override
    void close();
}
