package com.partnero.spring.boot;

import com.partnero.client.PartneroBuilder;

/** Creates the builder of Feign or Retrofit. There is a bean for each that is on the class path. */
interface TransportFactory {

    PartneroTransport transport();

    PartneroBuilder<?> builder(HttpSettings settings);
}
