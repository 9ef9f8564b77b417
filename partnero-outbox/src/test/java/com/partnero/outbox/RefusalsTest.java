package com.partnero.outbox;

import static com.partnero.outbox.Sales.old;
import static com.partnero.outbox.Sales.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.partnero.Amount;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.outbox.Answer.Kind;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each failure of a real client means for an entry. */
class RefusalsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PartneroEmulator emulator = Shop.emulator();
    private final Partnero partnero = FeignPartnero.builder()
            .apiKey(emulator.apiKey())
            .baseUrl(emulator.baseUrl())
            .retry(RetryPolicy.none())
            .build();

    @AfterEach
    void close() {
        partnero.close();
        emulator.close();
    }

    private static Arguments row(Fault fault, Kind create, Kind delete, Kind credit) {
        return arguments(named(fault.toString(), fault), create, delete, credit);
    }

    /** The service's own answer about a field. */
    private static Fault about(String field) {
        String body = "{\"message\":\"No.\",\"errors\":{\"" + field + "\":[\"No.\"]}}";
        return Fault.answer(422, Map.of("Content-Type", "application/json"), body);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                row(Fault.RATE_LIMIT, Kind.NOT_APPLIED, Kind.NOT_APPLIED, Kind.NOT_APPLIED),
                row(Fault.UNAUTHORIZED, Kind.NOT_APPLIED, Kind.NOT_APPLIED, Kind.NOT_APPLIED),
                row(Fault.FORBIDDEN, Kind.NOT_APPLIED, Kind.NOT_APPLIED, Kind.NOT_APPLIED),
                row(Fault.status(405), Kind.NOT_APPLIED, Kind.NOT_APPLIED, Kind.NOT_APPLIED),
                row(Fault.status(400), Kind.REFUSED, Kind.REFUSED, Kind.REFUSED),
                row(Fault.status(404), Kind.REFUSED, Kind.UNKNOWN, Kind.REFUSED),
                row(Fault.status(409), Kind.TAKEN, Kind.TAKEN, Kind.TAKEN),
                row(about("amount"), Kind.REFUSED, Kind.REFUSED, Kind.REFUSED),
                row(about("key"), Kind.TAKEN, Kind.TAKEN, Kind.TAKEN),
                row(about("customer.key"), Kind.NOT_REFERRED, Kind.NOT_REFERRED, Kind.NOT_REFERRED),
                row(Fault.SERVER_ERROR, Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN),
                row(Fault.LOSE_REQUEST, Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN),
                row(Fault.HTML, Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerMeansTheSameWhateverWasRefused(Fault fault, Kind create, Kind delete, Kind credit) {
        assertMeans(fault, create, delete, credit);
    }

    /** A firewall also answers instead of the service when the service has carried the request out. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void aPageThatIsNotTheServicesDecidesNothing(int status) {
        assertMeans(Fault.page(status), Kind.UNKNOWN, Kind.UNKNOWN, Kind.UNKNOWN);
    }

    private void assertMeans(Fault fault, Kind create, Kind delete, Kind credit) {
        emulator.service().addTransaction(old("recorded", "1"));
        emulator.faults().on(Operation.CREATE).next(fault);
        emulator.faults().on(Operation.DELETE).next(fault);
        emulator.faults().on(Operation.CREDIT).next(fault);

        assertThat(answer(() -> partnero.transactions().create(sale("order-1", "1")))
                        .kind())
                .isEqualTo(create);
        assertThat(answer(() -> partnero.transactions().delete("recorded")).kind())
                .isEqualTo(delete);
        assertThat(answer(() -> partnero.balances().credit("buyer", Amount.of("1", "USD")))
                        .kind())
                .isEqualTo(credit);
    }

    @Test
    void aProgramIsLeftAloneWhereTheServiceAsksForItOrRefusesTheKey() {
        assertThat(answerTo(Fault.RATE_LIMIT.retryAfter(7)).pause()).isEqualTo(Duration.ofSeconds(7));
        assertThat(answerTo(Fault.RATE_LIMIT).pause()).isEqualTo(SECOND);
        assertThat(answerTo(Fault.UNAUTHORIZED).pause()).isEqualTo(MINUTE);
        assertThat(answerTo(Fault.FORBIDDEN).pause()).isEqualTo(MINUTE);
        assertThat(answerTo(Fault.page(403)).pause()).isNull();
        assertThat(answerTo(about("amount")).pause()).isNull();
    }

    @Test
    void aRefusalNamesTheFields() {
        assertThat(answerTo(about("amount")).reason()).contains("amount");
    }

    private Answer answerTo(Fault fault) {
        emulator.faults().on(Operation.CREDIT).next(fault);
        return answer(() -> partnero.balances().credit("buyer", Amount.of("1", "USD")));
    }

    private static Answer answer(Runnable call) {
        return Answer.of(catchThrowableOfType(PartneroException.class, call::run));
    }
}
