package com.partnero.benchmarks;

import java.nio.charset.StandardCharsets;

/** Answers a POST with the recorded sale, a GET by key with a sale or an empty list, and other GETs with a page. */
final class FixedAnswers {

    /** How keys begin that are used once. */
    static final String OTHER_KEY = "once_";

    private static final byte[] SALE = Documents.sale();
    private static final byte[] PAGE = Documents.page();
    private static final byte[] NONE =
            "{\"data\":[],\"links\":{\"next\":null},\"status\":1}".getBytes(StandardCharsets.UTF_8);

    private FixedAnswers() {}

    static byte[] to(String method, String target, byte[] body) {
        if (method.equals("POST")) {
            return recorded(new String(body, StandardCharsets.UTF_8));
        }
        if (target.contains("/transactions/")) {
            return SALE;
        }
        return target.contains("key=") ? NONE : PAGE;
    }

    private static byte[] recorded(String sale) {
        int key = sale.indexOf(OTHER_KEY);
        if (key < 0) {
            return SALE;
        }
        String other = sale.substring(key, sale.indexOf('"', key));
        return new String(SALE, StandardCharsets.UTF_8)
                .replace("transaction_1", other)
                .getBytes(StandardCharsets.UTF_8);
    }
}
