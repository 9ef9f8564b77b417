package com.partnero.wire;

import com.partnero.Buyer;
import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import java.io.IOException;
import java.time.Instant;

/**
 * The bodies of all requests.
 *
 * <p>Thread-safe. API document: "Request parameters" of every operation.
 *
 * @since 0.1.0
 */
public final class RequestBodies {

    private RequestBodies() {}

    /**
     * The body for a value, for the encoder of an HTTP library.
     *
     * @param value a {@link NewTransaction}, a {@link NewTransactionBatch}, a {@link Credit}, or a body
     * @throws IllegalArgumentException if no request has a body of this type
     */
    public static WireBody of(Object value) {
        if (value instanceof WireBody) {
            return (WireBody) value;
        }
        if (value instanceof NewTransaction) {
            return transaction((NewTransaction) value);
        }
        if (value instanceof NewTransactionBatch) {
            return transactions((NewTransactionBatch) value);
        }
        if (value instanceof Credit) {
            return credit((Credit) value);
        }
        throw new IllegalArgumentException(
                "no request has a body of " + value.getClass().getName());
    }

    /** The body of one sale. API document: "Create a transaction", first and second example. */
    public static WireBody transaction(NewTransaction sale) {
        return writer -> transaction(writer, sale, false);
    }

    /** The body of several sales of one buyer. API document: "Create a transaction", third and fourth example. */
    public static WireBody transactions(NewTransactionBatch batch) {
        return writer -> transactions(writer, batch, false);
    }

    /**
     * The body of a delete whose key does not fit into a path. API document: "Delete a transaction", "if not provided
     * in URL".
     */
    public static WireBody key(String key) {
        return writer -> {
            writer.beginObject();
            ObjectWriter.string(writer, Names.KEY, key);
            writer.endObject();
        };
    }

    /** The body of a credit note. API document: "Create credit note for a customer". */
    public static WireBody credit(Credit credit) {
        return writer -> {
            writer.beginObject();
            ObjectWriter.wholeAmount(writer, credit.amount());
            writer.endObject();
        };
    }

    /**
     * Writes a sale.
     *
     * @param whole whether to add fields that the service does not need, so that the value can be read back
     */
    static void transaction(WireWriter writer, NewTransaction sale, boolean whole) throws IOException {
        writer.beginObject();
        transactionFields(writer, sale, whole);
        buyer(writer, sale.buyer());
        writer.endObject();
    }

    /**
     * Writes a batch.
     *
     * @param whole whether to add fields that the service does not need, so that the value can be read back
     */
    static void transactions(WireWriter writer, NewTransactionBatch batch, boolean whole) throws IOException {
        writer.beginObject();
        buyer(writer, batch.buyer());
        writer.name(Names.TRANSACTIONS);
        writer.beginArray();
        for (NewTransaction sale : batch.transactions()) {
            writer.beginObject();
            transactionFields(writer, sale, whole);
            writer.endObject();
        }
        writer.endArray();
        writer.endObject();
    }

    /** Writes a credit note with its customer. In a request the customer is a part of the address instead. */
    static void wholeCredit(WireWriter writer, Credit credit) throws IOException {
        writer.beginObject();
        ObjectWriter.wholeAmount(writer, credit.amount());
        writer.name(Names.CUSTOMER);
        customerRef(writer, CustomerRef.id(credit.customerId()));
        writer.endObject();
    }

    private static void transactionFields(WireWriter writer, NewTransaction sale, boolean whole) throws IOException {
        ObjectWriter.string(writer, Names.KEY, sale.key());
        ObjectWriter.amount(writer, sale.amount());
        if (whole && !sale.amount().isCurrency()) {
            ObjectWriter.bool(writer, Names.IS_CURRENCY, false);
        }
        ObjectWriter.string(writer, Names.ACTION, sale.action().text());
        ObjectWriter.bool(writer, Names.REWARDED, sale.rewarded());
        ObjectWriter.bool(writer, Names.REWARDABLE, sale.rewardable());
        ObjectWriter.string(writer, Names.PRODUCT_ID, sale.productId());
        ObjectWriter.string(writer, Names.PRODUCT_TYPE, sale.productType());
        Instant createdAt = sale.createdAt();
        ObjectWriter.number(writer, Names.CREATED_AT, createdAt == null ? null : createdAt.getEpochSecond());
        ObjectWriter.additional(writer, sale.additional());
    }

    private static void buyer(WireWriter writer, Buyer buyer) throws IOException {
        if (buyer instanceof NewCustomer) {
            writer.name(Names.OPTIONS);
            writer.beginObject();
            ObjectWriter.bool(writer, Names.CREATE_CUSTOMER, true);
            writer.endObject();
            writer.name(Names.CUSTOMER);
            newCustomer(writer, (NewCustomer) buyer);
        } else {
            writer.name(Names.CUSTOMER);
            customerRef(writer, (CustomerRef) buyer);
        }
    }

    static void newCustomer(WireWriter writer, NewCustomer customer) throws IOException {
        writer.beginObject();
        ObjectWriter.string(writer, Names.ID, customer.id());
        ObjectWriter.string(writer, Names.KEY, customer.key());
        ObjectWriter.string(writer, Names.EMAIL, customer.email());
        ObjectWriter.string(writer, Names.NAME, customer.name());
        ObjectWriter.string(writer, Names.SURNAME, customer.surname());
        ObjectWriter.moment(writer, Names.CREATED_AT, customer.createdAt());
        CustomerRef referrer = customer.referrer();
        if (referrer != null) {
            writer.name(Names.REFERRING_CUSTOMER);
            customerRef(writer, referrer);
        }
        writer.endObject();
    }

    static void customerRef(WireWriter writer, CustomerRef customer) throws IOException {
        writer.beginObject();
        ObjectWriter.string(writer, identification(customer.kind()), customer.value());
        writer.endObject();
    }

    private static String identification(CustomerRef.Kind kind) {
        return switch (kind) {
            case ID -> Names.ID;
            case KEY -> Names.KEY;
            case EMAIL -> Names.EMAIL;
        };
    }
}
