package com.partnero.wire;

import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the requests.
 *
 * <p>Thread-safe. API document: "Request parameters" of every operation.
 *
 * @since 0.1.0
 */
public final class RequestBodies {

    private RequestBodies() {}

    /**
     * The body that stands for a value: what an encoder of an HTTP library hands to its JSON library.
     *
     * @param value a {@link NewTransaction}, a {@link NewTransactionBatch}, a {@link Credit}, or a body already
     * @return its body
     * @throws IllegalArgumentException if no request has such a body
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

    /**
     * One sale. API document: "Create a transaction", first and second example.
     *
     * @param sale the sale
     * @return its body
     */
    public static WireBody transaction(NewTransaction sale) {
        return writer -> {
            writer.beginObject();
            transactionFields(writer, sale);
            buyer(writer, sale.buyer());
            writer.endObject();
        };
    }

    /**
     * Several sales of one buyer. API document: "Create a transaction", third and fourth example.
     *
     * @param batch the sales
     * @return their body
     */
    public static WireBody transactions(NewTransactionBatch batch) {
        return writer -> {
            writer.beginObject();
            buyer(writer, batch.buyer());
            writer.name(Names.TRANSACTIONS);
            writer.beginArray();
            for (NewTransaction sale : batch.transactions()) {
                writer.beginObject();
                transactionFields(writer, sale);
                writer.endObject();
            }
            writer.endArray();
            writer.endObject();
        };
    }

    /**
     * A key that cannot travel in the path. API document: "Delete a transaction", "if not provided in URL".
     *
     * @param key the key
     * @return its body
     */
    public static WireBody key(String key) {
        return writer -> {
            writer.beginObject();
            string(writer, Names.KEY, key);
            writer.endObject();
        };
    }

    /**
     * A credit note. API document: "Create credit note for a customer".
     *
     * @param credit the credit note
     * @return its body
     */
    public static WireBody credit(Credit credit) {
        return writer -> {
            writer.beginObject();
            amount(writer, credit.amount());
            bool(writer, Names.IS_CURRENCY, credit.amount().isCurrency());
            writer.endObject();
        };
    }

    private static void transactionFields(WireWriter writer, NewTransaction sale) throws IOException {
        string(writer, Names.KEY, sale.key());
        amount(writer, sale.amount());
        string(writer, Names.ACTION, sale.action().text());
        bool(writer, Names.REWARDED, sale.rewarded());
        bool(writer, Names.REWARDABLE, sale.rewardable());
        string(writer, Names.PRODUCT_ID, sale.productId());
        string(writer, Names.PRODUCT_TYPE, sale.productType());
        Instant createdAt = sale.createdAt();
        if (createdAt != null) {
            writer.name(Names.CREATED_AT);
            writer.number(Long.toString(createdAt.getEpochSecond()));
        }
    }

    private static void buyer(WireWriter writer, Buyer buyer) throws IOException {
        if (buyer instanceof NewCustomer) {
            writer.name(Names.OPTIONS);
            writer.beginObject();
            bool(writer, Names.CREATE_CUSTOMER, true);
            writer.endObject();
            newCustomer(writer, (NewCustomer) buyer);
        } else {
            customerRef(writer, Names.CUSTOMER, (CustomerRef) buyer);
        }
    }

    private static void newCustomer(WireWriter writer, NewCustomer customer) throws IOException {
        writer.name(Names.CUSTOMER);
        writer.beginObject();
        string(writer, Names.ID, customer.id());
        string(writer, Names.KEY, customer.key());
        string(writer, Names.EMAIL, customer.email());
        string(writer, Names.NAME, customer.name());
        string(writer, Names.SURNAME, customer.surname());
        Instant createdAt = customer.createdAt();
        if (createdAt != null) {
            string(writer, Names.CREATED_AT, Timestamps.format(createdAt));
        }
        CustomerRef referrer = customer.referrer();
        if (referrer != null) {
            customerRef(writer, Names.REFERRING_CUSTOMER, referrer);
        }
        writer.endObject();
    }

    private static void customerRef(WireWriter writer, String name, CustomerRef customer) throws IOException {
        writer.name(name);
        writer.beginObject();
        string(writer, identification(customer.kind()), customer.value());
        writer.endObject();
    }

    private static String identification(CustomerRef.Kind kind) {
        return switch (kind) {
            case ID -> Names.ID;
            case KEY -> Names.KEY;
            case EMAIL -> Names.EMAIL;
        };
    }

    private static void amount(WireWriter writer, Amount amount) throws IOException {
        writer.name(Names.AMOUNT);
        writer.number(amount.value().toPlainString());
        string(writer, Names.AMOUNT_UNITS, amount.unit());
    }

    private static void string(WireWriter writer, String name, @Nullable String value) throws IOException {
        if (value != null) {
            writer.name(name);
            writer.string(value);
        }
    }

    private static void bool(WireWriter writer, String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            writer.name(name);
            writer.bool(value);
        }
    }
}
