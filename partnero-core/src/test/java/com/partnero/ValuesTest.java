package com.partnero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.ServiceReply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final String SECRET = "joe@example.com";

    @Test
    void whatIsMissingIsNamedWithTheLineToAdd() {
        assertThatThrownBy(() -> NewTransaction.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".key(")
                .hasMessageContaining(".withoutKey()");
        assertThatThrownBy(() -> NewTransaction.builder().withoutKey().build()).hasMessageContaining(".amount(");
        assertThatThrownBy(() -> NewTransaction.builder()
                        .withoutKey()
                        .amount(Amount.of("1"))
                        .build())
                .hasMessageContaining(".buyer(");
        assertThatThrownBy(() -> NewCustomer.builder().name("Joe").build())
                .hasMessageContaining("id, a key or an e-mail");
    }

    @Test
    void theLastWordOnTheKeyCounts() {
        assertThat(sale("a").withoutKey().build().key()).isNull();
        assertThat(sale("a").withoutKey().key("b").build().key()).isEqualTo("b");
    }

    @Test
    void amountsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> NewTransaction.builder().amount(Amount.of("-1")))
                .hasMessageContaining("must not be negative: -1");
        assertThat(NewTransaction.builder().amount(Amount.of("0"))).isNotNull();
        assertThatThrownBy(() -> Credit.of("c", Amount.of("0", "USD"))).hasMessageContaining("more than zero");
        assertThatThrownBy(() -> Credit.of("c", Amount.of("-1", "USD"))).hasMessageContaining("more than zero");
        assertThatThrownBy(() -> Credit.of("c", Amount.of("1"))).hasMessageContaining("Amount.of(\"1\", \"USD\")");
    }

    @Test
    void aBatchIsForOneBuyerAndNamesNoKeyTwice() {
        assertThatThrownBy(() -> NewTransactionBatch.of()).hasMessageContaining("at least one");
        assertThatThrownBy(() ->
                        NewTransactionBatch.of(sale("a").build(), sale("a").build()))
                .hasMessageContaining("transaction 1 repeats a key");
        assertThatThrownBy(() -> NewTransactionBatch.of(
                        sale("a").build(), sale("b").buyer(CustomerRef.key("x")).build()))
                .hasMessageContaining("transactions 0 and 1 have different buyers");
        assertThat(NewTransactionBatch.of(
                                sale("a").withoutKey().build(),
                                sale("a").withoutKey().build())
                        .transactions())
                .hasSize(2);
    }

    @Test
    void queriesCheckTheirRange() {
        assertThatThrownBy(() -> TransactionQuery.all().withLimit(0)).hasMessage("limit must be 1 to 250: 0");
        assertThatThrownBy(() -> TransactionQuery.all().withLimit(251)).hasMessageContaining("251");
        assertThatThrownBy(() -> TransactionQuery.all().withPage(0)).hasMessageContaining("page");
        assertThat(TransactionQuery.byKey("a").withLimit(250).withPage(7))
                .isEqualTo(TransactionQuery.byKey("a").withPage(7).withLimit(250))
                .isNotEqualTo(TransactionQuery.all().withLimit(250).withPage(7));
        assertThat(TransactionQuery.all().limit()).isEqualTo(100);
        assertThat(TransactionQuery.all().withLimit(250).limit()).isEqualTo(250);
    }

    @Test
    void noValueShowsAPersonOrAKey() {
        CustomerRef email = CustomerRef.email(SECRET);
        NewCustomer customer = NewCustomer.builder()
                .id(SECRET)
                .key(SECRET)
                .email(SECRET)
                .name(SECRET)
                .surname(SECRET)
                .referrer(email)
                .build();
        NewTransaction sale = sale(SECRET).buyer(customer).build();
        for (Object value : List.of(
                email,
                customer,
                sale,
                NewTransactionBatch.of(sale),
                Credit.of(SECRET, Amount.of("1", "USD")),
                TransactionQuery.byKey(SECRET),
                Transaction.builder().key(SECRET).buyer(SECRET).referrer(SECRET).build(),
                Reward.builder().transactionKey(SECRET).beneficiary(SECRET).build(),
                CustomerProfile.builder().email(SECRET).name(SECRET).build(),
                ApiKey.of(SECRET),
                Page.of(List.of(Transaction.builder().key(SECRET).build()), 1).build())) {
            assertThat(value.toString()).doesNotContain(SECRET).doesNotContain("joe");
        }
    }

    @Test
    void valuesTellWhatIsNoSecret() {
        NewTransaction.Builder sale = sale("a");
        NewCustomer.Builder customer = NewCustomer.builder().id("c");

        assertThat(sale.build()).hasToString("NewTransaction[sale, 1, with key]");
        assertThat(sale.withoutKey().build()).hasToString("NewTransaction[sale, 1, without key]");
        assertThat(customer.build()).hasToString("NewCustomer[referred=false]");
        assertThat(customer.referrer(CustomerRef.id("r")).build()).hasToString("NewCustomer[referred=true]");
        assertThat(TransactionQuery.all()).hasToString("TransactionQuery[all, page=1, limit=100]");
        assertThat(TransactionQuery.byKey("a").withPage(2)).hasToString("TransactionQuery[by key, page=2, limit=100]");
        assertThat(CallOptions.none().withDeadline(Duration.ofSeconds(3)).withHeader("X-A", "private"))
                .hasToString("CallOptions{deadline=PT3S, headers=[X-A]}");
    }

    @Test
    void whatMustNotBeNullIsNamed() {
        assertThatThrownBy(() -> TransactionQuery.byKey(null)).hasMessage("key must not be null");
        assertThatThrownBy(() -> RetryPolicy.defaults().withBaseDelay(null)).hasMessage("baseDelay must not be null");
        assertThatThrownBy(() -> CallOptions.none().withDeadline(null)).hasMessage("deadline must not be null");
    }

    @Test
    void halfASurrogatePairIsNoText() {
        for (String half : List.of("\ud800", "\udbff", "\udc00", "\udfff")) {
            assertThatThrownBy(() -> TransactionQuery.byKey("a" + half + "b"))
                    .hasMessageContaining("half a surrogate pair at position 1");
        }
        assertThat(TransactionQuery.byKey("\ud7ff\ue000\ud83d\ude00").key()).hasSize(4);
    }

    @Test
    void anApiKeyMayHoldAnyVisibleAscii() {
        assertThat(ApiKey.of("!sk_live~").reveal()).isEqualTo("!sk_live~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "a\r\nX: y", "\u00e9", "a\u0000", "a\t"})
    void anApiKeyIsVisibleAsciiAndIsNotRepeated(String key) {
        assertThatThrownBy(() -> ApiKey.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("X: y");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "Bearer secret, Bearer",
                "bearer secret, Bearer",
                "|Bearer\tsecret|, Bearer",
                "Bearer, Bearer",
                "\"secret\", quotes",
                "'secret', quotes"
            })
    void anApiKeyAsSomebodyElseWroteItIsExplained(String key, String word) {
        assertThatThrownBy(() -> ApiKey.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aTextWithoutQuotesIsNoJsonAndTheMessageShowsHowToWriteIt() {
        assertThatThrownBy(() -> NewTransaction.builder().additional("coupon", "SUMMER"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".additional(\"coupon\", \"\\\"SUMMER\\\"\")");
        assertThatThrownBy(() -> NewTransaction.builder().additional("coupon", "WINTER"))
                .hasMessageNotContaining("WINTER");
    }

    @Test
    void anApiKeyCannotBeSerialized() {
        assertThatThrownBy(() -> serialized(ApiKey.of("secret"))).isInstanceOf(NotSerializableException.class);
    }

    @Test
    void aSerializedExceptionLeavesDataBehind() throws Exception {
        PartneroException exception = new PartneroServerException(Failure.of(
                        Operation.CREATE, Outcome.UNKNOWN, "HTTP 500")
                .reply(ServiceReply.of(500).withMessage(SECRET).withFieldErrors(Map.of("email", List.of(SECRET))))
                .attempts(2)
                .transactionKey(SECRET)
                .recorded(List.of(Transaction.builder().key(SECRET).build())));

        byte[] bytes = serialized(exception);

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        PartneroException copy =
                (PartneroException) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
        assertThat(copy.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(copy.status()).isEqualTo(500);
        assertThat(copy.transactionKey()).isNull();
        assertThat(copy.fieldErrors()).isEmpty();
        assertThat(copy.recorded()).isEmpty();
    }

    @Test
    void anExceptionIsNotChangedByItsFailure() {
        Failure failure = Failure.of(Operation.CREDIT, Outcome.UNKNOWN, "no answer in time");
        PartneroException exception = new PartneroServerException(failure);
        failure.reply(ServiceReply.of(500));

        assertThat(exception.status()).isNull();
        assertThat(exception)
                .hasMessage(
                        "balances.credit (POST /customers/{id}/balance/credit) failed: no answer in time. The credit may"
                                + " have been written and cannot be looked up. Read the balance before crediting again.");
    }

    @Test
    void retryPoliciesCheckTheirRange() {
        RetryPolicy policy = RetryPolicy.defaults();
        assertThatThrownBy(() -> policy.withMaxAttempts(0)).hasMessageContaining("maxAttempts must be 1 to 20");
        assertThatThrownBy(() -> policy.withBaseDelay(java.time.Duration.ofMillis(-1)))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> policy.withQuota(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.withQuota(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(policy.withMaxAttempts(5).withQuota(7, 3))
                .hasToString(
                        "RetryPolicy{maxAttempts=5, baseDelay=PT0.05S, throttleBaseDelay=PT1S, maxDelay=PT5S, quota=7/3}");
    }

    private static NewTransaction.Builder sale(String key) {
        return NewTransaction.builder().key(key).amount(Amount.of("1")).buyer(CustomerRef.id("c"));
    }

    private static byte[] serialized(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-1042 ",
                " order-1042",
                "order-1042\u00a0",
                "\u200border-1042",
                "order-1042\ufeff",
                "\u3164k",
                "k\u2800",
                "k\u00ad",
                "\u034fk"
            })
    void whatTheServiceWouldCutOffIsRefused(String text) {
        assertThatThrownBy(() -> NewTransaction.builder().key(text))
                .hasMessageContaining("begin or end with white space");
        assertThatThrownBy(() -> TransactionQuery.byKey(text)).hasMessageContaining("key must not begin or end");
        assertThatThrownBy(() -> CustomerRef.id(text)).hasMessageContaining("begin or end with white space");
        assertThatThrownBy(() -> CustomerRef.email(text)).hasMessageContaining("begin or end with white space");
        assertThatThrownBy(() -> NewCustomer.builder().key(text)).hasMessageContaining("begin or end with white space");
        assertThatThrownBy(() -> Credit.of(text, Amount.of("1"))).hasMessageContaining("begin or end with white space");
        assertThatThrownBy(() -> Action.of(text)).hasMessageContaining("begin or end with white space");
    }

    @Test
    void eachSettingOfRetriesAndLimitsIsItsOwn() {
        assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
        RetryPolicy retry = RetryPolicy.defaults()
                .withMaxAttempts(2)
                .withBaseDelay(Duration.ofMillis(3))
                .withThrottleBaseDelay(Duration.ofMillis(4))
                .withMaxDelay(Duration.ofMillis(5))
                .withQuota(6, 7);
        assertThat(retry)
                .hasToString("RetryPolicy{maxAttempts=2, baseDelay=PT0.003S, throttleBaseDelay=PT0.004S,"
                        + " maxDelay=PT0.005S, quota=6/7}");

        ResponseLimits limits = ResponseLimits.defaults()
                .withMaxBodyBytes(2_000)
                .withMaxDepth(9)
                .withMaxNumberDigits(39);
        assertThat(limits).hasToString("ResponseLimits{maxBodyBytes=2000, maxDepth=9, maxNumberDigits=39}");
        assertThat(limits.maxBodyBytes(Operation.CREATE)).isEqualTo(2_000);
        assertThat(limits.maxBodyBytes(
                        NewTransactionBatch.of(sale("a").build(), sale("b").build())))
                .isEqualTo(2_000 + 2 * 4_096);
    }

    @Test
    void operationsKnowWhatTheyAskAndWhetherTheyWrite() {
        assertThat(Operation.requests()).contains(Operation.CREATE, Operation.LIST, Operation.CREDIT);
        assertThat(Stream.of(Operation.values()).filter(operation -> !operation.isWrite()))
                .containsExactly(Operation.FIND, Operation.LIST, Operation.BALANCE);
    }

    @Test
    void aCurrencyHasThreeLetters() {
        for (String code : List.of("AAA", "ZZZ", "aaa", "zzz")) {
            assertThat(Amount.of("1", code).unit()).isEqualTo(code);
        }
        for (String code : List.of("EU", "EURO", "E1R", "@AA", "[AA", "`aa", "{aa", "")) {
            assertThatThrownBy(() -> Amount.of("1", code)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Amount.of(BigDecimal.ONE)).isEqualTo(Amount.of("1"));
    }
}
