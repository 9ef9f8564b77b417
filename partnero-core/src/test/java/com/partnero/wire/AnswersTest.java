package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.Page;
import com.partnero.ResponseLimits;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.CallObserver;
import com.partnero.spi.Effect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final Instant CREATED = Instant.parse("2025-05-12T17:50:17Z");
    private static final String REWARD =
            "{'key':'k','action':'sale','status':'ok','referred_customer':'customer_456','customer':'customer_123',"
                    + "'amount':19.998,'amount_units':'USD','is_currency':true,'credit':false,"
                    + "'created_at':'2025-05-12T17:50:17.000000Z','deleted_at':null,'product_type_data':[]}";

    private final ReadAnswers answers = new ReadAnswers(new GsonFormat(), ResponseLimits.defaults());

    @Test
    void aSingleAnswerCallsTheBuyerCustomer() throws AttemptFailedException {
        Transaction transaction = transaction("'key':'k','action':'sale','amount':99.99,'partner':'customer_123',"
                + "'customer':'customer_456','credit':false,'is_currency':false,'amount_units':null,"
                + "'created_at':'2025-05-12T17:50:17.000000Z','deleted_at':null,'rewards':[" + REWARD + "]");

        assertThat(transaction)
                .isEqualTo(Transaction.builder()
                        .key("k")
                        .action(Action.SALE)
                        .amount(Amount.fromWire(new BigDecimal("99.99"), null, false))
                        .buyer("customer_456")
                        .referrer("customer_123")
                        .createdAt(CREATED)
                        .rewards(List.of(Reward.builder()
                                .transactionKey("k")
                                .action(Action.SALE)
                                .status(RewardStatus.OK)
                                .beneficiary("customer_123")
                                .buyer("customer_456")
                                .amount(Amount.of("19.998", "USD"))
                                .createdAt(CREATED)
                                .build()))
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'partner':'r','customer':'b'                              | b    | r",
                "'customer':'r','referred_customer':'b'                    | b    | r",
                "'referred_customer':'b','customer':'r'                    | b    | r",
                "'partner':'p','referred_customer':'b'                     | b    | p",
                "'partner':'p','customer':'r','referred_customer':'b'      | b    | r",
                "'customer':'b'                                            | b    |",
                "'customer':'r','referred_customer':null                   |      | r",
                "'partner':'r','customer':'b','referred_customer':null     | b    | r",
                "'partner':null,'customer':null                            |      |",
                "'customer':{'id':'r','key':'x'},'referred_customer':{'key':'b'} | b | r",
                "'customer':{'email':'r@x'},'referred_customer':7          | 7    | r@x",
                "'customer':[],'partner':{}                                |      |"
            })
    void theSiblingTellsWhoIsWho(String fields, @Nullable String buyer, @Nullable String referrer)
            throws AttemptFailedException {
        Transaction transaction = transaction("'key':'k'," + fields);

        assertThat(transaction.buyer()).isEqualTo(buyer);
        assertThat(transaction.referrer()).isEqualTo(referrer);
    }

    @Test
    void affiliateRewardsNameThePartner() throws AttemptFailedException {
        Transaction transaction =
                transaction("'rewards':[{'partner':'p','referred_customer':'b'},null,{'customer':'b'}]");

        assertThat(transaction.rewards()).extracting(Reward::beneficiary).containsExactly("p", "b");
        assertThat(transaction.rewards().get(0).buyer()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "99.99 | 99.99",
                "'99.99' | 99.99",
                "3 | 3",
                "19.998 | 19.998",
                "1e2 | 100",
                "-5 | -5",
                "99.990 | 99.99",
                "12345678901234567890.12345678901234567890 | 12345678901234567890.1234567890123456789"
            })
    void amountsAreExact(String json, BigDecimal value) throws AttemptFailedException {
        assertThat(transaction("'amount':" + json).amount())
                .isNotNull()
                .satisfies(amount -> assertThat(amount.value()).isEqualByComparingTo(value));
    }

    @Test
    void theIdsOfAPageAreHeldOnce() throws AttemptFailedException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append(i == 0 ? "" : ",").append("{'key':'order-10").append(i + 10);
            rows.append("','customer':'customer_12").append(i % 10).append("'}");
        }

        List<Transaction> page = answers.transactions(answer(200, "{'data':[" + rows + "]}"));

        for (int i = 0; i < 10; i++) {
            assertThat(page.get(i).key()).isEqualTo("order-10" + (i + 10));
            assertThat(page.get(i).buyer()).isEqualTo("customer_12" + i);
            assertThat(page.get(i + 10).buyer()).isSameAs(page.get(i).buyer());
        }
    }

    @Test
    void textsOfAnyLengthAreReadWhole() throws AttemptFailedException {
        for (int length : new int[] {0, 1, 3, 4, 5, 40, 41, 300}) {
            String text = "x".repeat(length);

            Transaction transaction = transaction("'key':'" + text + "','customer':'" + text + "'");

            assertThat(transaction.key()).isEqualTo(text);
            assertThat(transaction.buyer()).isEqualTo(text);
        }
    }

    @Test
    void missingAndEmptyFieldsAreAbsent() throws AttemptFailedException {
        for (String fields : List.of(
                "'key':'k'",
                "'key':'k','action':null,'amount':null,'customer':null,'created_at':null,'rewards':null,'credit':null",
                "'key':'k','action':'','amount':'','created_at':'','rewards':[],'is_currency':''",
                "'key':'k','rewards':{},'created_at':'gibberish','deleted_at':null")) {
            assertThat(transaction(fields))
                    .isEqualTo(Transaction.builder().key("k").build());
        }
        assertThat(transaction("'key':null,'action':'sale'").key()).isNull();
    }

    @Test
    void unknownFieldsAndWordsAreTolerated() throws AttemptFailedException {
        Transaction transaction = transaction(
                "'key':'k','new':{'a':[1,{'b':null}],'a':2},'action':'upgrade',"
                        + "'rewards':{'1':{'status':'frozen','product_type_data':{'a':1,'b':{'c':[true,null,'x\\'y']},'d':[]}}}");

        assertThat(transaction.action()).isEqualTo(Action.of("upgrade"));
        Reward reward = transaction.rewards().get(0);
        assertThat(reward.status()).isEqualTo(RewardStatus.of("frozen"));
        assertThat(reward.productTypeData())
                .containsEntry("a", "1")
                .containsEntry("b", "{\"c\":[true,null,\"x\\\"y\"]}")
                .containsEntry("d", "[]");
    }

    @Test
    void unknownFieldsAreToleratedEverywhere() throws AttemptFailedException {
        String odd = "'odd':{'a':[1]},'odd':[],";

        CustomerBalance balance = answers.balance(answer(
                200,
                "{" + odd + "'data':{" + odd + "'customer':{" + odd + "'id':'c','custom_fields':['x',['y']]},"
                        + "'balance':{" + odd + "'currency':[{" + odd + "'amount':1}]}}}"));
        assertThat(balance.currency()).containsExactly(Amount.of("1"));
        assertThat(balance.customer()).isNotNull().satisfies(customer -> {
            assertThat(customer.id()).isEqualTo("c");
            assertThat(customer.customFields()).containsExactly(Map.entry("0", "x"), Map.entry("1", "[\"y\"]"));
        });

        Page<Transaction> page = answers.page(
                answer(
                        200,
                        "{" + odd + "'data':[null,{" + odd + "'key':'a'}],'links':{" + odd + "'next':'x'},'meta':{"
                                + odd + "'current_page':3,'from':'x','to':{}}}"),
                TransactionQuery.all());
        assertThat(page.items())
                .as("a row of nothing is a row")
                .extracting(Transaction::key)
                .containsExactly(null, "a");
        assertThat(page.hasNext()).isTrue();
        assertThat(page.number()).isEqualTo(3);
        assertThat(page.from()).isNull();
        assertThat(page.to()).isNull();

        assertThat(answers.transactions(answer(200, "{" + odd + "'data':{'0':{'key':'a'}}}")))
                .extracting(Transaction::key)
                .containsExactly("a");
        answers.done(answer(200, "{" + odd + "'status':1}"));
        assertThat(failure(answer(422, "{" + odd + "'error':{" + odd + "'message':'m'}}"))
                        .reply()
                        .message())
                .isEqualTo("m");
        assertThat(answers.transaction(answer(200, "{'data':{'key':'a'}}")).key())
                .isEqualTo("a");
    }

    @Test
    void aListWithoutRowsIsNoAnswerButAnEmptyOneIs() throws AttemptFailedException {
        assertThat(catchThrowableOfType(
                        AttemptFailedException.class,
                        () -> answers.transactions(answer(200, "{'data':null,'status':1}"))))
                .hasMessageContaining("no data");
        assertThat(catchThrowableOfType(
                        AttemptFailedException.class, () -> answers.transactions(answer(200, "{'status':1}"))))
                .hasMessageContaining("no data");
        assertThat(answers.transactions(answer(200, "{'data':[]}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "1, true",
        "'1', true",
        "'true', true",
        "false, false",
        "0, false",
        "'0', false",
        "'false', false"
    })
    void truthComesInManyForms(String json, boolean truth) throws AttemptFailedException {
        for (String form : List.of(json, "'" + json + "'")) {
            assertThat(transaction("'credit':" + form).isCredit()).isEqualTo(truth);
            assertThat(transaction("'amount':1,'is_currency':" + form).amount())
                    .isEqualTo(Amount.fromWire(BigDecimal.ONE, null, truth));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "'perhaps'", "2", "null"})
    void whatIsNoTruthValueLeavesMoneyMoney(String json) throws AttemptFailedException {
        assertThat(transaction("'amount':1,'is_currency':" + json).amount())
                .isEqualTo(Amount.fromWire(BigDecimal.ONE, null, true));
    }

    @Test
    void decimalsStartAndEndAnywhereInTheirAlphabet() throws AttemptFailedException {
        for (String number : List.of("0", "9", "1e0", "1E9", "-9.9", "'+1.0e-9'")) {
            assertThat(transaction("'amount':" + number).amount()).isNotNull();
        }
    }

    @Test
    void theObserverSeesTheStatusAndTheRequestId() throws AttemptFailedException {
        List<String> told = new ArrayList<>();
        AttemptContext context = AttemptContext.of(Duration.ofSeconds(1), ApiKey.of("k"), Map.of(), new CallObserver() {
            @Override
            public void answered(int status, @Nullable String requestId) {
                told.add(status + " " + requestId);
            }
        });
        HttpAnswer named =
                HttpAnswer.of(204, name -> name.equals("X-Request-Id") ? List.of("r-1") : List.of(), new byte[0]);

        answers.read(void.class, named, Limits.ofBytes(1024), context);
        answers.read(void.class, answer(200, "{}"), Limits.ofBytes(1024), context);
        answers.read(Void.class, answer(201, ""), Limits.ofBytes(1024), context);
        assertThat(catchThrowableOfType(
                        AttemptFailedException.class,
                        () -> answers.read(void.class, answer(503, ""), Limits.ofBytes(1024), context)))
                .isNotNull();

        assertThat(told).containsExactly("204 r-1", "200 null", "201 null", "503 null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'amount':true},'status':1}",
                "{'data':{'amount':'1,50'},'status':1}",
                "{'data':{'amount':'abc'},'status':1}",
                "{'data':{'amount':'1e99999'},'status':1}",
                "{'data':{'amount':{}},'status':1}",
                "{'data':{'key':{}},'status':1}",
                "{'data':{'key':true},'status':1}",
                "{'data':{'key':'a','key':'b'},'status':1}",
                "{'data':{'key':'a'},'data':{'key':'b'},'status':1}",
                "{'data':[{'key':'a'}],'status':1}",
                "{'data':'x','status':1}",
                "{'data':{},'status':1}",
                "{'data':[],'status':1}",
                "{'data':null,'status':1}",
                "{'data':{'new':1},'status':1}",
                "{'status':1}",
                "{}",
                "[]",
                "[1]",
                "null",
                "1",
                "'x'",
                "",
                "{'data':{'key':'k'},'status':1",
                "{'data':{'key':'k'},'status':1}}",
                "<html><body>It works!</body></html>"
            })
    void answersOfAnotherShapeAreUnusable(String body) {
        AttemptFailedException failure = failure(answer(200, body));

        assertThat(failure.effect()).isEqualTo(Effect.ENDED);
        assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE);
        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure).hasMessageStartingWith("the answer is unusable: ").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "'0'"})
    void aSuccessThatSaysZeroHasFailed(String status) {
        AttemptFailedException failure =
                failure(answer(200, "{'status':" + status + ",'message':'No program','errors':{'key':'taken'}}"));

        assertThat(failure.effect()).isEqualTo(Effect.ENDED);
        assertThat(failure.reply().message()).isEqualTo("No program");
        assertThat(failure.reply().fieldErrors()).containsEntry("key", List.of("taken"));
        assertThat(failure).hasMessageContaining("reports a failure");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void every2xxIsASuccessWithOrWithoutStatus(int status) throws AttemptFailedException {
        assertThat(answers.transaction(answer(status, "{'data':{'key':'k'}}")).key())
                .isEqualTo("k");
        answers.done(answer(status, "{'status':1}"));
        answers.done(answer(status, "{}"));
        answers.done(answer(status, ""));
    }

    @Test
    void aPartOfAnAnswerIsNone() {
        for (String body : List.of("", "{'status':1}")) {
            assertThat(catchThrowableOfType(AttemptFailedException.class, () -> answers.done(answer(206, body)))
                            .effect())
                    .isEqualTo(Effect.ENDED);
        }
        assertThat(failure(answer(206, "{'data':{'key':'k'},'status':1}")).effect())
                .isEqualTo(Effect.ENDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'status':'failed'",
                "'status':false",
                "'status':[]",
                "'status':300",
                "'status':404",
                "'success':false",
                "'ok':0",
                "'errors':['x']"
            })
    void dataBesideAWordOfFailureProveNothing(String failed) {
        assertThat(failure(answer(200, "{'data':{'key':'k'}," + failed + "}")))
                .hasMessageContaining("reports a failure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'status':'ok'", "'status':200", "'status':299", "'code':399", "'message':'created'"})
    void dataNeedNoWordOfSuccessBesideThem(String words) throws AttemptFailedException {
        assertThat(answers.transaction(answer(200, "{'data':{'key':'k'}," + words + "}"))
                        .key())
                .isEqualTo("k");
    }

    @Test
    void aDeleteOrCreditIsNotDoneByAPageOfHtml() {
        assertThat(catchThrowableOfType(AttemptFailedException.class, () -> answers.done(answer(200, "<html></html>")))
                        .effect())
                .isEqualTo(Effect.ENDED);
        assertThat(catchThrowableOfType(AttemptFailedException.class, () -> answers.done(answer(200, "{'status':0}")))
                        .effect())
                .isEqualTo(Effect.ENDED);
    }

    @Test
    void anAnswerWhoseBodyBrokeOffIsUnusable() {
        AttemptFailedException failure = failure(HttpAnswer.withoutBody(200, name -> List.of(), "it breaks off"));

        assertThat(failure.effect()).isEqualTo(Effect.ENDED);
        assertThat(failure).hasMessageContaining("it breaks off");
        assertThat(catchThrowableOfType(
                                AttemptFailedException.class,
                                () -> answers.done(HttpAnswer.withoutBody(200, name -> List.of(), "it breaks off")))
                        .effect())
                .isEqualTo(Effect.ENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, REFUSED",
        "403, REFUSED",
        "404, REFUSED",
        "405, REFUSED",
        "409, REFUSED",
        "413, RUNNING",
        "415, RUNNING",
        "422, REFUSED",
        "429, REFUSED",
        "418, RUNNING",
        "424, RUNNING",
        "444, RUNNING",
        "451, RUNNING",
        "460, RUNNING",
        "499, RUNNING",
        "408, RUNNING",
        "500, ENDED",
        "501, ENDED",
        "502, RUNNING",
        "503, ENDED",
        "504, RUNNING",
        "519, ENDED",
        "520, RUNNING",
        "524, RUNNING",
        "529, RUNNING",
        "530, ENDED",
        "599, ENDED",
        "600, RUNNING",
        "999, RUNNING",
        "300, RUNNING",
        "301, RUNNING",
        "302, RUNNING",
        "304, RUNNING",
        "307, RUNNING",
        "399, RUNNING"
    })
    void everyStatusHasItsClass(int status, Effect effect) {
        AttemptFailedException failure = failure(answer(status, "{'message':'m'}"));

        boolean foreign = status >= 400 && status < 500 && status != 408 && effect == Effect.RUNNING;
        assertThat(failure.effect()).isEqualTo(effect);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.reason())
                .isEqualTo(foreign ? Reason.FOREIGN : status < 400 ? Reason.UNUSABLE : Reason.STATUS);
        assertThat(failure.isThrottled()).isEqualTo(status == 429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'message':'m','errors':{'key':['x','y'],'transactions.0.amount':['z']}} | m | {key=[x, y], transactions.0.amount=[z]}",
                "{'message':'m','errors':[]} | m | {}",
                "{'message':'m','errors':{}} | m | {}",
                "{'message':'m','errors':'e'} | m | {}",
                "{'errors':'e'} | e | {}",
                "{'errors':['e','f']} | e | {}",
                "{'errors':{'key':'x','id':7,'name':null,'email':[{'e':1}]}} | | {key=[x], id=[7]}",
                "{'errors':{'sk_live_1':'x','customer_456.key':'y'}} | | {(other)=[x, y]}",
                "{'error':'e'} | e | {}",
                "{'error':{'message':'e','errors':{'key':['x']}}} | e | {key=[x]}",
                "{'error':{'code':1}} | | {}",
                "{'message':['m','n',7,' ']} | m; n | {}",
                "{'message':{'a':1},'error':true} | | {}",
                "{'error':true,'message':'Customer not found'} | Customer not found | {}",
                "{'error':{'message':'b','detail':'d'},'message':'a'} | a | {}",
                "{'detail':'d','error_description':'c','error':{'message':'b'},'message':' '} | b | {}",
                "{'title':'t','error':'e','detail':'d','error_description':'c'} | c | {}",
                "{'title':'t','error':'e','detail':'d'} | d | {}",
                "{'error':{'detail':'d'},'title':'t'} | d | {}",
                "{'errors':['x'],'title':'t','error':'e'} | e | {}",
                "{'errors':['x'],'title':'t'} | t | {}",
                "{'errors':[{'message':'x','detail':'y'},'z'],'error':{'code':'c'}} | x | {}",
                "{'errors':[{'code':1},{'detail':'y','title':'t'}]} | y | {}",
                "{'errors':[{'title':'t'}]} | t | {}",
                "{'error':{'code':'customer_missing'}} | customer_missing | {}",
                "{'message':7,'error':{'code':'404'}} | | {}",
                "[] | | {}",
                "<html> | | {}",
                "'' | | {}"
            })
    void errorBodiesAreReadInEveryShape(String body, @Nullable String message, String fields) {
        AttemptFailedException failure = failure(answer(422, body.equals("''") ? "" : body));

        assertThat(failure.reply().message()).isEqualTo(message);
        assertThat(failure.reply().fieldErrors().toString()).isEqualTo(fields);
        assertThat(failure).hasMessageStartingWith("HTTP 422").hasNoCause();
    }

    @Test
    void endlessErrorsAreCutShort() {
        String errors = "'" + "x".repeat(5000) + "',";
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            fields.append("'transactions.").append(i).append("':['x'],");
        }

        AttemptFailedException failure =
                failure(answer(422, "{'errors':{'key':[" + errors + "'y']," + fields + "'id':[]}}"));

        assertThat(failure.reply().fieldErrors()).hasSize(100);
        assertThat(failure.reply().fieldErrors().get("key").get(0)).hasSize(1003);
    }

    @Test
    void aFieldHasAHundredErrorsOfAThousandCharactersAtMost() {
        String thousand = "x".repeat(1000);
        String errors = "'y',".repeat(100) + "'z'";

        AttemptFailedException failure =
                failure(answer(422, "{'message':'" + thousand + "','errors':{'key':[" + errors + "]}}"));

        assertThat(failure.reply().message()).isEqualTo(thousand);
        assertThat(failure.reply().fieldErrors().get("key")).hasSize(100).containsOnly("y");
    }

    @Test
    void theWishToWaitAndTheRequestIdAreRead() {
        Map<String, List<String>> headers = Map.of(
                "Retry-After",
                List.of("7"),
                "X-Request-Id",
                List.of("abc-1", "abc-2"),
                "Date",
                List.of("Mon, 12 May 2025 17:50:17 GMT"));

        AttemptFailedException failure =
                failure(HttpAnswer.of(429, name -> headers.getOrDefault(name, List.of()), new byte[0]));

        assertThat(failure.reply().retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failure.reply().requestId()).isEqualTo("abc-1");
    }

    @Test
    void aRequestIdIsVisibleAsciiOfAnyReasonableLength() {
        for (String id : List.of("!~", "x".repeat(128))) {
            assertThat(failure(HttpAnswer.of(500, name -> List.of(id), new byte[0]))
                            .reply()
                            .requestId())
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "\u00e9", "\u007f"})
    void anUnprintableRequestIdIsDropped(String id) {
        assertThat(failure(HttpAnswer.of(500, name -> List.of(id), new byte[0]))
                        .reply()
                        .requestId())
                .isNull();
    }

    @Test
    void gzipIsInflatedUpToTheLimit() throws IOException, AttemptFailedException {
        byte[] small = gzip("{\"data\":{\"key\":\"k\"}}");
        byte[] bomb = gzip("{\"data\":{\"key\":\"" + "k".repeat(2 << 20) + "\"}}");
        byte[] broken = java.util.Arrays.copyOf(small, small.length - 10);

        assertThat(answers.transaction(encoded("gzip", small)).key()).isEqualTo("k");
        assertThat(answers.transaction(encoded(" X-GZIP ", small)).key()).isEqualTo("k");
        assertThat(failure(encoded("gzip", bomb))).hasMessageContaining("larger than 1048576 bytes");
        assertThat(failure(encoded("gzip", broken))).hasMessageContaining("broken gzip");
        assertThat(failure(encoded("br", small))).hasMessageContaining("encoding");
        assertThat(failure(encoded("identity", small))).hasMessageContaining("unusable");
    }

    @Test
    void bodiesAreLimitedAndPagesMayBeLarger() throws AttemptFailedException {
        String large = "{'data':[{'key':'" + "k".repeat(1 << 20) + "'}]}";

        assertThat(failure(answer(200, large))).hasMessageContaining("larger");
        assertThat(answers.page(answer(200, large), TransactionQuery.all()).items())
                .hasSize(1);
        assertThat(catchThrowableOfType(
                        AttemptFailedException.class,
                        () -> answers.page(answer(200, " ".repeat(9 << 20)), TransactionQuery.all())))
                .hasMessageContaining("larger than 8388608");
    }

    @Test
    void aPageHasItsPosition() throws AttemptFailedException {
        Page<Transaction> page = answers.page(
                answer(
                        200,
                        "{'data':[{'key':'a'},{'key':'b'}],"
                                + "'links':{'first':'u','last':null,'prev':'https://evil/1','next':'https://evil/3'},"
                                + "'meta':{'current_page':2,'from':11,'path':'u','per_page':10,'to':12},'status':1}"),
                TransactionQuery.all().withPage(2));

        assertThat(page.items()).extracting(Transaction::key).containsExactly("a", "b");
        assertThat(page.number()).isEqualTo(2);
        assertThat(page.size()).isEqualTo(10);
        assertThat(page.from()).isEqualTo(11);
        assertThat(page.to()).isEqualTo(12);
        assertThat(page.hasNext()).isTrue();
        assertThat(page.hasPrevious()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[]}",
                "{'data':[],'links':null,'meta':null}",
                "{'data':[],'links':[],'meta':[]}",
                "{'data':[],'total':0,'status':1}",
                "{'data':[],'links':{'next':null,'prev':null},'meta':{'from':null,'to':null,'current_page':null}}"
            })
    void anEmptyPageIsTheEnd(String body) throws AttemptFailedException {
        Page<Transaction> page =
                answers.page(answer(200, body), TransactionQuery.all().withPage(4));

        assertThat(page).isEqualTo(Page.<Transaction>of(List.of(), 4).build());
    }

    @Test
    void aBatchIsAListInEitherNaming() throws AttemptFailedException {
        assertThat(
                        answers.transactions(
                                answer(
                                        200,
                                        "{'data':[{'key':'a','customer':'r','referred_customer':'b'},{'key':'c','customer':'b','partner':'r'}]}")))
                .allSatisfy(transaction -> {
                    assertThat(transaction.buyer()).isEqualTo("b");
                    assertThat(transaction.referrer()).isEqualTo("r");
                });
    }

    @Test
    void aBalanceIsReadWithEverythingInIt() throws AttemptFailedException {
        CustomerBalance balance = answers.balance(answer(
                200,
                "{'data':{'customer':{'email':'alice.brown@partnero.com','created_at':'2025-05-12T15:41:47.000000Z',"
                        + "'updated_at':'2025-05-12T15:41:48.000000Z','name':'Alice','id':'customer_123','key':'ref_123',"
                        + "'surname':'Brown','tos':true,'approved':1,'status':'active','custom_fields':{'size':'L'},"
                        + "'referring_customer':{'id':'customer_1','referring_customer':'customer_0'},'referrals_count':1,"
                        + "'metadata':{'date_of_birth':null},'referral_link':'https://partnero.com?ref=ref_123',"
                        + "'referral_links':['https://partnero.com?ref=ref_123']},"
                        + "'balance':{'currency':[{'amount':39.998,'amount_units':'USD','is_currency':true}],"
                        + "'non_currency':[{'reward_type':'custom','commission_type':'generic_coupon',"
                        + "'reward_value':'APITEST001163HQ9','created_at':'2025-05-12T15:42:44.000000Z','left':3}]}},"
                        + "'status':1}"));

        CustomerProfile customer = balance.customer();
        assertThat(customer).isNotNull();
        assertThat(customer)
                .isEqualTo(CustomerProfile.builder()
                        .id("customer_123")
                        .key("ref_123")
                        .email("alice.brown@partnero.com")
                        .name("Alice")
                        .surname("Brown")
                        .status("active")
                        .approved(true)
                        .acceptedTerms(true)
                        .createdAt(Instant.parse("2025-05-12T15:41:47Z"))
                        .updatedAt(Instant.parse("2025-05-12T15:41:48Z"))
                        .referralsCount(1)
                        .referralLink("https://partnero.com?ref=ref_123")
                        .referralLinks(List.of("https://partnero.com?ref=ref_123"))
                        .customFields(Map.of("size", "L"))
                        .metadata(java.util.Collections.singletonMap("date_of_birth", null))
                        .referrer(CustomerProfile.builder()
                                .id("customer_1")
                                .referrer(CustomerProfile.builder()
                                        .id("customer_0")
                                        .build())
                                .build())
                        .build());
        assertThat(balance.currency()).containsExactly(Amount.of("39.998", "USD"));
        assertThat(balance.nonCurrency()).singleElement().satisfies(reward -> {
            assertThat(reward.type()).isEqualTo("custom");
            assertThat(reward.commissionType()).isEqualTo("generic_coupon");
            assertThat(reward.value()).isEqualTo("APITEST001163HQ9");
            assertThat(reward.createdAt()).isEqualTo(Instant.parse("2025-05-12T15:42:44Z"));
            assertThat(reward.details()).containsExactly(Map.entry("left", "3"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'customer':null,'balance':null}}",
                "{'data':{'customer':[],'balance':[]}}",
                "{'data':{'balance':{'currency':[],'non_currency':null}}}",
                "{'data':{'balance':{'currency':null}}}",
                "{'data':{'balance':{'currency':false}}}",
                "{'data':{'balance':{'currency':''}}}",
                "{'data':{'balance':{'currency':[{}]}}}"
            })
    void anEmptyBalanceIsABalance(String body) throws AttemptFailedException {
        assertThat(answers.balance(answer(200, body)))
                .isEqualTo(CustomerBalance.builder().build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "'EUR'", "true"})
    void aBalanceThatIsNoListOfAmountsIsUnusable(String currency) {
        AttemptFailedException failure = catchThrowableOfType(
                AttemptFailedException.class,
                () -> answers.balance(answer(200, "{'data':{'balance':{'currency':" + currency + "}}}")));

        assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'status':1}",
                "{'status':'1','errors':[]}",
                "{'status':true,'message':'deleted'}",
                "{'data':{}}",
                "{'data':null,'links':{},'meta':[]}",
                "{'data':{'key':'k','success':true,'status':1}}",
                "{'data':{'status':1,'key':'k'},'status':1}",
                "{'status':1,'new':'x'}",
                "{'success':true}",
                "{'ok':true,'code':200}",
                "{'error':null,'errors':{}}",
                "{'error':false}",
                "{'status':null}"
            })
    void doneIsWhatSaysNothingOfFailure(String body) throws AttemptFailedException {
        answers.done(answer(200, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status':'error'}",
                "{'status':0}",
                "{'status':0.0}",
                "{'status':-1}",
                "{'status':2}",
                "{'status':''}",
                "{'status':[]}",
                "{'error':'x'}",
                "{'error':true}",
                "{'error':{'code':1}}",
                "{'status':1,'error':'x'}",
                "{'errors':{'key':[]}}",
                "{'status':1,'errors':['x']}",
                "{'success':false}",
                "{'success':0,'status':1}",
                "{'success':'false'}",
                "{'success':[]}",
                "{'ok':false,'status':1}",
                "{'code':400,'status':1}",
                "{'code':500,'status':1}",
                "{'status':{'code':500}}",
                "{'status':'Error'}",
                "{'status':500}",
                "{'status':'declined'}",
                "{'data':{'error':'x'},'status':1}",
                "{'data':{'success':false}}",
                "{'data':{'status':0}}",
                "{'data':{'status':1,'error':'x'}}",
                "{'data':{'message':'Unauthenticated.'}}",
                "{'data':false}",
                "{'data':['x']}",
                "{'message':'Unauthenticated.'}",
                "{'message':['Unauthenticated.']}",
                "{'message':{'text':'Unauthenticated.'}}",
                "{'Message':'Unauthenticated.'}",
                "{'Status':0}",
                "{'detail':'Not authenticated'}",
                "{'result':'failed'}",
                "{'code':'E_FAILED'}",
                "{'meta':{'error':'x'}}",
                "{'exception':'x'}",
                "[]",
                "1",
                "'ok'",
                "null",
                "<html>"
            })
    void whatSaysMoreOrSomethingElseIsNotDone(String body) {
        AttemptFailedException failure =
                catchThrowableOfType(AttemptFailedException.class, () -> answers.done(answer(200, body)));

        assertThat(failure.effect()).isEqualTo(Effect.ENDED);
        assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'Transaction not found.'}",
                "{'message':''}",
                "{'status':0,'error':'x'}",
                "{'error':{'message':'x'},'data':null}"
            })
    void aNotFoundOfTheServiceIsOne(String body) {
        AttemptFailedException failure = failure(answer(404, body));

        assertThat(failure.reason()).isEqualTo(Reason.STATUS);
        assertThat(failure.effect()).isEqualTo(Effect.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'status':1,'error':'x'}",
                "<html><h1>404 Not Found</h1>",
                "default backend - 404",
                "{'message':'The route transactions/k could not be found.'}",
                "{'message':'no Route matched with those values'}",
                "{'message':'Cannot GET /v1/transactions/k'}",
                "{'error':'Unknown endpoint'}",
                "{'error':{'message':'The page could not be found'}}",
                "{'error':{'code':404,'message':'x'}}",
                "{'error':{'message':'x','code':404}}",
                "{'error':{'errors':['x'],'code':404}}",
                "{'status':0,'exception':'x'}",
                "{'success':false,'errors':[{'code':7003}],'messages':[],'result':null}",
                "{'timestamp':'x','status':404,'error':'Not Found','path':'x'}",
                "{'status':404,'error':'Not Found'}",
                "{'type':'about:blank','title':'Not Found'}",
                "{'Message':'x'}",
                "{'detail':'Not found.'}",
                "{'statusCode':404,'message':'Resource not found'}",
                "{'message':'','exception':'x'}",
                "[]",
                "null",
                "'Not Found'",
                "{'message':'cut"
            })
    void aNotFoundOfSomethingElseProvesNothing(String body) {
        AttemptFailedException failure = failure(answer(404, body));

        assertThat(failure.reason()).isEqualTo(Reason.FOREIGN);
        assertThat(failure.effect()).isEqualTo(Effect.RUNNING);
        assertThat(failure.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{}}",
                "{'data':null}",
                "{}",
                "{'data':false}",
                "{'data':''}",
                "{'data':[],'status':'error'}",
                "{'data':[],'status':2}",
                "{'data':[],'errors':{'key':['x']}}",
                "{'data':[],'success':false}",
                "{'data':[],'ok':false,'status':1}",
                "{'data':[],'code':500,'status':1}",
                "{'data':[],'message':'Search is not available'}",
                "{'data':[],'warning':'x'}",
                "{'data':[],'total':5,'status':1}",
                "{'data':[],'meta':{'total':5},'status':1}"
            })
    void aListThatIsNoneIsNotAnEmptyList(String body) {
        AttemptFailedException failure = catchThrowableOfType(
                AttemptFailedException.class, () -> answers.page(answer(200, body), TransactionQuery.all()));

        assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE);
        assertThat(failure.effect()).isEqualTo(Effect.ENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "''", "[]", "{}"})
    void nothingForTheNextPageMeansThatThereIsNone(String next) throws AttemptFailedException {
        String body = "{'data':[],'links':{'next':" + next + "}}";

        assertThat(answers.page(answer(200, body), TransactionQuery.all()).hasNext())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2025-05-12'",
                "'2025-05-12T17:50:17+0000'",
                "true",
                "1747072217000",
                "'Mon, 12 May 2025 17:50:17 GMT'",
                "{'date':'2025-05-12'}",
                "'soon'",
                "[1]"
            })
    void whatIsDeletedIsDeletedInWhateverForm(String moment) throws AttemptFailedException {
        Transaction transaction =
                transaction("'key':'k','deleted_at':" + moment + ",'rewards':[{'deleted_at':" + moment + "}]");

        assertThat(transaction.isDeleted()).isTrue();
        assertThat(transaction.rewards().get(0).isDeleted()).isTrue();
        assertThat(transaction("'key':'k','deleted_at':null").isDeleted()).isFalse();
    }

    /** Values that PHP, a proxy or a new release may send where something else belongs. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1.0",
            "0.0",
            "1e3",
            "99.99",
            "''",
            "' '",
            "'yes'",
            "'no'",
            "'0'",
            "'1'",
            "'null'",
            "'2025-05-12'",
            "[]",
            "[1]",
            "['a']",
            "[[1]]",
            "{}",
            "{'a':1}",
            "{'id':{}}",
            "'\\u0000'");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action",
                "credit",
                "created_at",
                "partner",
                "customer",
                "referred_customer",
                "rewards",
                "is_currency",
                "amount_units",
                "new"
            })
    void noFieldButKeyAndAmountMakesATransactionUnusable(String field) throws AttemptFailedException {
        for (String odd : ODD) {
            Transaction transaction = transaction("'key':'k','amount':99.99,'" + field + "':" + odd);

            assertThat(transaction.key()).as(field + ": " + odd).isEqualTo("k");
            assertThat(transaction.isDeleted()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "action",
                "status",
                "referred_customer",
                "customer",
                "partner",
                "amount",
                "amount_units",
                "is_currency",
                "credit",
                "created_at",
                "product_type_data",
                "new"
            })
    void noFieldOfARewardMakesATransactionUnusable(String field) throws AttemptFailedException {
        for (String odd : ODD) {
            Transaction transaction = transaction("'key':'k','rewards':[{'" + field + "':" + odd + "}]");

            assertThat(transaction.rewards()).as(field + ": " + odd).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "key",
                "email",
                "name",
                "surname",
                "status",
                "approved",
                "tos",
                "created_at",
                "updated_at",
                "referring_customer",
                "referrals_count",
                "referral_link",
                "referral_links",
                "custom_fields",
                "metadata"
            })
    void noFieldOfACustomerMakesABalanceUnusable(String field) throws AttemptFailedException {
        for (String odd : ODD) {
            CustomerBalance balance = answers.balance(answer(
                    200,
                    "{'data':{'customer':{'" + field + "':" + odd
                            + "},'balance':{'currency':[{'amount':1,'amount_units':" + odd + "}],'non_currency':" + odd
                            + "}}}"));

            assertThat(balance.currency()).as(field + ": " + odd).hasSize(1);
        }
    }

    @Test
    void anUnreadableAmountOfARewardIsAbsentAndOneOfASaleIsNot() throws AttemptFailedException {
        for (String odd : List.of("'much'", "[1]", "true", "'1e99'")) {
            assertThat(transaction("'key':'k','rewards':[{'amount':" + odd + "}]")
                            .rewards()
                            .get(0)
                            .amount())
                    .isNull();
            assertThat(failure(answer(200, "{'data':{'key':'k','amount':" + odd + "}}"))
                            .reason())
                    .isEqualTo(Reason.UNUSABLE);
        }
    }

    @Test
    void anAmountOfARewardHasFortyDigitsAtMost() throws AttemptFailedException {
        String forty = "9".repeat(40);
        String small = "0." + "0".repeat(39) + "1";

        assertThat(rewardAmount(forty)).isEqualTo(Amount.of(forty));
        assertThat(rewardAmount(forty + ".00")).isEqualTo(Amount.of(forty));
        assertThat(rewardAmount(small)).isEqualTo(Amount.of(small));
        assertThat(rewardAmount(forty + "9")).isNull();
        assertThat(rewardAmount("0.0" + small.substring(2))).isNull();
    }

    private @Nullable Amount rewardAmount(String text) throws AttemptFailedException {
        return transaction("'key':'k','rewards':[{'amount':'" + text + "'}]")
                .rewards()
                .get(0)
                .amount();
    }

    @Test
    void aDocumentIsReadToItsEndAndGivenBack() throws AttemptFailedException {
        List<String> steps = new ArrayList<>();
        GsonFormat gson = new GsonFormat();
        WireFormat watched = new WireFormat() {
            @Override
            public WireReader reader(byte[] document) {
                return new Watched(gson.reader(document), steps);
            }

            @Override
            public byte[] write(WireBody body) throws IOException {
                return gson.write(body);
            }
        };

        new ReadAnswers(watched, ResponseLimits.defaults()).transaction(answer(200, "{'data':{'key':'k'}}"));

        assertThat(steps).containsExactly("END", "close");
    }

    @Test
    void aRequestIdThatRepeatsTheApiKeyIsNotPassedOn() {
        AttemptContext context =
                AttemptContext.of(Duration.ofSeconds(1), ApiKey.of("sk_live_1"), Map.of(), new CallObserver() {});
        for (String id : List.of("sk_live_1", "for:sk_live_1:x", "a b", "x".repeat(129), "")) {
            HttpAnswer answer =
                    HttpAnswer.of(500, name -> name.equals("X-Request-Id") ? List.of(id) : List.of(), new byte[0]);

            assertThat(catchThrowableOfType(
                                    AttemptFailedException.class,
                                    () -> answers.read(Transaction.class, answer, Limits.ofBytes(1024), context))
                            .reply()
                            .requestId())
                    .isNull();
        }
    }

    /** Notes when a document has been read, and when its reader is given back. */
    private static final class Watched implements WireReader {

        private final WireReader reader;
        private final List<String> steps;

        Watched(WireReader reader, List<String> steps) {
            this.reader = reader;
            this.steps = steps;
        }

        @Override
        public Token next() throws IOException {
            Token token = reader.next();
            if (token == Token.END) {
                steps.add("END");
            }
            return token;
        }

        @Override
        public String text() throws IOException {
            return reader.text();
        }

        @Override
        public void close() throws IOException {
            steps.add("close");
            reader.close();
        }
    }

    private Transaction transaction(String fields) throws AttemptFailedException {
        return answers.transaction(answer(200, "{'data':{" + fields + "},'status':1}"));
    }

    private AttemptFailedException failure(HttpAnswer answer) {
        return catchThrowableOfType(AttemptFailedException.class, () -> answers.transaction(answer));
    }

    private static HttpAnswer answer(int status, String body) {
        byte[] bytes = body.replace("\\'", "\\\"").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return HttpAnswer.of(status, name -> List.of(), bytes);
    }

    private static HttpAnswer encoded(String encoding, byte[] body) {
        return HttpAnswer.of(
                200, name -> name.equals("Content-Encoding") && encoding != null ? List.of(encoding) : List.of(), body);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
