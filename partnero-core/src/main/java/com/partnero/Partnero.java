package com.partnero;

/**
 * A client for one Partnero program and one API key. It gives access to transactions and to customers' balances.
 *
 * <pre>{@code
 * try (Partnero partnero = FeignPartnero.builder().apiKey(System.getenv("PARTNERO_API_KEY")).build()) {
 *     partnero.transactions().create(sale);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Create one instance per program and keep it. Instances share nothing.
 *
 * @since 0.1.0
 */
public interface Partnero extends AutoCloseable {

    /** The program's transactions. Returns the same thread-safe port on every call. */
    PartneroTransactions transactions();

    /** The balances of the program's customers. Returns the same thread-safe port on every call. */
    PartneroBalances balances();

    /**
     * A view of this client whose calls have the given options. They apply to both ports, and to an {@link
     * AsyncPartnero} over the view. The view shares everything with this client; closing it closes this client.
     *
     * @param options the options of these calls
     * @return a thread-safe view, cheap to make
     */
    Partnero with(CallOptions options);

    /**
     * Rejects new calls, waits for running calls (none outlives its deadline), and releases connections and threads.
     * Closing twice has no effect. Later calls fail with {@link com.partnero.errors.PartneroClosedException}, {@code
     * NOT_APPLIED}.
     */
    @Override
    void close();
}
