package com.partnero.spring.boot.outbox;

/**
 * What has become of an entry, published as an application event after it was stored.
 *
 * <pre>{@code
 * @EventListener
 * void quarantined(OutboxEvent.Quarantined event) {
 *     support.open("Partnero does not take " + event.entry().key() + ": " + event.entry().reason());
 * }
 * }</pre>
 *
 * <p>An event is lost if the application dies right after the entry was stored; the entry is not. Listeners run on the
 * thread that delivers, so they should be quick.
 *
 * @since 0.1.0
 */
public sealed interface OutboxEvent {

    /**
     * The entry.
     *
     * @return as it was stored
     */
    OutboxEntry entry();

    /**
     * It was carried out.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record Delivered(OutboxEntry entry) implements OutboxEvent {}

    /**
     * It cannot be delivered as things are; {@link OutboxEntry#reason()} says why.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record Quarantined(OutboxEntry entry) implements OutboxEvent {}

    /**
     * A credit note may have been written or not.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record NeedsDecision(OutboxEntry entry) implements OutboxEvent {}
}
