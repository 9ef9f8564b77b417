package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.partnero.ResponseLimits;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptFailedException.Reason;
import com.partnero.spi.Effect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the service and of what stands in front of it, which the contracts also play to every transport. */
class RefusalTest {

    private static final Path VECTORS = Path.of(
            "../partnero-transport-contracts/src/main/resources/com/partnero/transport/contracts/refusals.json");

    private final ReadAnswers answers = new ReadAnswers(new GsonFormat(), ResponseLimits.defaults());

    @Test
    void everyAnswerIsWhoseItIs() throws IOException {
        for (JsonElement element : vectors()) {
            JsonObject vector = element.getAsJsonObject();
            String create = vector.getAsJsonObject("expected").get("create").getAsString();
            boolean refused = create.equals("refused") || create.equals("throttled");

            AttemptFailedException failure = failure(answer(vector));

            assertThat(failure.effect() == Effect.REFUSED).as(vector.toString()).isEqualTo(refused);
            assertThat(failure.isThrottled()).isEqualTo(vector.get("status").getAsInt() == 429);
        }
    }

    @Test
    void everyConditionAloneKeepsAForeignAnswerFromBeingBelieved() throws IOException {
        Map<Refusal, Integer> alone = new EnumMap<>(Refusal.class);
        for (JsonElement vector : vectors()) {
            HttpAnswer answer = answer(vector.getAsJsonObject());
            Set<Refusal> missing = Refusal.missing(answer, body(answer));
            if (missing.size() == 1) {
                alone.merge(missing.iterator().next(), 1, Integer::sum);
            }
        }
        assertThat(alone.keySet())
                .as("conditions that some vector needs; taken away, it is believed")
                .isEqualTo(EnumSet.allOf(Refusal.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "403 | text/html | nginx/1.27 | <html> | an HTML page from nginx",
                "403 | text/html; charset=utf-8 | Apache/2.4.62 (Debian) | <html> | an HTML page from Apache",
                "403 | text/html | joe@example.com | <html> | an HTML page",
                "403 | text/html | | <html> | an HTML page",
                "429 | text/plain | envoy | local_rate_limited | plain text from envoy",
                "403 | application/json | | {'blocked':1} | JSON of another form",
                "418 | application/json | | {'message':'no'} | a status that the service does not use",
                "404 | application/json | | {'message':'no Route matched'} | a message about an address",
                "403 | application/json | | {'message': | unreadable JSON",
                "403 | application/problem+json | | {'title':'Forbidden'} | JSON of another form",
                "403 | image/png | | x | no JSON",
                "403 | | | x | a body without a type",
                "403 | | AWSELB/2.0 | | no body from awselb"
            })
    void theMessageSaysWhatAnswered(
            int status, @Nullable String type, @Nullable String server, @Nullable String body, String what) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", type);
        headers.put("server", server);

        AttemptFailedException failure = failure(answer(status, headers, body == null ? "" : body.replace('\'', '"')));

        assertThat(failure.reason()).isEqualTo(Reason.FOREIGN);
        assertThat(failure.effect()).isEqualTo(Effect.RUNNING);
        assertThat(failure).hasMessage("HTTP " + status + " that is not the service's: " + what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | false",
                "Application/JSON; charset=utf-8 | false",
                "application/json+application/json; charset=utf-8 | false",
                "application/json, application/json | false",
                "+application/json | false",
                "application/json+text/html | true",
                "text/html+application/json | true",
                "application/json, text/html | true",
                "application/json; charset=utf-8, text/html | true",
                "application/json+application/json+application/problem+json | true"
            })
    void anAnswerWithTwoTypesIsNotTheServices(String types, boolean isForeign) {
        String lines = types.replaceAll("\\+(?!json$)", "\n");

        AttemptFailedException failure = failure(answer(403, Map.of("content-type", lines), "{\"message\":\"x\"}"));

        assertThat(failure.reason() == Reason.FOREIGN).isEqualTo(isForeign);
    }

    @Test
    void aNameOfARequestExcusesForeignFieldsOnlyWhereTheServiceComplainsAboutTheRequest() {
        String body = "{\"errors\":{\"amount\":[\"x\"]},\"exception\":\"y\"}";
        for (int status : new int[] {400, 401, 403, 404, 405, 409, 422, 429}) {
            boolean aboutRequest = List.of(400, 404, 409, 422).contains(status);

            assertThat(failure(answer(status, Map.of(), body)).effect() == Effect.REFUSED)
                    .as("HTTP " + status)
                    .isEqualTo(aboutRequest);
        }
    }

    @Test
    void anIncompleteBodyIsNoRefusal() {
        AttemptFailedException failure = failure(HttpAnswer.withoutBody(422, name -> List.of(), "it breaks off"));

        assertThat(failure).hasMessage("HTTP 422 that is not the service's: an incomplete body");
    }

