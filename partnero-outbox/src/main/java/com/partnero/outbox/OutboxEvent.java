package com.partnero.outbox;

import java.time.Duration;

/**
 * What became of an entry, told once it is committed. Lost if the application ends right then; the entry is not.
 *
 * <pre>{@code
 * @EventListener
 * void on(OutboxEvent.NeedsAttention event) {
 *     support.open("Partnero: " + event.entry().key() + ": " + event.entry().reason());
 * }
 * }</pre>
 *
 * <p>Listeners run on the thread that delivers, so they should be quick. What they throw is logged.
 *
 * @since 0.1.0
 */
public sealed interface OutboxEvent {

    /**
     * The entry.
     *
     * @return as it was stored
     */
    OutboxReport entry();

    /**
     * Partnero has what is wanted: the sale, nothing, or the credit.
     *
     * @param entry as it was stored
     * @param after how long after it was last said what is wanted
     * @since 0.1.0
     */
    record Delivered(OutboxReport entry, Duration after) implements OutboxEvent {}

    /**
     * The buyer was not referred, so Partnero records no sale. An ordinary end.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record Refused(OutboxReport entry) implements OutboxEvent {}

    /**
     * A person must decide; {@link OutboxReport#reason()} says why.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record NeedsAttention(OutboxReport entry) implements OutboxEvent {}

    /**
     * Another content came under a revision that was stored before. What was stored first stays.
     *
     * @param entry as it is stored
     * @since 0.1.0
     */
    record Conflict(OutboxReport entry) implements OutboxEvent {}

    /**
     * A create whose answer was lost was carried out late, under a wire key that was given up; the sale it made was deleted.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record LateSaleRemoved(OutboxReport entry) implements OutboxEvent {}
}
