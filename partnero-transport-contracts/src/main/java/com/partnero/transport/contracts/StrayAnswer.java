package com.partnero.transport.contracts;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.transport.contracts.StrayServer.Received;
import com.partnero.transport.contracts.StrayServer.Reply;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A call, the service's true answer to it, and a stray answer that contradicts the truth. */
enum StrayAnswer implements StrayServer.Script {
    /** Credits, deletes and sales without a key are refused, but for those with an odd number. */
    CREDIT(
            request -> request.isOdd() ? done() : refused(),
            (request, answer) -> done(),
            StrayAnswer::credit,
            (ended, recorded) -> mustBeRefused(ended)),

    DELETE(
            request -> request.isOdd() ? done() : refused(),
            (request, answer) -> done(),
            StrayAnswer::delete,
            (ended, recorded) -> mustBeRefused(ended)),

    SALE_WITHOUT_KEY(
            request -> request.isOdd() ? keylessRow() : refused(),
            (request, answer) -> keylessRow(),
            StrayAnswer::createWithoutKey,
            (ended, recorded) -> mustBeRefused(ended)),

    /** The sale is recorded. */
    LOOK_OF_CREATE_IF_ABSENT(
            request -> request.isRead() ? listOf(request) : rowOf(request),
            (request, answer) -> emptyList(),
            StrayAnswer::createIfAbsent,
            StrayAnswer::mustNotBeRecorded),

    /** The sale is not recorded. */
    LOOK_UP_AFTER_A_LOST_CREATE(
            request -> request.isRead() ? emptyList() : broken(),
            (request, answer) -> listOf(request),
            StrayAnswer::create,
            (ended, recorded) -> mustBeUnknown(ended)),

    /** The sale is still there. */
    LOOK_UP_AFTER_A_LOST_DELETE(
            request -> request.isRead() ? listOf(request) : broken(),
            (request, answer) -> emptyList(),
            StrayAnswer::delete,
            (ended, recorded) -> mustBeUnknown(ended)),

    /** Sales with an odd number are refused. The stray answer repeats the answer before it. */
    SALE_AFTER_A_REFUSED_ONE(
            request -> request.isRead() ? emptyList() : request.isOdd() ? refused() : rowOf(request),
            (request, answer) -> answer,
            StrayAnswer::create,
            StrayAnswer::mustBeTrue),

    /** Each page holds one row with its number. The stray answer is the page before. */
    PAGE(
            request -> request.key().isEmpty() ? emptyList() : pageOf(request, meta(request)),
            (request, answer) -> answer,
            StrayAnswer::listPage,
            (ended, recorded) -> mustBeTheOwnAnswer(ended)),

    PAGE_WITHOUT_NUMBER(
            request -> request.key().isEmpty() ? emptyList() : pageOf(request, ""),
            (request, answer) -> answer,
            StrayAnswer::listPage,
            (ended, recorded) -> mustBeTheOwnAnswer(ended)),

    /** A customer's balance is the number of the customer. The stray answer is the balance before. */
    BALANCE(
            request -> balanceOf(request, "\"customer\":{\"id\":\"" + request.key() + "\"},"),
            (request, answer) -> answer,
            StrayAnswer::readBalance,
            (ended, recorded) -> mustBeTheOwnAnswer(ended)),

    BALANCE_WITHOUT_CUSTOMER(
            request -> balanceOf(request, ""),
            (request, answer) -> answer,
            StrayAnswer::readBalance,
            (ended, recorded) -> mustBeTheOwnAnswer(ended));

    private static final String AMOUNT = "99.99";

    private final Function<Received, Reply> answer;
    private final BiFunction<Received, Reply, Reply> stray;
    private final BiFunction<Partnero, String, Object> call;
    private final BiFunction<EndedCall, Boolean, Verdict> judge;

    StrayAnswer(
            Function<Received, Reply> answer,
            BiFunction<Received, Reply, Reply> stray,
            BiFunction<Partnero, String, Object> call,
            BiFunction<EndedCall, Boolean, Verdict> judge) {
        this.answer = answer;
        this.stray = stray;
        this.call = call;
        this.judge = judge;
    }

    /** How a call ended, given what the service did. */
    enum Verdict {
        RIGHT,
        /** True, though the right answer was on its way. */
        UNKNOWN,
        /** Not as the service answered, but nothing false is claimed. */
        LOST,
        WRONG
    }

    /** Whether the same call is first made with an odd number, for which the service answers differently. */
    boolean followsAnother() {
        return switch (this) {
            case LOOK_OF_CREATE_IF_ABSENT, LOOK_UP_AFTER_A_LOST_CREATE, LOOK_UP_AFTER_A_LOST_DELETE -> false;
            default -> true;
        };
    }

    /** Whether the service answers a read by key, so that one can go first. Reads that fail would use up the retries. */
    boolean followsARead() {
        return switch (this) {
            case PAGE, PAGE_WITHOUT_NUMBER, BALANCE, BALANCE_WITHOUT_CUSTOMER -> false;
            default -> true;
        };
    }

