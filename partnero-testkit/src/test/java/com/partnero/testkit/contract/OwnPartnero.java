package com.partnero.testkit.contract;

import com.partnero.Partnero;
import com.partnero.PartneroBuilder;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroClients;

/** Partnero over {@link OwnTransport}: what a transport's users type. */
final class OwnPartnero extends PartneroBuilder<OwnPartnero> {

    private OwnPartnero() {}

    static OwnPartnero builder() {
        return new OwnPartnero();
    }

    @Override
    protected OwnPartnero self() {
        return this;
    }

    @Override
    public Partnero build() {
        ClientSettings settings = settings();
        return PartneroClients.create(new OwnTransport(settings), settings);
    }
}
