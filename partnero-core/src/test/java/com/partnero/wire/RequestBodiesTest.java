package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The reference's requests, written from the domain. */
class RequestBodiesTest {

    @Test
    void aSaleOfAnExistingCustomer() throws IOException {
        NewTransaction sale = sale("transaction_456_1", "99.99").build();

        assertSame(
                RequestBodies.transaction(sale),
                "{'customer':{'id':'customer_456'},'key':'transaction_456_1','amount':99.99,'action':'sale'}");
    }

    @Test
    void aSaleOfANewCustomerCreatesTheCustomer() throws IOException {
        NewTransaction sale = NewTransaction.builder()
                .key("transaction_789_1")
                .amount(Amount.of("50.99"))
                .buyer(NewCustomer.builder()
                        .id("customer_789")
                        .name("Robert")
                        .surname("Johnson")
                        .email("robert.johnson@partnero.com")
                        .referrer(CustomerRef.id("customer_123"))
                        .build())
                .build();

        assertSame(
                RequestBodies.transaction(sale),
                "{'key':'transaction_789_1','amount':50.99,'action':'sale','options':{'create_customer':true},"
                        + "'customer':{'id':'customer_789','name':'Robert','surname':'Johnson',"
                        + "'email':'robert.johnson@partnero.com','referring_customer':{'id':'customer_123'}}}");
    }

    @Test
    void aBatch() throws IOException {
        NewTransactionBatch batch = NewTransactionBatch.of(
                sale("transaction_123_m", "50.99").build(),
                sale("transaction_456_m", "100.99").build());

        assertSame(
                RequestBodies.transactions(batch),
                "{'customer':{'id':'customer_456'},'transactions':["
                        + "{'key':'transaction_123_m','amount':50.99,'action':'sale'},"
                        + "{'key':'transaction_456_m','amount':100.99,'action':'sale'}]}");
    }

    @Test
    void aBatchOfANewCustomer() throws IOException {
        NewTransactionBatch batch = NewTransactionBatch.of(sale("k", "1")
                .buyer(NewCustomer.builder().email("katy@partnero.com").build())
                .build());

        assertSame(
                RequestBodies.transactions(batch),
                "{'options':{'create_customer':true},'customer':{'email':'katy@partnero.com'},"
                        + "'transactions':[{'key':'k','amount':1,'action':'sale'}]}");
    }

    @Test
    void everyOptionalField() throws IOException {
        NewTransaction sale = NewTransaction.builder()
                .withoutKey()
                .amount(Amount.ofMinor(1234, "kwd"))
                .action(Action.of("sign_up"))
                .rewarded(false)
                .rewardable(true)
                .productId("p-1")
                .productType("plan")
                .createdAt(Instant.parse("2025-05-12T17:50:17.9Z"))
                .buyer(NewCustomer.builder()
                        .key("ref_1")
                        .createdAt(Instant.parse("2025-05-12T15:41:47Z"))
                        .referrer(CustomerRef.email("a@b"))
                        .build())
                .build();

        assertSame(
                RequestBodies.transaction(sale),
                "{'amount':1.234,'amount_units':'KWD','action':'sign_up','rewarded':false,'rewardable':true,"
                        + "'product_id':'p-1','product_type':'plan','created_at':1747072217,"
                        + "'options':{'create_customer':true},'customer':{'key':'ref_1',"
                        + "'created_at':'2025-05-12T15:41:47.000000Z','referring_customer':{'email':'a@b'}}}");
    }

    @Test
    void customersByKeyAndByEmail() throws IOException {
        assertSame(
                RequestBodies.transaction(
                        sale("k", "1").buyer(CustomerRef.key("ref_1")).build()),
                "{'customer':{'key':'ref_1'},'key':'k','amount':1,'action':'sale'}");
        assertSame(
                RequestBodies.transaction(
                        sale("k", "1").buyer(CustomerRef.email("a@b")).build()),
                "{'customer':{'email':'a@b'},'key':'k','amount':1,'action':'sale'}");
    }

    @Test
    void creditsInMoneyAndInUnits() throws IOException {
        assertSame(
                RequestBodies.credit(Credit.of("customer_123", Amount.of("100", "USD"))),
                "{'amount':100,'amount_units':'USD','is_currency':true}");
        assertSame(
                RequestBodies.credit(Credit.of("customer_123", Amount.units("2.5", "points"))),
                "{'amount':2.5,'amount_units':'points','is_currency':false}");
    }

    @Test
    void aKeyThatDoesNotFitIntoAPath() throws IOException {
        assertSame(RequestBodies.key("gid://shopify/Order/1"), "{'key':'gid://shopify/Order/1'}");
    }

    @Test
    void everyValueThatIsSentHasItsBody() throws IOException {
        NewTransaction sale = sale("k", "1").build();
        NewTransactionBatch batch = NewTransactionBatch.of(sale);
        Credit credit = Credit.of("c", Amount.of("1", "USD"));
        WireBody body = RequestBodies.key("k");

        assertThat(text(RequestBodies.of(sale))).isEqualTo(text(RequestBodies.transaction(sale)));
        assertThat(text(RequestBodies.of(batch))).isEqualTo(text(RequestBodies.transactions(batch)));
        assertThat(text(RequestBodies.of(credit))).isEqualTo(text(RequestBodies.credit(credit)));
        assertThat(RequestBodies.of(body)).isSameAs(body);
        assertThatThrownBy(() -> RequestBodies.of("k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no request has a body of java.lang.String");
    }

    @Test
    void amountsAreWrittenPlainAndExactly() throws IOException {
        for (String[] pair : new String[][] {
            {"1E+2", "100"},
            {"99.990", "99.990"},
            {"1e-10", "0.0000000001"},
            {"0", "0"},
            {"12345678901234567890.123", "12345678901234567890.123"}
        }) {
            String json = text(RequestBodies.transaction(sale("k", pair[0]).build()));

            assertThat(json).contains("\"amount\":" + pair[1] + ",");
        }
    }

    private static NewTransaction.Builder sale(String key, String amount) {
        return NewTransaction.builder().key(key).amount(Amount.of(amount)).buyer(CustomerRef.id("customer_456"));
    }

    private static void assertSame(WireBody body, String expected) throws IOException {
        assertThat(JsonParser.parseString(text(body))).isEqualTo(JsonParser.parseString(expected.replace('\'', '"')));
    }

    private static String text(WireBody body) throws IOException {
        return new String(new GsonFormat().write(body), StandardCharsets.UTF_8);
    }
}