    @Test
    void theAnswerOfASuccessUnderAnotherStatusIsNoRefusal() {
        for (String body : List.of(
                "{'data':{'key':'k'},'status':1}",
                "{'status':1}",
                "{'status':true,'message':'Created'}",
                "{'success':true,'message':'Created'}",
                "{'data':[],'message':null}")) {
            assertThat(failure(answer(403, Map.of("content-type", "application/json"), body.replace('\'', '"')))
                            .reason())
                    .as(body)
                    .isEqualTo(Reason.FOREIGN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status':'403 Forbidden','message':'x'}",
                "{'status':'FORBIDDEN','message':'x'}",
                "{'status':'Not Found','message':'x'}",
                "{'status':'RESOURCE_EXHAUSTED','message':'x'}",
                "{'status':{'code':403},'message':'x'}",
                "{'status':[403],'message':'x'}",
                "{'error':403}",
                "{'error':'403','message':'x'}",
                "{'error':{'code':'Forbidden','message':'x'}}",
                "{'error':{'message':{'reason':'x'}}}",
                "{'error':[{'status':403,'reason':'x'}]}",
                "{'error':true,'message':{'statusCode':403}}",
                "{'message':[{'statusCode':403}]}",
                "{'message':[[{'statusCode':403}]]}",
                "{'errors':403}",
                "{'errors':[403]}",
                "{'errors':[{'code':'UNAUTHORIZED','message':'x'}]}",
                "{'success':false,'errors':[{'code':10000,'message':'x'}]}",
                "{'errors':[{'message':'x','extensions':{'code':'x'}}]}",
                "{'errors':[{'status':'403','title':'x'}]}",
                "{'errors':[{'message':'x','detail':null}]}",
                "{'errors':{'status':403,'reason':'x'}}",
                "{'errors':{'status':'403'}}",
                "{'errors':{'waf':{'message':'x'}}}",
                "{'errors':{'waf':[{'message':'x'}]}}"
            })
    void aForeignFormIsNotBelievedAtAnyDepth(String body) {
        AttemptFailedException failure =
                failure(answer(403, Map.of("content-type", "application/json"), body.replace('\'', '"')));

        assertThat(failure).hasMessage("HTTP 403 that is not the service's: JSON of another form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'errors':[{'message':'x','code':'customer_missing','field':'amount'}]}",
                "{'errors':[{'message':'x'},{'message':'y','code':12}]}",
                "{'errors':{'voucher':['x'],'other':'y'}}",
                "{'errors':['x','y']}",
                "{'error':['x']}",
                "{'error':true,'message':'403 sales are too many'}",
                "{'status':'error','message':['x','y']}",
                "{'status':'failed','error':'Forbidden'}",
                "{'status':null,'message':'x'}",
                "{'status':-1,'message':'x'}",
                "{'error':{'message':'x','code':12}}",
                "{'error':{'message':['x'],'errors':{'amount':['y']}}}"
            })
    void theServicesOwnFormsAreBelieved(String body) {
        AttemptFailedException failure =
                failure(answer(422, Map.of("content-type", "application/json"), body.replace('\'', '"')));

        assertThat(failure.effect()).isEqualTo(Effect.REFUSED);
    }

    @Test
    void everyFieldOfARequestIsOneThatTheServiceMayComplainAbout() {
        String request = "{'errors':{'%s':['x']},'exception':'y'}";
        for (String name : List.of(
                "key",
                "amount",
                "amount_units",
                "action",
                "customer",
                "customer.id",
                "options.create_customer",
                "transactions.0.key",
                "rewarded",
                "rewardable",
                "product_id",
                "product_type",
                "created_at")) {
            assertThat(failure(answer(422, Map.of(), request.formatted(name).replace('\'', '"')))
                            .effect())
                    .as(name)
                    .isEqualTo(Effect.REFUSED);
        }
        for (String name : List.of("id", "email", "name", "status", "data", "0", "api_key")) {
            assertThat(failure(answer(422, Map.of(), request.formatted(name).replace('\'', '"')))
                            .effect())
                    .as(name)
                    .isEqualTo(Effect.RUNNING);
        }
    }

    private static JsonArray vectors() throws IOException {
        JsonArray vectors = JsonParser.parseString(Files.readString(VECTORS)).getAsJsonArray();
        assertThat(vectors).hasSizeGreaterThan(200);
        return vectors;
    }

    private static HttpAnswer answer(JsonObject vector) {
        Map<String, String> headers = new HashMap<>();
        vector.getAsJsonObject("headers")
                .entrySet()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().getAsString()));
        return answer(
                vector.get("status").getAsInt(), headers, vector.get("body").getAsString());
    }

    private static HttpAnswer answer(int status, Map<String, String> headers, String body) {
        return HttpAnswer.of(
                status,
                name -> {
                    String value = headers.get(name.toLowerCase(Locale.ROOT));
                    return value == null ? List.of() : List.of(value.split("\n"));
                },
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static ErrorBody body(HttpAnswer answer) {
        ErrorBody body = new ErrorBody();
        try {
            AnswerBudget budget = Limits.budgetOfBytes(1_000_000);
            byte[] inflated = BodyReader.inflate(answer.body(), answer.header("Content-Encoding"), budget);
            byte[] json = StrictJson.check(inflated, ResponseLimits.defaults(), budget);
            body.readRefusal(new Cursor(new GsonFormat().reader(json), budget));
        } catch (IOException e) {
            // Not whole.
        }
        return body;
    }

    private AttemptFailedException failure(HttpAnswer answer) {
        return catchThrowableOfType(AttemptFailedException.class, () -> answers.transaction(answer));
    }
}
