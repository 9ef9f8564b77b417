package com.partnero.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names call observations and their key values. A Spring bean of this type replaces {@link
 * DefaultPartneroCallObservationConvention}.
 *
 * @since 0.1.0
 */
public interface PartneroCallObservationConvention extends ObservationConvention<PartneroCallObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof PartneroCallObservationContext;
    }
}
