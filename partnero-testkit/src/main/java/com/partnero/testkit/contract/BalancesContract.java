package com.partnero.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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

    @TestFactory
    Stream<DynamicTest> balancesAndCreditsAreThoseOfTheDocument() {
        return run(new BalanceCases(fixture()).all());
    }

    @TestFactory
    Stream<DynamicTest> refusalsAreTold() {
        List<Case> cases = new ArrayList<>(new ErrorCases(fixture(), PortMethod.BALANCE).all());
        cases.addAll(new ErrorCases(fixture(), PortMethod.CREDIT).all());
        return run(cases);
    }

    @TestFactory
    Stream<DynamicTest> idsTravelUnharmed() {
        return run(new AddressCases(fixture()).ofBalances());
    }
}
