package com.partnero.examples.transport;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;

/**
 * Builds a client over the JDK's HTTP client and Gson. It is the only class that users of this transport name.
 *
 * <pre>{@code
 * Partnero partnero = OwnPartnero.builder()
 *     .apiKey(System.getenv("PARTNERO_API_KEY"))
 *     .application("shop/1.4")
 *     .build();
 * }</pre>
 *
 * <p>Not thread-safe; the client that it builds is.
 */
// snippet: own-transport-builder
public final class OwnPartnero extends PartneroBuilder<OwnPartnero> {

    private OwnPartnero() {}

    /** Starts a client; everything but the API key has a default. */
    public static OwnPartnero builder() {
        return new OwnPartnero();
    }

    @Override
    protected OwnPartnero self() {
        return this;
    }

    @Override
    public Partnero build() {
        ClientSettings settings = settings();
        return PartneroFactory.create(new OwnTransport(settings), settings);
    }
}
// end
