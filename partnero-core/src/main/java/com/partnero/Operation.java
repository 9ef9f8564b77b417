package com.partnero;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The operations of the service, with the names that exceptions, observers and metrics use.
 *
 * <p>The set is closed: it is defined by this library, not by the service.
 *
 * @since 0.1.0
 */
public enum Operation {
    /** Records one sale. API document: "Create a transaction". */
    CREATE("transactions.create", "POST", "/transactions"),
    /** Looks a sale up and records it if it is absent: {@link #LIST}, then {@link #CREATE}. */
    CREATE_IF_ABSENT("transactions.create-if-absent", "POST", "/transactions"),
    /** Records several sales of one buyer in one request. API document: "Create a transaction", {@code transactions}. */
    CREATE_ALL("transactions.create-all", "POST", "/transactions"),
    /** Looks up one transaction. API document: "Fetch a transaction". */
    FIND("transactions.find", "GET", "/transactions/{key}"),
    /** Reads one page of transactions. API document: "Get a list of transactions". */
    LIST("transactions.list", "GET", "/transactions"),
    /** Deletes one transaction. API document: "Delete a transaction". */
    DELETE("transactions.delete", "DELETE", "/transactions/{key}"),
    /** Reads a customer's balance. API document: "Get customer's balance". */
    BALANCE("balances.get", "GET", "/customers/{id}/balance"),
    /** Writes a credit note. API document: "Create credit note for a customer". */
    CREDIT("balances.credit", "POST", "/customers/{id}/balance/credit");

    private final String label;
    private final String method;
    private final String pathTemplate;

    Operation(String label, String method, String pathTemplate) {
        this.label = label;
        this.method = method;
        this.pathTemplate = pathTemplate;
    }

    /** The operations that send a single request: all but {@link #CREATE_IF_ABSENT}, which combines two. */
    public static List<Operation> requests() {
        List<Operation> requests = new ArrayList<>(Arrays.asList(values()));
        requests.remove(CREATE_IF_ABSENT);
        return Collections.unmodifiableList(requests);
    }

    /** The name in messages and metrics, such as {@code transactions.create}. */
    public String label() {
        return label;
    }

    /** The HTTP method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /**
     * The path below the base URL, such as {@code /transactions/{key}}. It has placeholders instead of keys and ids, so
     * it is safe in logs and metric tags.
     */
    public String pathTemplate() {
        return pathTemplate;
    }

    /** Whether the operation changes anything at the service. */
    public boolean isWrite() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return label;
    }
}
