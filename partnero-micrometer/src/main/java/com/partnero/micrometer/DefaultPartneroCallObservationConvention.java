package com.partnero.micrometer;

import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.micrometer.PartneroObservationDocumentation.CallKeyNames;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The names and key values documented at {@link PartneroObservationDocumentation#CALL}. They contain no key, no person
 * and no address.
 *
 * @since 0.1.0
 */
public class DefaultPartneroCallObservationConvention implements PartneroCallObservationConvention {

    /** Uses the documented names. */
    public DefaultPartneroCallObservationConvention() {}

    @Override
    public String getName() {
        return "partnero.client.call";
    }

    @Override
    public String getContextualName(PartneroCallObservationContext context) {
        return "partnero " + context.getOperation().label();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(PartneroCallObservationContext context) {
        KeyValues values = KeyValues.of(
                CallKeyNames.OPERATION.withValue(context.getOperation().label()),
                CallKeyNames.CLIENT.withValue(context.getClient()));
        return context.isEnded()
                ? values.and(
                        CallKeyNames.OUTCOME.withValue(outcome(context)),
                        CallKeyNames.ERROR_TYPE.withValue(ErrorTypes.of(context.getException())))
                : values;
    }

    private static String outcome(PartneroCallObservationContext context) {
        @Nullable PartneroException exception = context.getException();
        if (exception == null) {
            return context.isVerified() ? "verified" : "success";
        }
        return exception.outcome() == Outcome.NOT_APPLIED ? "not-applied" : "unknown";
    }
}
