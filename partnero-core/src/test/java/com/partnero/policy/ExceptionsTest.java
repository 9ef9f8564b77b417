package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.spi.Effect;
import com.partnero.spi.LookUpResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionsTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.partnero.com/v1, api.partnero.com:443",
        "http://localhost/v1, localhost:80",
        "https://api.partnero.com:8443/v1, api.partnero.com:8443",
        "http://[::1]:4010/v1, [::1]:4010",
        "in-memory:partnero, in-memory"
    })
    void theMessageNamesHostAndPortOfTheService(URI baseUrl, String target) {
        PartneroException exception = new Exceptions(baseUrl).closed(Operation.BALANCE, null);

        assertThat(exception).hasMessageContaining(" at " + target + " failed");
    }

    @Test
    void theMessageNamesTheFieldsThatWereRefused() {
        assertThat(refusal("key", "transactions.0.amount_units"))
                .hasMessageContaining("HTTP 422 about key, transactions.0.amount_units.");
        assertThat(refusal()).hasMessageContaining("HTTP 422.");
    }

    @Test
    void theMessageNamesNoFieldThatCouldBeAPersonsOrASecret() {
        assertThat(refusal("joe@example.com", "sk-live", "Key", "key")).hasMessageContaining("HTTP 422 about key.");
        assertThat(refusal("a".repeat(40), "b".repeat(41)))
                .hasMessageContaining(" about " + "a".repeat(40) + ".")
                .hasMessageNotContaining("bbb");
    }

    @Test
    void theMessageNamesFieldsUpToTwoHundredCharacters() {
        String forty = "a".repeat(39);

        assertThat(refusal(forty + 1, forty + 2, forty + 3, forty + 4, "b".repeat(24), "one_more"))
                .hasMessageContaining(", one_more.");
        assertThat(refusal(forty + 1, forty + 2, forty + 3, forty + 4, "b".repeat(25), "one_more"))
                .hasMessageContaining(", " + "b".repeat(25) + ".");
    }

    @Test
    void aTimeOutWithoutAConnectionSaysWhatToCheck() {
        assertThat(exception(AttemptFailedException.timedOut(false)))
                .hasMessageEndingWith(
                        "Check the network, firewalls, whether a proxy is needed, and whether the port speaks"
                                + " TLS if the base URL begins with https.");
        assertThat(exception(AttemptFailedException.timedOut(true))).hasMessageNotContaining("Check the network");
    }

    @Test
    void whatTheHttpLibraryThrewIsThereForThoseWhoAsk() {
        IOException thrown = new IOException("joe@example.com", new IllegalStateException("sk-live"));

        PartneroException exception =
                exception(AttemptFailedException.notConnected(false, ConnectionProblem.UNKNOWN_HOST, thrown));

        assertThat(exception.diagnosis()).isSameAs(thrown);
        assertThat(exception)
                .hasMessageContaining("the host is unknown")
                .hasMessageEndingWith("Check the base URL and the machine's DNS.");
    }

    @Test
    void theCauseShowsTypesAndStackTracesOfTheHttpLibraryButNoMessages() {
        IOException thrown = new IOException("joe@example.com", new IllegalStateException("sk-live"));
        thrown.addSuppressed(new IOException("4111 1111 1111 1111"));

        PartneroException exception =
                exception(AttemptFailedException.notConnected(false, ConnectionProblem.UNKNOWN_HOST, thrown));

        StringWriter log = new StringWriter();
        exception.printStackTrace(new PrintWriter(log));
        assertThat(log.toString())
                .contains("Caused by: java.io.IOException (", "Caused by: java.lang.IllegalStateException (")
                .contains("at " + getClass().getName())
                .doesNotContain("joe@example.com", "sk-live", "4111");
        assertThat(exception.getCause()).hasStackTraceContaining("ExceptionsTest");
        assertThat(exception.getCause().getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void aCauseThatIsItsOwnCauseEnds() {
        IOException one = new IOException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);

        PartneroException exception =
                exception(AttemptFailedException.notConnected(false, ConnectionProblem.BROKEN, one));

        assertThat(exception)
                .hasRootCauseMessage("java.lang.IllegalStateException (its message is only in diagnosis())");
    }

    @Test
    void withoutAnExceptionOfALibraryThereIsNoCause() {
        assertThat(exception(AttemptFailedException.timedOut(true))).hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "422, true, true, 'request; serviceMessage() and fieldErrors() say why.'",
        "422, true, false, 'request; serviceMessage() says why.'",
        "422, false, true, 'request; fieldErrors() says why.'",
        "422, false, false, 'request; its answer does not say why.'",
        "403, true, false, 'do this; serviceMessage() says why.'",
        "403, false, false, 'do this; its answer does not say why.'"
    })
    void theMessageNamesOnlyReasonsThatThereAre(int status, boolean message, boolean fields, String end) {
        ServiceReply reply = ServiceReply.of(status)
                .withMessage(message ? "taken" : null)
                .withFieldErrors(fields ? Map.of("key", List.of("taken")) : Map.of());

        assertThat(exception(AttemptFailedException.answered(reply))).hasMessageEndingWith(end);
    }

    @Test
    void aBodyThatIsTooLargeForAProxyIsToBeMadeSmaller() {
        assertThat(exception(AttemptFailedException.foreign("an HTML page from nginx", ServiceReply.of(413))))
                .hasMessageContaining("Send less in one request, or raise the limit of the proxy")
                .hasMessageNotContaining("base URL");
        assertThat(exception(AttemptFailedException.foreign("an HTML page from nginx", ServiceReply.of(403))))
                .hasMessageContaining("Check the base URL, and any proxy or firewall")
                .hasMessageNotContaining("API key");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.partnero.com, true",
        "https://api.partnero.com/v1, false",
        "https://gateway.example/partnero, false",
        "in-memory:partnero, false"
    })
    void aBaseUrlWithoutAPathIsHintedAtWhenAnAddressIsNotFound(URI baseUrl, boolean hinted) {
        Exceptions exceptions = new Exceptions(baseUrl);
        List<AttemptFailedException> failures = List.of(
                AttemptFailedException.answered(ServiceReply.of(404)),
                AttemptFailedException.foreign("an HTML page", ServiceReply.of(404)),
                AttemptFailedException.unusable(Effect.ENDED, "not JSON", ServiceReply.of(200)));

        for (AttemptFailedException failure : failures) {
            String message = exceptions
                    .of(Operation.BALANCE, Outcome.NOT_APPLIED, 1, null, "", failure, null)
                    .getMessage();
            assertThat(message.contains("(it has no path; that of the service ends in /v1)"))
                    .isEqualTo(hinted);
        }
    }

    @Test
    void anInconclusiveListSaysWhatIsWrongWithIt() {
        Page<Transaction> empty = Page.<Transaction>of(List.of(), 1).range(1, 6).build();
        Page<Transaction> unfiltered = page(Transaction.builder().key("other").build());
        Page<Transaction> withoutAmount = page(Transaction.builder().key("k").build());

        assertThat(unproven(empty))
                .hasMessageContaining("the page is empty, but its numbers say that there are transactions");
        assertThat(unproven(unfiltered)).hasMessageContaining("the list is not filtered by key");
        assertThat(unproven(withoutAmount)).hasMessageContaining("the transaction with this key shows no amount");
        assertThat(exceptions().notConfirmed(Operation.DELETE, 1, "k", LookUpResult.UNPROVEN, empty))
                .hasMessageContaining("HTTP 404, but the page is empty, but its numbers");
    }

    private static Page<Transaction> page(Transaction row) {
        return Page.<Transaction>of(List.of(row), 1).build();
    }

    private static PartneroException unproven(Page<Transaction> answer) {
        return exceptions().unproven(Operation.CREATE_IF_ABSENT, "k", answer);
    }

    private static PartneroException refusal(String... fields) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (String field : fields) {
            errors.put(field, List.of("taken"));
        }
        return exception(AttemptFailedException.answered(ServiceReply.of(422).withFieldErrors(errors)));
    }

    private static PartneroException exception(AttemptFailedException failure) {
        return exceptions().of(Operation.CREATE, Outcome.NOT_APPLIED, 1, "k", "", failure, null);
    }

    private static Exceptions exceptions() {
        return new Exceptions(URI.create("https://api.partnero.com/v1"));
    }
}
