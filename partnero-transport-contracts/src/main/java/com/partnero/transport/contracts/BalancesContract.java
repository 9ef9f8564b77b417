package com.partnero.transport.contracts;

import java.util.List;

/**
 * What a transport makes of balances and credit notes: the examples of the API document in both directions, every way in
 * which the service is known to vary, every form of refusal, and addresses byte by byte.
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
                new Part("balances and credits are those of the document", new BalanceCases(fixture()).all()),
                new Part("refusals of a balance are told", new ErrorCases(fixture(), PortMethod.BALANCE).all()),
                new Part("refusals of a credit are told", new ErrorCases(fixture(), PortMethod.CREDIT).all()),
                new Part("ids travel unharmed", new AddressCases(fixture()).ofBalances()));
    }
}
