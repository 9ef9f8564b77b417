package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.testkit.http.Request;
import com.partnero.transactions.NewTransaction;
import com.partnero.transactions.TransactionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** How keys and ids travel in addresses: the same bytes on every transport, or not at all. */
final class AddressCells {

    /** Ten thousand in all: the first seeds are keys of transactions, the others ids of customers. */
    private static final int KEYS_PER_SEED = 1_000;

    private static final int SEEDS_OF_KEYS = 8;
    private static final int SEEDS = 10;

    private final Bench bench;
    private final List<Cell> cells = new ArrayList<>();

    AddressCells(Bench bench) {
        this.bench = bench;
    }

    List<Cell> ofTransactions() {
        for (int i = 0; i < SEEDS_OF_KEYS; i++) {
            long seed = i;
            cells.add(Stage.cell(
                    bench, "hostile keys of seed " + seed + " travel byte by byte as RFC 3986 says", stage -> {
                        boolean fetch = false;
                        for (String key : HostileKeys.generate(seed, KEYS_PER_SEED)) {
                            fetch = !fetch;
                            checkKey(stage, key, fetch);
                        }
                    }));
        }
        refused("find", (partnero, key) -> partnero.transactions().find(key));
        refused("delete", (partnero, key) -> partnero.transactions().delete(key));
        refused("delete if exists", (partnero, key) -> partnero.transactions().deleteIfExists(key));
        refused("list", (partnero, key) -> partnero.transactions().list(TransactionQuery.byKey(key)));
        refused("create", (partnero, key) -> NewTransaction.builder().key(key));
        baseUrls();
        return cells;
    }

    List<Cell> ofBalances() {
        for (int i = SEEDS_OF_KEYS; i < SEEDS; i++) {
            long seed = i;
            cells.add(Stage.cell(
                    bench, "hostile ids of seed " + seed + " travel byte by byte as RFC 3986 says", stage -> {
                        boolean credit = false;
                        for (String id : HostileKeys.generate(seed, KEYS_PER_SEED)) {
                            credit = !credit;
                            checkId(stage, id, credit);
                        }
                    }));
        }
        refused("balance", (partnero, id) -> partnero.balances().get(id));
        refused("credit", (partnero, id) -> partnero.balances().credit(id, Amount.of("1", "USD")));
        return cells;
    }

    /** A key with a slash does not fit into a path: it is searched for, and deleted by a body. */
    private static void checkKey(Stage stage, String key, boolean fetch) {
        boolean fits = key.indexOf('/') < 0;
        if (fetch) {
            stage.saysData(fits ? "{\"key\":\"k\"}" : "[]");
            stage.partnero().transactions().find(key);
        } else {
            stage.says(Books.done());
            stage.partnero().transactions().delete(key);
        }
        Request request = stage.sentLast();
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
            assertThat(Books.keyIn(request)).isEqualTo(key);
        }
    }

    private static void checkId(Stage stage, String id, boolean credit) {
        String target = "/v1/customers/" + HostileKeys.encoded(id) + "/balance" + (credit ? "/credit" : "");
        if (credit) {
            stage.says(Books.done());
            stage.partnero().balances().credit(id, Amount.of("1", "USD"));
        } else {
            stage.saysData("{\"balance\":{}}");
            stage.partnero().balances().get(id);
        }
        assertThat(stage.sentLast().target()).isEqualTo(target);
    }

    private void refused(String name, BiConsumer<Partnero, String> call) {
        cells.add(Stage.cell(bench, name + " refuses what cannot be an address before sending", stage -> {
            for (String key : List.of(
                    "",
                    " ",
                    "\t",
                    "\u00a0",
                    "\u3000",
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
                Ran ran = stage.run(() -> {
                    call.accept(stage.partnero(), key);
                    return true;
                });
                assertThat(ran.thrown())
                        .as(
                                "\"%s\"",
                                key.codePoints().mapToObj(Integer::toHexString).toList())
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(stage.requests()).isEmpty();
        }));
    }

    private void baseUrls() {
        for (String path : List.of("", "/", "/v1", "/v1/", "/proxy/partnero%20api/v1//")) {
            cells.add(new Cell("the base URL may end in \"" + path + "\"", () -> {
                try (Ledger ledger = new Ledger()) {
                    String host = ledger.baseUrl().substring(0, ledger.baseUrl().length() - Books.BASE.length());
                    ledger.onEvery("GET", Strike.answer(Books.notFound()));
                    try (Partnero partnero = bench.client(host + path, Pace.PATIENT)) {
                        partnero.transactions().find("k");
                    }
                    assertThat(ledger.requests().get(0).target())
                            .isEqualTo(path.replaceAll("/+$", "") + "/transactions/k");
                }
            }));
        }
    }
}
