package com.partnero.testkit.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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

    @TestFactory
    Stream<DynamicTest> requestsAreThoseOfTheDocument() {
        return run(new RequestCases(fixture()).all());
    }

    @TestFactory
    Stream<DynamicTest> responsesAreReadHoweverTheyVary() {
        return run(new ResponseCases(fixture()).all());
    }

    @TestFactory
    Stream<DynamicTest> whatSurroundsTheDataIsRight() {
        return run(new EnvelopeCases(fixture()).all());
    }

    @TestFactory
    Stream<DynamicTest> pagesAreTurned() {
        return run(new PageCases(fixture()).all());
    }

    @TestFactory
    Stream<DynamicTest> refusalsAreTold() {
        return run(new ErrorCases(fixture(), PortMethod.CREATE).all());
    }

    @TestFactory
    Stream<DynamicTest> keysTravelUnharmed() {
        return run(new AddressCases(fixture()).ofTransactions());
    }
}
