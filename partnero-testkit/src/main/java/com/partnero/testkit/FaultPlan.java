package com.partnero.testkit;

import com.partnero.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Plans which requests fail, and how. Every HTTP request counts, including the client's look-ups and retries.
 *
 * <pre>{@code
 * partnero.faults().next(LOSE_ANSWER_AFTER_COMMIT).then(RATE_LIMIT.retryAfter(2));
 * partnero.faults().on(Operation.CREDIT).next(SERVER_ERROR);
 * partnero.faults().randomly(0.1, 42, UNAVAILABLE);
 * partnero.faults().during(Duration.ofSeconds(30), UNAVAILABLE);
 * }</pre>
 *
 * <p>Single faults come first, in order; the first matching request uses each up. Standing faults follow, in the order
 * in which they were planned. Thread-safe.
 *
 * @since 0.1.0
 */
public final class FaultPlan {

    private final Clock clock;
    private final List<Planned> queue = new ArrayList<>();
    private final List<Planned> standing = new ArrayList<>();

    FaultPlan(Clock clock) {
        this.clock = clock;
    }

    /** One fault for some operations. The plan's lock protects it. */
    private static final class Planned {

        private final Set<Operation> operations;
        private final Fault fault;
        private final BooleanSupplier over;
        private final BooleanSupplier applies;
        private final boolean certain;
        private boolean used;

        Planned(
                Set<Operation> operations,
                Fault fault,
                BooleanSupplier over,
                BooleanSupplier applies,
                boolean certain) {
            this.operations = operations;
            this.fault = fault;
            this.over = over;
            this.applies = applies;
            this.certain = certain;
        }
    }

    /** Makes the next request fail for which no fault is planned yet. */
    public FaultPlan next(Fault fault) {
        all().next(fault);
        return this;
    }

    /** Makes the request after that fail. The same as {@link #next}, for readability. */
    public FaultPlan then(Fault fault) {
        return next(fault);
    }

    /** Makes every request fail until {@link #clear()}. */
    public FaultPlan always(Fault fault) {
        all().always(fault);
        return this;
    }

    /**
     * Makes random requests fail until {@link #clear()}; the same seed selects the same requests.
     *
     * @param probability 0 to 1
     * @param seed of the random numbers
     * @param fault the fault of these requests
     * @return this
     */
    public FaultPlan randomly(double probability, long seed, Fault fault) {
        all().randomly(probability, seed, fault);
        return this;
    }

    /**
     * Makes every request fail for a time.
     *
     * @param time from now, by the service's clock
     * @param fault the fault of these requests
     * @return this
     */
    public FaultPlan during(Duration time, Fault fault) {
        all().during(time, fault);
        return this;
    }

    private Scope all() {
        return new Scope(this, EnumSet.copyOf(Operation.requests()));
    }

    /**
     * Returns a plan for some operations only.
     *
     * @param operations at least one
     */
    public Scope on(Operation... operations) {
        return new Scope(this, EnumSet.copyOf(Arrays.asList(operations)));
    }

    /** Removes all planned faults. */
    public synchronized void clear() {
        queue.clear();
        standing.clear();
    }

    /** Descriptions of all faults that are still active. */
    public synchronized List<String> planned() {
        standing.removeIf(planned -> planned.over.getAsBoolean());
        List<String> lines = new ArrayList<>();
        queue.forEach(planned -> lines.add("next: " + describe(planned)));
        standing.forEach(planned -> lines.add("standing: " + describe(planned)));
        return lines;
    }

    /**
     * Descriptions of the planned faults that no request has triggered yet, except random faults. If some remain, the
     * test did not exercise all of its faults.
     */
    public synchronized List<String> unused() {
        List<String> lines = new ArrayList<>();
        queue.forEach(planned -> lines.add(describe(planned)));
        standing.stream()
                .filter(planned -> planned.certain && !planned.used)
                .forEach(planned -> lines.add(describe(planned)));
        return lines;
    }

    private static String describe(Planned planned) {
        boolean all = planned.operations.size() == Operation.requests().size();
        return planned.fault + (all ? "" : " on " + planned.operations);
    }

    /** Takes the fault for a request that has just arrived; {@link Fault#NONE} if there is none. */
    synchronized Fault take(Operation operation) {
        for (Iterator<Planned> plans = queue.iterator(); plans.hasNext(); ) {
            Planned planned = plans.next();
            if (planned.operations.contains(operation)) {
                plans.remove();
                return planned.fault;
            }
        }
        standing.removeIf(planned -> planned.over.getAsBoolean());
        for (Planned planned : standing) {
            if (planned.operations.contains(operation) && planned.applies.getAsBoolean()) {
                planned.used = true;
                return planned.fault;
            }
        }
        return Fault.NONE;
    }

    private synchronized void enqueue(Planned planned) {
        queue.add(planned);
    }

    private synchronized void addStanding(Planned planned) {
        standing.add(planned);
    }

    /**
     * Plans faults of some operations.
     *
     * <p>Thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Scope {

        private final FaultPlan plan;
        private final Set<Operation> operations;

        private Scope(FaultPlan plan, Set<Operation> operations) {
            this.plan = plan;
            this.operations = operations;
        }

        /** Makes the next request of these operations fail. */
        public Scope next(Fault fault) {
            plan.enqueue(new Planned(operations, fault, () -> false, () -> true, true));
            return this;
        }

        /** Makes the request of these operations after that fail. */
        public Scope then(Fault fault) {
            return next(fault);
        }

        /** Makes every request of these operations fail. */
        public Scope always(Fault fault) {
            plan.addStanding(new Planned(operations, fault, () -> false, () -> true, true));
            return this;
        }

        /**
         * Makes random requests of these operations fail; the same seed selects the same requests.
         *
         * @param probability 0 to 1
         * @param seed of the random numbers
         * @param fault the fault of these requests
         * @return this
         */
        public Scope randomly(double probability, long seed, Fault fault) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability must be 0 to 1: " + probability);
            }
            Random random = new Random(seed);
            plan.addStanding(
                    new Planned(operations, fault, () -> false, () -> random.nextDouble() < probability, false));
            return this;
        }

        /**
         * Makes every request of these operations fail for a time.
         *
         * @param time from now, by the service's clock
         * @param fault the fault of these requests
         * @return this
         */
        public Scope during(Duration time, Fault fault) {
            Instant end = plan.clock.instant().plus(time);
            plan.addStanding(
                    new Planned(operations, fault, () -> !plan.clock.instant().isBefore(end), () -> true, true));
            return this;
        }
    }
}
