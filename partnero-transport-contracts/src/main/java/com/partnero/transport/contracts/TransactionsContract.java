package com.partnero.transport.contracts;

import java.util.List;

/**
 * The contract for transactions. It covers the API document's examples in both directions, the known variations of the
 * service, every form of refusal, and addresses byte by byte.
 *
 * <pre>{@code
 * class OwnTransactionsTest extends TransactionsContract {
 *     @Override
 *     protected PartneroBuilder<?> builder() {
 *         return OwnPartnero.builder();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class TransactionsContract extends TransportContract {

    /** For subclasses. */
    protected TransactionsContract() {}

    @Override
    boolean watchesClosely() {
        return false;
    }

    @Override
    List<Part> parts() {
        return List.of(
                new Part("requests follow the API document", new RequestCases(fixture()).all()),
                new Part("responses are read in every variation", new ResponseCases(fixture()).all()),
                new Part("headers, statuses and the API key are right", new EnvelopeCases(fixture()).all()),
                new Part("pages are read", new PageCases(fixture()).all()),
                new Part("refusals are reported", new ErrorCases(fixture(), PortMethod.CREATE).all()),
                new Part("keys reach the server unchanged", new AddressCases(fixture()).ofTransactions()));
    }
}
