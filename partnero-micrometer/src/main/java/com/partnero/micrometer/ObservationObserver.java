package com.partnero.micrometer;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates an observation of each call, and within it one of each request. Each is current while it runs, so logs and
 * request headers carry its trace. Thread-safe.
 */
final class ObservationObserver implements PartneroObserver {

    private static final PartneroCallObservationConvention CALL = new DefaultPartneroCallObservationConvention();
    private static final PartneroRequestObservationConvention REQUEST =
            new DefaultPartneroRequestObservationConvention();

    private final String client;
    private final String host;
    private final ObservationRegistry registry;
    private final @Nullable PartneroCallObservationConvention callConvention;
    private final @Nullable PartneroRequestObservationConvention requestConvention;

    ObservationObserver(
            String client,
            String host,
            ObservationRegistry registry,
            @Nullable PartneroCallObservationConvention callConvention,
            @Nullable PartneroRequestObservationConvention requestConvention) {
        this.client = client;
        this.host = host;
        this.registry = registry;
        this.callConvention = callConvention;
        this.requestConvention = requestConvention;
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        return new CallObservation(operation);
    }

    /** A call, and its running request. */
    private final class CallObservation implements CallObserver {

        private final PartneroCallObservationContext context;
        private final Observation call;
        private final Observation.Scope scope;
        private @Nullable RequestObservation request;

        CallObservation(Operation operation) {
            context = new PartneroCallObservationContext(client, operation);
            call = PartneroObservationDocumentation.CALL
                    .observation(callConvention, CALL, () -> context, registry)
                    .start();
            scope = call.openScope();
        }

        @Override
        public void attemptStarted(Operation operation) {
            request = new RequestObservation(operation);
        }

        @Override
        public Map<String, String> requestHeaders() {
            Map<String, String> headers = request == null ? null : request.context.getCarrier();
            return headers == null ? Map.of() : headers;
        }

        @Override
        public void answered(int status, @Nullable String requestId) {
            if (request != null) {
                request.context.setResponse(status);
            }
        }

        @Override
        public void attemptEnded(Operation operation, @Nullable AttemptFailedException failure) {
            if (request != null) {
                request.end(failure);
                request = null;
            }
        }

        @Override
        public void succeeded(boolean verified) {
            context.succeeded(verified);
        }

        @Override
        public void failed(PartneroException exception) {
            context.failed(exception);
            call.error(exception);
        }

        @Override
        public void ended() {
            scope.close();
            call.stop();
        }
    }

    /** One request. */
    private final class RequestObservation {

        private final PartneroRequestObservationContext context;
        private final Observation observation;
        private final Observation.Scope scope;

        RequestObservation(Operation operation) {
            context = new PartneroRequestObservationContext(host, operation);
            observation = PartneroObservationDocumentation.REQUEST
                    .observation(requestConvention, REQUEST, () -> context, registry)
                    .start();
            scope = observation.openScope();
        }

        void end(@Nullable AttemptFailedException failure) {
            if (failure != null) {
                context.failed(failure);
                observation.error(failure);
                if (context.getResponse() == null && failure.status() != null) {
                    context.setResponse(failure.status());
                }
            }
            scope.close();
            observation.stop();
        }
    }
}
