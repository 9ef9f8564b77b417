package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.testkit.http.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What leaves the machine, byte by byte: the other transport sends the same. */
class RequestOnTheWireTest {

    @Test
    void aCreateCarriesTheseHeadersAndNoOther() throws IOException {
        Request request = sent(Service.MADE, partnero -> partnero.transactions().create(Service.sale()));

        assertThat(request.headers())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "Authorization",
                        "Accept",
                        "Accept-Encoding",
                        "User-Agent",
                        "Content-Type",
                        "Content-Length",
                        "Host",
                        "Connection");
        assertThat(request.header("Authorization")).isEqualTo("Bearer secret");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("Accept-Encoding")).isEqualTo("gzip");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("User-Agent")).startsWith("partnero-java/").contains("(retrofit; java ");
        assertThat(request.version()).isEqualTo("HTTP/1.1");
    }

    @Test
    void aRequestWithoutABodyNamesNoContentType() throws IOException {
        Request request = sent(Service.DONE, partnero -> partnero.transactions().delete("order-1"));

        assertThat(request.toString()).isEqualTo("DELETE /v1/transactions/order-1");
        assertThat(request.headers())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "Authorization", "Accept", "Accept-Encoding", "User-Agent", "Host", "Connection");
    }

    @Test
    void aPathSegmentIsEncodedOnce() throws IOException {
        Request request = sent(Service.DONE, partnero -> partnero.transactions().delete("a b%2F?#é;:@+&=~._-"));

        assertThat(request.target()).isEqualTo("/v1/transactions/a%20b%252F%3F%23%C3%A9%3B%3A%40%2B%26%3D~._-");
    }

    @Test
    void aKeyWithASlashIsFetchedByQuery() throws IOException {
        Request request =
                sent(Service.EMPTY_PAGE, partnero -> partnero.transactions().find("gid://a/1"));

        assertThat(request.toString()).isEqualTo("GET /v1/transactions?key=gid%3A%2F%2Fa%2F1&limit=100&page=1");
    }

    @Test
    void aKeyWithASlashIsDeletedByBody() throws IOException {
        Request request = sent(Service.DONE, partnero -> partnero.transactions().delete("gid://a/1"));

        assertThat(request.toString()).isEqualTo("DELETE /v1/transactions");
        assertThat(request.text()).isEqualTo("{\"key\":\"gid://a/1\"}");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aListSaysLimitAndPageAlways() throws IOException {
        Request request =
                sent(Service.EMPTY_PAGE, partnero -> partnero.transactions().list(TransactionQuery.all()));

        assertThat(request.toString()).isEqualTo("GET /v1/transactions?limit=100&page=1");
    }

    @Test
    void aCreditGoesToTheCustomersBalance() throws IOException {
        Request request =
                sent(Service.DONE, partnero -> partnero.balances().credit("customer 1", Amount.of("100", "USD")));

        assertThat(request.toString()).isEqualTo("POST /v1/customers/customer%201/balance/credit");
        assertThat(request.text()).isEqualTo("{\"amount\":100,\"amount_units\":\"USD\",\"is_currency\":true}");
    }

    @Test
    void everyRequestHasAConnectionOfItsOwn() throws IOException {
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero = service.client().build()) {
            partnero.transactions().delete("order-1");
            partnero.transactions().delete("order-2");

            assertThat(service.requests()).extracting(Request::connection).isEqualTo(List.of(1, 2));
        }
    }

    private static Request sent(String answer, Consumer<Partnero> call) throws IOException {
        try (Service service = Service.answering(answer);
                Partnero partnero = service.client().build()) {
            call.accept(partnero);

            return service.request();
        }
    }
}
