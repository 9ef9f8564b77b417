package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.errors.Retry;
import com.partnero.errors.ServiceReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of docs/errors.md says of every exception what {@code retry()} says. */
class RetryTableTest {

    @Test
    void theTableIsTheCode() throws Exception {
        Map<String, List<String>> table = table();

        assertThat(table.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(PartneroException.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
        for (var row : table.entrySet()) {
            Class<?> kind = Class.forName("com.partnero.errors." + row.getKey());
            Retry notApplied = retry(kind, failure(Operation.CREATE, Outcome.NOT_APPLIED));
            String shown = "`" + notApplied + "`" + (kind == PartneroValidationException.class ? "; 405: `LATER`" : "");
            assertThat(row.getValue().get(1)).as(row.getKey()).isEqualTo(shown);
            for (Operation operation :
                    List.of(Operation.CREATE, Operation.CREATE_IF_ABSENT, Operation.CREATE_ALL, Operation.DELETE)) {
                assertThat(row.getValue().get(2))
                        .as(row.getKey() + " of " + operation)
                        .isEqualTo("`" + retry(kind, failure(operation, Outcome.UNKNOWN)) + "`");
            }
            Failure keyless = failure(Operation.CREATE, Outcome.UNKNOWN).transactionKey(null);
            for (Failure failure : List.of(failure(Operation.CREDIT, Outcome.UNKNOWN), keyless)) {
                assertThat(row.getValue().get(3)).isEqualTo("`" + retry(kind, failure) + "`");
            }
        }
    }

    @Test
    void aMethodThatIsNotAllowedMayBeAllowedLater() {
        Failure failure = failure(Operation.CREATE, Outcome.NOT_APPLIED).reply(ServiceReply.of(405));

        assertThat(new PartneroValidationException(failure).retry()).isEqualTo(Retry.LATER);
    }

    private static Failure failure(Operation operation, Outcome outcome) {
        Failure failure = Failure.of(operation, outcome, "it failed");
        return operation == Operation.CREATE_ALL || operation == Operation.CREDIT
                ? failure.transactionKey(null)
                : failure.transactionKey("order-1042");
    }

    private static Retry retry(Class<?> kind, Failure failure) throws Exception {
        return ((PartneroException) kind.getConstructor(Failure.class).newInstance(failure)).retry();
    }

    private static Map<String, List<String>> table() throws Exception {
        String page = Files.readString(Path.of("../docs/errors.md"));
        String section =
                page.substring(page.indexOf("## Whether to send again"), page.indexOf("## What an exception holds"));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        section.lines().filter(line -> line.startsWith("| `Partnero")).forEach(line -> {
            List<String> cells = Arrays.stream(
                            line.substring(2, line.length() - 2).split(" \\| "))
                    .toList();
            rows.put(cells.get(0).replace("`", ""), cells);
        });
        return rows;
    }
}