    @Override
    public Reply answer(Received request) {
        return answer.apply(request);
    }

    @Override
    public Reply stray(Received request, Reply given) {
        return stray.apply(request, given);
    }

    /**
     * Makes the call. One that reads returns whether it got what belongs to the key.
     *
     * @param key the key of the sale; of a credit or balance the customer's id, of a sale without key the buyer's; of a
     *     page its number
     */
    Object call(Partnero partnero, String key) {
        return call.apply(partnero, key);
    }

    /** @param recorded whether the service has recorded a sale with the key of the call */
    Verdict judge(EndedCall ended, boolean recorded) {
        return judge.apply(ended, recorded);
    }

    private static Object credit(Partnero partnero, String customer) {
        partnero.balances().credit(customer, Amount.of("1", "USD"));
        return true;
    }

    private static Object delete(Partnero partnero, String key) {
        partnero.transactions().delete(key);
        return true;
    }

    private static Object create(Partnero partnero, String key) {
        return partnero.transactions().create(Sales.of(key, AMOUNT));
    }

    private static Object createIfAbsent(Partnero partnero, String key) {
        return partnero.transactions().createIfAbsent(Sales.of(key, AMOUNT));
    }

    private static Object createWithoutKey(Partnero partnero, String buyer) {
        return partnero.transactions().create(Sales.keylessOf(AMOUNT, buyer));
    }

    private static Object listPage(Partnero partnero, String key) {
        TransactionQuery query = TransactionQuery.all().withPage(Integer.parseInt(numberOf(key)));
        return partnero.transactions().list(query).items().stream().allMatch(row -> key.equals(row.key()));
    }

    private static Object readBalance(Partnero partnero, String customer) {
        return partnero.balances().get(customer).currency().equals(List.of(Amount.of(numberOf(customer), "USD")));
    }

    private static String numberOf(String key) {
        return key.substring("order-".length());
    }

    private static Verdict mustBeRefused(EndedCall ended) {
        if (ended.thrown() == null) {
            return Verdict.WRONG;
        }
        boolean refused = ended.thrown() instanceof PartneroException e
                && e.outcome() == Outcome.NOT_APPLIED
                && Integer.valueOf(422).equals(e.status());
        return refused ? Verdict.RIGHT : Verdict.LOST;
    }

    private static Verdict mustBeUnknown(EndedCall ended) {
        if (isUnknown(ended)) {
            return Verdict.RIGHT;
        }
        boolean unanswered = ended.thrown() instanceof PartneroException e && e.status() == null;
        return unanswered ? Verdict.LOST : Verdict.WRONG;
    }

    private static Verdict mustNotBeRecorded(EndedCall ended, boolean recorded) {
        if (recorded) {
            return Verdict.WRONG;
        }
        return ended.thrown() == null ? Verdict.RIGHT : Verdict.LOST;
    }

    private static Verdict mustBeTrue(EndedCall ended, boolean recorded) {
        if (ended.thrown() == null) {
            return recorded ? Verdict.RIGHT : Verdict.WRONG;
        }
        if (isUnknown(ended)) {
            return Verdict.UNKNOWN;
        }
        return recorded ? Verdict.WRONG : Verdict.LOST;
    }

    private static Verdict mustBeTheOwnAnswer(EndedCall ended) {
        if (ended.thrown() != null) {
            return Verdict.LOST;
        }
        return Boolean.TRUE.equals(ended.result()) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static boolean isUnknown(EndedCall ended) {
        return ended.thrown() instanceof PartneroException e && e.outcome() == Outcome.UNKNOWN;
    }

    private static Reply refused() {
        return new Reply(422, "{\"message\":\"The given data was invalid.\",\"status\":0}");
    }

    private static Reply broken() {
        return new Reply(500, "{}");
    }

    private static Reply done() {
        return new Reply(200, "{\"status\":1}");
    }

    private static Reply emptyList() {
        return data("[]");
    }

    private static Reply listOf(Received request) {
        return data("[" + row(request) + "]");
    }

    private static Reply pageOf(Received request, String meta) {
        return new Reply(200, "{\"data\":[" + row(request) + "]," + meta + "\"status\":1}");
    }

    private static String meta(Received request) {
        return "\"meta\":{\"current_page\":" + numberOf(request.key()) + ",\"per_page\":"
                + TransactionQuery.all().limit() + "},";
    }

    private static Reply balanceOf(Received request, String customer) {
        return data("{" + customer + "\"balance\":{\"currency\":[{\"amount\":" + numberOf(request.key())
                + ",\"amount_units\":\"USD\"}]}}");
    }

    private static Reply keylessRow() {
        return data("{\"action\":\"sale\",\"amount\":" + AMOUNT + "}");
    }

    private static Reply rowOf(Received request) {
        return data(row(request));
    }

    private static String row(Received request) {
        return "{\"key\":\"" + request.key() + "\",\"action\":\"sale\",\"amount\":" + AMOUNT + "}";
    }

    private static Reply data(String json) {
        return new Reply(200, "{\"data\":" + json + ",\"status\":1}");
    }

    /** As the name of a test says it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
