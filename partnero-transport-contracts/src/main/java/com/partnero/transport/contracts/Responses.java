package com.partnero.transport.contracts;

import com.partnero.testkit.http.Response;

/** Answers that several cases use. */
final class Responses {

    private Responses() {}

    static Response html(int status) {
        return Response.of(status, "text/html", "<html><body><h1>Bad gateway</h1></body></html>");
    }

    /** A success with data. */
    static Response data(String json) {
        return Response.json(200, "{\"data\":" + json + ",\"status\":1}");
    }

    /** A success of an operation that returns nothing. */
    static Response done() {
        return Response.json(200, "{\"status\":1}");
    }

    static Response notFound() {
        return Response.json(404, "{\"message\":\"Not found: " + Canary.EMAIL + "\",\"errors\":[]}");
    }

    /** A list that proves that there is nothing. */
    static Response emptyList() {
        return Response.json(200, "{\"data\":[],\"links\":{\"next\":null},\"status\":1}");
    }

    /** The head of an answer on the wire, with a length other than that of its body. */
    static String head(Response response, int length) {
        return "HTTP/1.1 " + response.status() + " OK\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }
}
