package com.partnero;

import java.util.function.Supplier;

/**
 * A client for one Partnero program and one API key. It gives access to transactions and to customers' balances.
 *
 * <pre>{@code
 * try (Partnero partnero = FeignPartnero.builder().apiKey(System.getenv("PARTNERO_API_KEY")).build()) {
 *     partnero.transactions().create(sale);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Create one instance per program and keep it. For many programs, create one instance and a view of it
 * by {@link #withKey(ApiKey)} for each. Instances share nothing.
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
     * A view of this client for another program. It shares connections, threads, settings, limits and observers with
     * this client, and nothing else: retry quota, pauses after a 429 and remembered sales belong to the key. Views of
     * the same key share these.
     *
     * @param apiKey the other program's key
     * @return a thread-safe view, cheap to make; closing it ends its own calls only. It ends with this client, too
     */
    Partnero withKey(ApiKey apiKey);

    /**
     * A view of this client for another program whose key is asked for at every request, such as a key that rotates.
     * Keep the view: each one made from a supplier has a quota and a memory of its own.
     *
     * @param apiKey thread-safe and quick; see {@link com.partnero.client.PartneroBuilder#apiKey(Supplier)}
     * @return a thread-safe view, cheap to make; closing it ends its own calls only. It ends with this client, too
     */
    Partnero withKey(Supplier<ApiKey> apiKey);

    /**
     * Rejects new calls, waits for running calls (none outlives its deadline), and releases connections and threads.
     * Closing twice has no effect. Later calls fail with {@link com.partnero.errors.PartneroClosedException}, {@code
     * NOT_APPLIED}.
     */
    @Override
    void close();
}
