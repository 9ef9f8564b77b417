package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.client.PartneroBuilder;
import com.partnero.feign.FeignPartnero;
import feign.Client;
import feign.DefaultClient;
import feign.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A contract that cannot fail proves nothing: this client sends again what was lost, as most HTTP libraries do. */
class ResendingIsDetectedTest {

    private static final String FAULT = "the connection is reset after the commit once";

    @Test
    void aClientThatSendsAgainByItselfBreaksTheContract() throws Exception {
        assertThat(brokenCases(() -> FeignPartnero.builder().client(resending())))
                .containsExactlyInAnyOrder(
                        "create when " + FAULT,
                        "createIfAbsent when " + FAULT,
                        "createWithoutKey when " + FAULT,
                        "createAll when " + FAULT,
                        "delete when " + FAULT,
                        "deleteIfExists when " + FAULT,
                        "credit when " + FAULT);
    }

    @Test
    void aClientThatSendsOnceKeepsIt() throws Exception {
        assertThat(brokenCases(FeignPartnero::builder)).isEmpty();
    }

    /** It sends copies of the request, or it would be stopped at the second. */
    private static Client resending() {
        Client client = new DefaultClient(null, null);
        return (request, options) -> {
            Request copy = Request.create(
                    request.httpMethod(), request.url(), Map.copyOf(request.headers()), request.body(), null, null);
            try {
                return client.execute(copy, options);
            } catch (IOException e) {
                return client.execute(copy, options);
            }
        };
    }

    /** Runs the cases with the fault, and names those that fail. */
    private static List<String> brokenCases(Supplier<PartneroBuilder<?>> builders) throws Exception {
        SentOnceContract contract = new SentOnceContract() {
            @Override
            protected PartneroBuilder<?> builder() {
                return builders.get();
            }

            @Override
            boolean watchesClosely() {
                return false;
            }
        };
        contract.open();
        try {
            List<Case> cases = contract.parts().stream()
                    .flatMap(part -> part.cases().stream())
                    .filter(testCase -> testCase.name().endsWith(FAULT))
                    .toList();
            assertThat(cases).isNotEmpty();
            List<String> broken = new ArrayList<>();
            for (Case testCase : cases) {
                try {
                    testCase.body().run();
                } catch (AssertionError e) {
                    broken.add(testCase.name());
                }
            }
            return broken;
        } finally {
            contract.close();
        }
    }
}
