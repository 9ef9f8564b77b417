package com.partnero.spring.boot.outbox;

import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the application, and the log, what has become of an entry. What a listener throws stops nothing. */
final class Announcer implements Consumer<OutboxEntry> {

    private static final Log LOG = LogFactory.getLog(PartneroOutbox.class);

    private final ApplicationEventPublisher events;

    Announcer(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void accept(OutboxEntry entry) {
        switch (entry.state()) {
            case DELIVERED -> publish(new OutboxEvent.Delivered(entry));
            case QUARANTINED -> {
                warn(entry);
                publish(new OutboxEvent.Quarantined(entry));
            }
            case NEEDS_DECISION -> {
                warn(entry);
                publish(new OutboxEvent.NeedsDecision(entry));
            }
            case PENDING, SENDING, SETTLING, DISCARDED -> LOG.debug(entry);
        }
    }

    private static void warn(OutboxEntry entry) {
        LOG.warn("An entry of the Partnero outbox waits for a person: " + entry + ": " + entry.reason());
    }

    private void publish(OutboxEvent event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException e) {
            LOG.error("A listener of " + event.entry() + " failed", e);
        }
    }
}
