package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.PartneroBuilder;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroClients;
import com.partnero.spi.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A contract that cannot fail proves nothing: this transport sends again what was lost, as most HTTP libraries do. */
class ResendingIsDetectedTest {

    @Test
    void aTransportThatSendsAgainByItselfBreaksTheContract() throws Exception {
        List<String> broken = brokenCells(ResendingPartnero::new, "the connection is reset after the commit once");

        assertThat(broken)
                .containsExactlyInAnyOrder(
                        "create when the connection is reset after the commit once",
                        "createIfAbsent when the connection is reset after the commit once",
                        "createWithoutKey when the connection is reset after the commit once",
                        "createAll when the connection is reset after the commit once",
                        "delete when the connection is reset after the commit once",
                        "deleteIfExists when the connection is reset after the commit once",
                        "credit when the connection is reset after the commit once");
    }

    @Test
    void aTransportThatSendsOnceKeepsIt() throws Exception {
        assertThat(brokenCells(OwnPartnero::builder, "the connection is reset after the commit once"))
                .isEmpty();
    }

    /** Runs the cells with such a name, and names those that fail. */
    private static List<String> brokenCells(Supplier<PartneroBuilder<?>> builders, String fault) throws Exception {
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
            List<Cell> cells = contract.cells().stream()
                    .filter(cell -> cell.name().endsWith(fault))
                    .toList();
            assertThat(cells).isNotEmpty();
            List<String> broken = new ArrayList<>();
            for (Cell cell : cells) {
                try {
                    cell.body().run();
                } catch (AssertionError e) {
                    broken.add(cell.name());
                }
            }
            return broken;
        } finally {
            contract.close();
        }
    }

    private static final class ResendingPartnero extends PartneroBuilder<ResendingPartnero> {

        @Override
        protected ResendingPartnero self() {
            return this;
        }

        @Override
        public Partnero build() {
            ClientSettings settings = settings();
            return PartneroClients.create(resending(new OwnTransport(settings)), settings);
        }

        private static Transport resending(Transport transport) {
            return (Transport) Proxy.newProxyInstance(
                    Transport.class.getClassLoader(), new Class<?>[] {Transport.class}, (proxy, method, arguments) -> {
                        try {
                            try {
                                return method.invoke(transport, arguments);
                            } catch (InvocationTargetException e) {
                                if (e.getCause() instanceof AttemptFailedException failure
                                        && failure.reason() == Reason.LOST) {
                                    return method.invoke(transport, arguments);
                                }
                                throw e;
                            }
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
