package com.partnero.testkit;

import com.partnero.Operation;
import java.util.List;

/**
 * What a test can do with a stand-in for Partnero, whether it is a client without a network or a server.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public interface FakePartnero extends AutoCloseable {

    /**
     * The service behind it: to seed, to look into, to switch.
     *
     * @return the service
     */
    PartneroService service();

    /**
     * What is to go wrong.
     *
     * @return the plan
     */
    FaultPlan faults();

    /**
     * Every request that has come, one for each attempt and each look-up, those that went wrong included.
     *
     * @return in the order in which they came
     */
    List<Operation> received();

    /** Makes everything as it was at the start: no customers, no transactions, no faults, nothing received. */
    void reset();

    @Override
    void close();
}
