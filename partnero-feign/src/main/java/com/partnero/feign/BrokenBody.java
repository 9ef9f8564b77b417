package com.partnero.feign;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;

/** Stands for a body that did not arrive whole; reading it says why. */
final class BrokenBody extends InputStream {

    private final String flaw;

    private BrokenBody(String flaw) {
        this.flaw = flaw;
    }

    static Response.Builder in(Response.Builder response, String flaw) {
        return response.body(new BrokenBody(flaw), null);
    }

    @Override
    public int read() throws IOException {
        throw new IOException(flaw);
    }
}
