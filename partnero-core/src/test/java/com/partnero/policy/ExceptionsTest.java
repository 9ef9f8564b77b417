package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import java.io.IOException;
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
        "http://localhost:0/v1, localhost:0"
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
                .hasMessageEndingWith("Check the network, firewalls and whether a proxy is needed.");
        assertThat(exception(AttemptFailedException.timedOut(true))).hasMessageNotContaining("Check the network");
    }

    @Test
    void whatTheHttpLibraryThrewIsThereForThoseWhoAsk() {
        IOException thrown = new IOException("joe@example.com");

        PartneroException exception =
                exception(AttemptFailedException.notConnected(false, ConnectionProblem.UNKNOWN_HOST, thrown));

        assertThat(exception.diagnosis()).isSameAs(thrown);
        assertThat(exception)
                .hasNoCause()
                .hasMessageContaining("the host is unknown")
                .hasMessageEndingWith("Check the base URL and the machine's DNS.");
    }

    private static PartneroException refusal(String... fields) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (String field : fields) {
            errors.put(field, List.of("taken"));
        }
        return exception(AttemptFailedException.answered(ServiceReply.of(422).withFieldErrors(errors)));
    }

    private static PartneroException exception(AttemptFailedException failure) {
        return new Exceptions(URI.create("https://api.partnero.com/v1"))
                .of(Operation.CREATE, Outcome.NOT_APPLIED, 1, "k", "", failure, null);
    }
}
