package com.partnero.spring.boot.observation;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.partnero.PartneroTransactions;
import com.partnero.errors.PartneroValidationException;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tracer exports: a span for each call and, below it, one for each request, whose context the request carries. */
class TraceTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final io.opentelemetry.api.trace.Tracer otel = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test");
    private final Tracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
    private final ObservationRegistry registry = ObservationRegistry.create();

    TraceTest() {
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
        StarterFixture.runner(emulator)
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

    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void aCallThatSucceedsIsASpanThatHasNotFailed(String transport) {
        call(transport, transactions -> transactions.create(sale("order-1042")));

        assertThat(exporter.getFinishedSpanItems()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
            assertThat(span.getEvents()).isEmpty();
        });
        assertThat(span("partnero transactions.create").getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("outcome"), "success")
                .containsEntry(AttributeKey.stringKey("error.type"), "none");
    }

    @Test
    void aCallThatIsVerifiedHasNotFailedAlthoughOneOfItsRequestsHas() {
        emulator.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        call("feign", transactions -> transactions.create(sale("order-1042")));

        SpanData call = span("partnero transactions.create");
        assertThat(call.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
        assertThat(call.getEvents()).isEmpty();
        assertThat(call.getAttributes().asMap()).containsEntry(AttributeKey.stringKey("outcome"), "verified");
        assertThat(span("http post").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span("http get").getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
    }

    @Test
    void aCallThatFailsIsASpanThatHasFailed() {
        emulator.faults().next(Fault.status(422));

        assertThatExceptionOfType(PartneroValidationException.class)
                .isThrownBy(() -> call("feign", transactions -> transactions.create(sale("order-1042"))));

        assertThat(span("partnero transactions.create").getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
        assertThat(span("http post").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    private void call(String transport, Consumer<PartneroTransactions> call) {
        StarterFixture.runner(emulator)
                .withPropertyValues("partnero.transport=" + transport)
                .withBean(ObservationRegistry.class, () -> registry)
                .run(context -> call.accept(context.getBean(PartneroTransactions.class)));
    }

    private SpanData span(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
