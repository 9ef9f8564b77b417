package com.partnero.micrometer;

import com.partnero.Operation;
import com.partnero.micrometer.PartneroObservationDocumentation.RequestKeyNames;
import io.micrometer.common.KeyValues;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names and key values of Spring's own {@code http.client.requests}, so existing dashboards also show these
 * requests. Paths are templates. There are no high-cardinality values, because a full address contains a key or an id.
 *
 * @since 0.1.0
 */
public class DefaultPartneroRequestObservationConvention implements PartneroRequestObservationConvention {

    /** Uses Spring's names. */
    public DefaultPartneroRequestObservationConvention() {}

    @Override
    public String getName() {
        return "http.client.requests";
    }

    @Override
    public String getContextualName(PartneroRequestObservationContext context) {
        return "http " + context.getOperation().method().toLowerCase(Locale.ROOT);
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(PartneroRequestObservationContext context) {
        Operation operation = context.getOperation();
        return KeyValues.of(
                RequestKeyNames.METHOD.withValue(operation.method()),
                RequestKeyNames.URI.withValue(operation.pathTemplate()),
                RequestKeyNames.STATUS.withValue(status(context)),
                RequestKeyNames.OUTCOME.withValue(outcome(context.getResponse())),
                RequestKeyNames.EXCEPTION.withValue(ErrorTypes.of(context.getFailure())),
                RequestKeyNames.CLIENT_NAME.withValue(context.getHost()));
    }

    private static String status(PartneroRequestObservationContext context) {
        Integer status = context.getResponse();
        if (status != null) {
            return String.valueOf(status);
        }
        return context.getFailure() == null ? "CLIENT_ERROR" : "IO_ERROR";
    }

    private static String outcome(@Nullable Integer status) {
        if (status == null) {
            return "UNKNOWN";
        }
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
