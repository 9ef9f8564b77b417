package com.partnero.spring.boot.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import com.partnero.wire.PartneroJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is stored of a sale or a credit: the API document's own JSON, whose version stands beside it. Thread-safe. */
final class Payloads {

    /** The version that is written; all up to it can be read. */
    static final int VERSION = 1;

    private final PartneroJson json;

    Payloads(PartneroJson json) {
        this.json = json;
    }

    String write(Object value) {
        return new String(json.write(value), StandardCharsets.UTF_8);
    }

    /** Null if the payload cannot be read. */
    @Nullable
    Request request(Entry entry) {
        try {
            return switch (entry.kind()) {
                case SALE -> new Request.Sale(read(NewTransaction.class, entry.payload()));
                case CREDIT -> new Request.CreditNote(read(Credit.class, entry.payload()));
                case DELETE -> new Request.Deletion(entry.entry().key());
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private <T> T read(Class<T> type, String payload) {
        return json.read(type, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a payload says what the stored one says: as values, because another version may have written that one. */
    boolean isSame(Entry stored, Object value, String payload) {
        if (stored.payload().equals(payload)) {
            return true;
        }
        Request request = request(stored);
        return request instanceof Request.Sale sale && sale.sale().equals(value)
                || request instanceof Request.CreditNote note && note.credit().equals(value);
    }
}
