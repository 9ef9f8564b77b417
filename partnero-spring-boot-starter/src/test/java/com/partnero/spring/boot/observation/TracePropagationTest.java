package com.partnero.spring.boot.observation;

import static com.partnero.spring.boot.Starter.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.PartneroTransactions;
import com.partnero.spring.boot.Starter;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.faults.Fault;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a tracer, every request carries the context of its own span in the trace of the caller. */
class TracePropagationTest {

    private final PartneroEmulator emulator = Starter.emulator();
    private final io.opentelemetry.api.trace.Tracer otel =
            SdkTracerProvider.builder().build().get("test");
    private final Tracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
    private final ObservationRegistry registry = ObservationRegistry.create();

    TracePropagationTest() {
        OtelPropagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
        registry.observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                        new DefaultTracingObservationHandler(tracer)));
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void everyRequestCarriesATraceparentOfTheCallersTrace(String transport) {
        emulator.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        Starter.runner(emulator)
                .withPropertyValues("partnero.transport=" + transport)
                .withBean(ObservationRegistry.class, () -> registry)
                .run(context -> {
                    String trace = Observation.createNotStarted("order", registry)
                            .observe(() -> {
                                context.getBean(PartneroTransactions.class).create(sale("order-1042"));
                                return tracer.currentSpan().context().traceId();
                            });

                    Set<String> parents = new HashSet<>();
                    assertThat(emulator.requests()).hasSize(2).allSatisfy(request -> {
                        assertThat(request.header("traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-0[13]");
                        parents.add(request.header("traceparent"));
                    });
                    assertThat(parents).as("a span for each request").hasSize(2);
                });
    }
}
