package com.partnero.spring.boot;

import com.partnero.PartneroBuilder;

/** Starts the builder of one transport; there is a bean for each that is on the class path. */
interface TransportFactory {

    PartneroTransport transport();

    PartneroBuilder<?> builder(ClientPlan plan);
}
