package com.partnero.spring.boot.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the outbox.
 *
 * <p>Immutable and thread-safe. The start refuses numbers less than 1 and times less than a millisecond.
 *
 * @param enabled Whether to set up the outbox if there are a DataSource and partnero-outbox.
 * @param name Distinguishes applications with shared tables; by default the value of spring.application.name. Keep it
 *     for good.
 * @param dataSource Bean name of the DataSource that holds the tables, if there are several; not one that routes.
 * @param settleWindow How long to wait after a lost answer before the look-up. Must be longer than a request can be on
 *     its way.
 * @param initialDelay Pause after the first failure.
 * @param maxDelay Longest pause after a failure, unless the service asks for a longer one.
 * @param multiplier Factor by which the pause grows with each further failure.
 * @param maxAge How long an entry is tried before a person must decide.
 * @param concurrency How many entries of a program are delivered at the same time.
 * @param rate How many requests a second go to a program, look-ups included.
 * @param polling How often to query the table for due entries of other instances.
 * @param keep How long payloads and history of entries at rest are kept; the rows stay.
 * @param stuckAfter Age of the oldest waiting entry at which the health becomes DEGRADED.
 * @since 0.1.0
 */
@ConfigurationProperties("partnero.outbox")
public record PartneroOutboxProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String name,
        @Nullable String dataSource,
        @DefaultValue("120s") Duration settleWindow,
        @DefaultValue("5s") Duration initialDelay,
        @DefaultValue("1h") Duration maxDelay,
        @DefaultValue("2") double multiplier,
        @DefaultValue("7d") Duration maxAge,
        @DefaultValue("4") int concurrency,
        @DefaultValue("5") int rate,
        @DefaultValue("5s") Duration polling,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("1h") Duration stuckAfter) {}
