package com.partnero.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names request observations and their key values. A Spring bean of this type replaces {@link
 * DefaultPartneroRequestObservationConvention}.
 *
 * @since 0.1.0
 */
public interface PartneroRequestObservationConvention extends ObservationConvention<PartneroRequestObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof PartneroRequestObservationContext;
    }
}
