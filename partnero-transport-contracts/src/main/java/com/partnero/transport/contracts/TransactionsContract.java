package com.partnero.transport.contracts;

import java.util.List;

/**
 * What a transport makes of transactions: every example of the API document in both directions, every way in which the service
 * is known to vary, every form of refusal, and addresses byte by byte.
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
                new Part("requests are those of the document", new RequestCases(fixture()).all()),
                new Part("responses are read however they vary", new ResponseCases(fixture()).all()),
                new Part("what surrounds the data is right", new EnvelopeCases(fixture()).all()),
                new Part("pages are turned", new PageCases(fixture()).all()),
                new Part("refusals are told", new ErrorCases(fixture(), PortMethod.CREATE).all()),
                new Part("keys travel unharmed", new AddressCases(fixture()).ofTransactions()));
    }
}
