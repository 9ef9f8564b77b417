package com.partnero.spi;

import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.internal.Checks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of the service proves. The one place that decides it: "recorded", "gone" and "not there" are said only when
 * an answer about this very sale carries them. Silence, a list that does not filter, an answer about something else prove
 * nothing.
 *
 * <table>
 * <caption>What carries a claim</caption>
 * <tr><th>claim</th><th>evidence</th></tr>
 * <tr><td>this answer is about my sale</td><td>{@link #isAnswerTo}: its key is the key sent, nothing in it contradicts</td></tr>
 * <tr><td>this transaction is the one asked for</td><td>{@link #isAbout(String, Transaction)}: its key is the key</td></tr>
 * <tr><td>this balance is the customer's</td><td>{@link #isAbout(String, CustomerBalance)}: the id in it, if any, is the id</td></tr>
 * <tr><td>the sale is recorded</td><td>{@link #ofSale}: one living row under exactly its key, of the same action and amount,
 * whose buyer does not contradict</td></tr>
 * <tr><td>nothing is under the key</td><td>{@link #ofKey}: a list, empty, without a next page; looked for several times</td></tr>
 * </table>
 *
 * <p>Thread-safe. API document: "Get a list of transactions", {@code key}.
 *
 * @since 0.1.0
 */
public final class Evidence {

    /** How much the clocks of the service and of this machine may differ. */
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(5);

    /** The fewest digits after the point that the service is taken to show: 100 says no less than 100.00. */
    private static final int SHOWN_DIGITS = 2;

    /** Amounts that agree in this many digits differ only by binary noise. */
    private static final int NOISE_DIGITS = 13;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Evidence() {}

    /**
     * Whether the answer to a create is about the sale that was sent.
     *
     * @param sale what was sent
     * @param answer what came
     * @param since when the sale was first sent: a converted amount of an older row is that of another sale
     * @return false if its key is another one or missing, if it has a date of deletion, or if amount or buyer contradict; for
     *     a sale without a key also if there is no amount, because nothing else would tell it from another
     */
    public static boolean isAnswerTo(NewTransaction sale, Transaction answer, Instant since) {
        return isAnswerAmount(sale, answer, since)
                && (sale.key() == null || sale.key().equals(answer.key()))
                && answer.deletedAt() == null
                && !contradicts(sale.buyer(), answer.buyer());
    }

    /** Accepts a converted amount if the row is not older than the call, or if the sale had its own date. */
    private static boolean isAnswerAmount(NewTransaction sale, Transaction answer, Instant since) {
        Amount amount = answer.amount();
        if (amount == null) {
            return sale.key() != null;
        }
        if (isSameNumber(sale.amount(), amount)) {
            return true;
        }
        Instant created = answer.createdAt();
        boolean fresh = created == null || sale.createdAt() != null || !created.isBefore(since.minus(CLOCK_ERROR));
        return fresh && isOtherUnit(sale.amount(), amount);
    }

    /**
     * Whether a transaction is the requested one.
     *
     * @param key the requested key
     * @param answer the answer
     * @return false if its key is different or missing
     */
    public static boolean isAbout(String key, Transaction answer) {
        return key.equals(answer.key());
    }

    /**
     * Whether a balance belongs to the requested customer.
     *
     * @param customerId the requested id
     * @param answer the answer
     * @return false if it names another customer
     */
    public static boolean isAbout(String customerId, CustomerBalance answer) {
        CustomerProfile customer = answer.customer();
        return customer == null || customer.id() == null || customer.id().equalsIgnoreCase(customerId);
    }

    /**
     * What a list for {@link TransactionQuery#byKey} proves about a sale.
     *
     * @param sale the sale, which has a key
     * @param answer the list
     * @return {@link #ofRow} for the only row with exactly the key that is not deleted; otherwise {@link #ofKey}
     */
    public static LookUpResult ofSale(NewTransaction sale, Page<Transaction> answer) {
        String key = sale.key();
        if (key == null) {
            return LookUpResult.UNPROVEN;
        }
        LookUpResult rows = ofKey(key, answer);
        return rows == LookUpResult.SAME ? ofRow(sale, rows(key, answer).get(0)) : rows;
    }

    /**
     * What a recorded transaction says about a sale with the same key. Its age does not matter.
     *
     * <table>
     * <caption>If action and buyer do not contradict</caption>
     * <tr><th>number</th><th>unit equal, or one missing</th><th>other unit</th></tr>
     * <tr><td>same</td><td>SAME</td><td>SAME: the service ignored the unit</td></tr>
     * <tr><td>other</td><td>DIFFERENT</td><td>INCOMPARABLE: converted, or another sale</td></tr>
     * <tr><td>missing</td><td>UNPROVEN</td><td>UNPROVEN</td></tr>
     * </table>
     *
     * @param sale what was sold
     * @param row what is recorded under its key
     * @return as in the table; {@link LookUpResult#DIFFERENT} if action or buyer contradict
     */
    public static LookUpResult ofRow(NewTransaction sale, Transaction row) {
        boolean otherAction = row.action() != null && !row.action().equals(sale.action());
        if (otherAction || contradicts(sale.buyer(), row.buyer())) {
            return LookUpResult.DIFFERENT;
        }
        Amount amount = row.amount();
        if (amount == null) {
            return LookUpResult.UNPROVEN;
        }
        if (isSameNumber(sale.amount(), amount)) {
            return LookUpResult.SAME;
        }
        return isOtherUnit(sale.amount(), amount) ? LookUpResult.INCOMPARABLE : LookUpResult.DIFFERENT;
    }

    /**
     * What a list for {@link TransactionQuery#byKey} proves about a key.
     *
     * @param key the key
     * @param answer the list
     * @return {@link LookUpResult#SAME} if one transaction that is not deleted has exactly this key, {@link
     *     LookUpResult#MANY} if several have it; {@link LookUpResult#DIFFERENT} if one has it with another case or with
     *     white space around it; {@link LookUpResult#MISSING} if the list is filtered by key and holds none; otherwise
     *     {@link LookUpResult#UNPROVEN}
     */
    public static LookUpResult ofKey(String key, Page<Transaction> answer) {
        int living = 0;
        boolean alike = false;
        boolean foreign = answer.hasNext() || answer.items().isEmpty() && claimsRows(answer);
        for (Transaction row : answer.items()) {
            if (key.equals(row.key())) {
                living += row.isDeleted() ? 0 : 1;
            } else if (row.key() != null && isAlike(key, row.key())) {
                alike = true;
            } else {
                foreign = true;
            }
        }
        if (living > 0) {
            return living == 1 ? LookUpResult.SAME : LookUpResult.MANY;
        }
        if (alike) {
            return LookUpResult.DIFFERENT;
        }
        return foreign ? LookUpResult.UNPROVEN : LookUpResult.MISSING;
    }

    /** The transactions of a list with exactly a key that are not deleted, in the list's order. */
    public static List<Transaction> rows(String key, Page<Transaction> answer) {
        List<Transaction> rows = new ArrayList<>();
        for (Transaction row : answer.items()) {
            if (key.equals(row.key()) && !row.isDeleted()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** An empty page that is not the first, or that has a row range, does not mean that there are no rows. */
    private static boolean claimsRows(Page<Transaction> answer) {
        return answer.hasPrevious()
                || answer.number() > 1
                || answer.from() != null && answer.from() > 0
                || answer.to() != null && answer.to() > 0;
    }

    /** The service may trim texts and compare them without case. */
    private static boolean isAlike(String key, String other) {
        return trimmed(key).equalsIgnoreCase(trimmed(other));
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Checks.isInvisible(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (to > from && Checks.isInvisible(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isOtherUnit(Amount sold, Amount recorded) {
        String unit = sold.unit();
        return unit != null && recorded.unit() != null && !unit.equalsIgnoreCase(recorded.unit());
    }

    /**
     * Whether two numbers are the same amount: equal; or equal after rounding to the digits recorded (33.333 and 33.33); or
     * different by binary noise only (99.99 and 99.989999999999995), and not in a digit that was sold.
     */
    private static boolean isSameNumber(Amount sold, Amount recorded) {
        BigDecimal difference = sold.value().subtract(recorded.value()).abs();
        return difference.compareTo(halfADigit(recorded)) <= 0
                || difference
                                        .movePointRight(NOISE_DIGITS)
                                        .compareTo(sold.value().abs())
                                < 0
                        && difference.compareTo(halfADigit(sold)) < 0;
    }

    /** Half of an amount's last digit; an amount has at least two decimals, so 100 means 100.00. */
    private static BigDecimal halfADigit(Amount amount) {
        return HALF.movePointLeft(Math.max(SHOWN_DIGITS, amount.value().scale()));
    }

    /** A referral key cannot be compared, because the service shows ids. */
    private static boolean contradicts(Buyer buyer, @Nullable String recorded) {
        if (recorded == null) {
            return false;
        }
        String id;
        String key = null;
        String email;
        if (buyer instanceof NewCustomer) {
            NewCustomer customer = (NewCustomer) buyer;
            id = customer.id();
            key = customer.key();
            email = customer.email();
        } else {
            CustomerRef customer = (CustomerRef) buyer;
            id = customer.kind() == CustomerRef.Kind.ID ? customer.value() : null;
            email = customer.kind() == CustomerRef.Kind.EMAIL ? customer.value() : null;
        }
        // A service that compares without case shows the id that it keeps, not the one that was sent.
        if (recorded.equalsIgnoreCase(id) || recorded.equalsIgnoreCase(key) || recorded.equalsIgnoreCase(email)) {
            return false;
        }
        // An id and an e-mail address say nothing of each other, unless e-mail addresses are the ids.
        boolean comparable = recorded.indexOf('@') < 0 || email == null && id != null && id.indexOf('@') >= 0;
        return comparable ? id != null : email != null;
    }
}
