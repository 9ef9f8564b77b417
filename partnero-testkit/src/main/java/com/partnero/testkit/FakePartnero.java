package com.partnero.testkit;

import com.partnero.Operation;
import java.util.List;

/**
 * What tests can do with a fake of Partnero, either a client in memory or a server.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public interface FakePartnero extends AutoCloseable {

    /** The service behind the fake, for seeding, inspecting and configuring. */
    PartneroService service();

    /** The plan of faults. */
    FaultPlan faults();

    /** The operations of all received requests in order, including look-ups, retries and requests with a fault. */
    List<Operation> received();

    /** Resets to the initial state: no customers, no transactions, no faults, no received requests. */
    void reset();

    @Override
    void close();
}
