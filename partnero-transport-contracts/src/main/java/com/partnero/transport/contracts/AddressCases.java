package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.partnero.Amount;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.testkit.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Cases about keys and ids in addresses: every transport sends the same bytes, or nothing. */
final class AddressCases {

    /**
     * Keys or ids per seed. The first seeds create keys of transactions, the others ids of customers. There are 2,000
     * in all, or 10,000 if all cases run.
     */
    private static final int KEYS_PER_SEED = TransportContract.ALL ? 1_000 : 200;

    private static final int SEEDS_OF_KEYS = 8;
    private static final int SEEDS = 10;

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    AddressCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> ofTransactions() {
        for (int i = 0; i < SEEDS_OF_KEYS; i++) {
            long seed = i;
            cases.add(ScriptedServer.testCase(
                    fixture, "hostile keys of seed " + seed + " are sent byte by byte as RFC 3986 requires", server -> {
                        boolean fetch = false;
                        for (String key : HostileKeys.generate(seed, KEYS_PER_SEED)) {
                            fetch = !fetch;
                            checkKey(server, key, fetch);
                        }
                    }));
        }
        refused("find", (partnero, key) -> partnero.transactions().find(key));
        refused("delete", (partnero, key) -> partnero.transactions().delete(key));
        refused("delete if exists", (partnero, key) -> partnero.transactions().deleteIfExists(key));
        refused("list", (partnero, key) -> partnero.transactions().list(TransactionQuery.byKey(key)));
        refused("create", (partnero, key) -> NewTransaction.builder().key(key));
        baseUrls();
        return cases;
    }

    List<Case> ofBalances() {
        for (int i = SEEDS_OF_KEYS; i < SEEDS; i++) {
            long seed = i;
            cases.add(ScriptedServer.testCase(
                    fixture, "hostile ids of seed " + seed + " are sent byte by byte as RFC 3986 requires", server -> {
                        boolean credit = false;
                        for (String id : HostileKeys.generate(seed, KEYS_PER_SEED)) {
                            credit = !credit;
                            checkId(server, id, credit);
                        }
                    }));
        }
        refused("balance", (partnero, id) -> partnero.balances().get(id));
        refused("credit", (partnero, id) -> partnero.balances().credit(id, Amount.of("1", "USD")));
        return cases;
    }

    /** A key with a slash does not fit into a path: the transport finds it by a query, and deletes it by a body. */
    private static void checkKey(ScriptedServer server, String key, boolean fetch) {
        String body = new Gson().toJson(Map.of("key", key));
        boolean fits = key.indexOf('/') < 0;
        if (fetch) {
            server.answersData(fits ? body : "[]");
            server.partnero().transactions().find(key);
        } else {
            server.answers(Responses.done());
            server.partnero().transactions().delete(key);
        }
        Request request = server.sentLast();
        String encoded = HostileKeys.encoded(key);
        if (fits) {
            assertThat(request.target()).isEqualTo("/v1/transactions/" + encoded);
            assertThat(request.body()).isEmpty();
        } else if (fetch) {
            assertThat(request.path()).isEqualTo("/v1/transactions");
            assertThat(request.query()).isNotNull();
            assertThat(("&" + request.query() + "&")).contains("&key=" + encoded + "&");
        } else {
            assertThat(request.target()).isEqualTo("/v1/transactions");
            Golden.assertBody(request, body);
        }
    }

    private static void checkId(ScriptedServer server, String id, boolean credit) {
        String target = "/v1/customers/" + HostileKeys.encoded(id) + "/balance" + (credit ? "/credit" : "");
        if (credit) {
            server.answers(Responses.done());
            server.partnero().balances().credit(id, Amount.of("1", "USD"));
        } else {
            server.answersData("{\"balance\":{}}");
            server.partnero().balances().get(id);
        }
        assertThat(server.sentLast().target()).isEqualTo(target);
    }

    private void refused(String name, BiConsumer<Partnero, String> call) {
        cases.add(ScriptedServer.testCase(
                fixture, name + " rejects what cannot be part of an address before sending", server -> {
                    for (String key : List.of(
                            "",
                            " ",
                            "\t",
                            "\u00a0",
                            "\u3000",
                            "k ",
                            " k",
                            "k\u00a0",
                            "\u200bk",
                            ".",
                            "..",
                            "a\nb",
                            "a\r\nHost: evil",
                            "a\u0000",
                            "\u007f",
                            "\u0085",
                            "\ud800",
                            "a\udc00b",
                            "\udc00\ud800")) {
                        EndedCall result = server.run(() -> {
                            call.accept(server.partnero(), key);
                            return true;
                        });
                        assertThat(result.thrown())
                                .as(
                                        "\"%s\"",
                                        key.codePoints()
                                                .mapToObj(Integer::toHexString)
                                                .toList())
                                .isInstanceOf(IllegalArgumentException.class);
                    }
                    assertThat(server.requests()).isEmpty();
                }));
    }

    private void baseUrls() {
        for (String path : List.of("", "/", "/v1", "/v1/", "/proxy/partnero%20api/v1//")) {
            cases.add(new Case("the base URL may end in \"" + path + "\"", () -> {
                try (FaultyService service = new FaultyService()) {
                    String host =
                            service.baseUrl().substring(0, service.baseUrl().length() - FaultyService.BASE.length());
                    service.onNext("GET", FaultAction.answer(Responses.notFound()));
                    service.onEvery("GET", FaultAction.answer(Responses.emptyList()));
                    try (Partnero partnero = fixture.client(host + path, TimeOuts.LONG)) {
                        partnero.transactions().find("k");
                    }
                    assertThat(service.requests().get(0).target())
                            .isEqualTo(path.replaceAll("/+$", "") + "/transactions/k");
                }
            }));
        }
    }
}
