package com.partnero.transport.contracts;

import java.util.List;

/**
 * The contract for balances and credit notes. It covers the API document's examples in both directions, the known
 * variations of the service, every form of refusal, and addresses byte by byte.
 *
 * <pre>{@code
 * class OwnBalancesTest extends BalancesContract {
 *     @Override
 *     protected PartneroBuilder<?> builder() {
 *         return OwnPartnero.builder();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class BalancesContract extends TransportContract {

    /** For subclasses. */
    protected BalancesContract() {}

    @Override
    boolean watchesClosely() {
        return false;
    }

    @Override
    List<Part> parts() {
        return List.of(
                new Part("balances and credits follow the API document", new BalanceCases(fixture()).all()),
                new Part("refusals of a balance are reported", new ErrorCases(fixture(), PortMethod.BALANCE).all()),
                new Part("refusals of a credit are reported", new ErrorCases(fixture(), PortMethod.CREDIT).all()),
                new Part("ids reach the server unchanged", new AddressCases(fixture()).ofBalances()));
    }
}
