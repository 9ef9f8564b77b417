package com.partnero.outbox;

import com.partnero.Credit;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.errors.PartneroException;
import com.partnero.outbox.Answer.Kind;
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The requests of a turn, and what their answers mean. Used by one thread. */
final class Requests {

    private final Lane lane;
    private final Partnero partnero;
    private final Payloads payloads;

    /** @throws RuntimeException if the program has no client now; nothing was sent */
    Requests(Lane lane, Payloads payloads) {
        this.lane = lane;
        this.payloads = payloads;
        partnero = lane.partnero();
    }

    /** Creates what the row says is sent. Sends a second request only if the first was certainly not carried out. */
    Answer create(Row row, BooleanSupplier mayNotSend) {
        NewTransaction sale = payloads.sale(row.known().sent());
        if (sale == null) {
            return Answer.of(Kind.REFUSED, "what is stored cannot be read");
        }
        String wireKey = WireKey.of(row.key(), row.at().wire());
        boolean known = row.at().wire() > 1;
        Answer answer = create(Payloads.under(sale, wireKey, known));
        // The customer may exist already.
        return answer.kind() == Kind.NOT_REFERRED
                        && !known
                        && sale.buyer() instanceof NewCustomer
                        && !mayNotSend.getAsBoolean()
                ? create(Payloads.under(sale, wireKey, true))
                : answer;
    }

    private Answer create(NewTransaction sale) {
        return call(() -> partnero.transactions().create(sale));
    }

    Answer credit(Row row) {
        Credit credit = payloads.credit(row.known().sent());
        if (credit == null) {
            return Answer.of(Kind.REFUSED, "what is stored cannot be read");
        }
        return call(() -> partnero.balances().credit(credit.customerId(), credit.amount()));
    }

    Answer delete(String wireKey) {
        DirectAnswers answers = new DirectAnswers();
        Answer answer =
                call(() -> partnero.with(answers.options()).transactions().delete(wireKey));
        // After a lost answer the client trusts an immediate look-up, but a list may lag behind.
        return answer.kind() == Kind.ACCEPTED && !answers.isOne()
                ? Answer.of(Kind.UNKNOWN, "the answer was lost")
                : answer;
    }

    private Answer call(Runnable request) {
        lane.spend();
        try {
            request.run();
            return Answer.ACCEPTED;
        } catch (PartneroException e) {
            return Answer.of(e);
        } catch (IllegalArgumentException | NullPointerException e) {
            // Arguments are checked before anything is sent. The message may show them.
            return Answer.of(
                    Kind.REFUSED,
                    "the client refused to send it: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            return Answer.of(Kind.UNKNOWN, "the client failed: " + e.getClass().getSimpleName());
        } finally {
            calm();
        }
    }

    /** Clears the interrupt: the result of a request must be stored even while the thread is being stopped. */
    private static void calm() {
        Thread.interrupted();
    }

    /** What is recorded under the row's present wire key. */
    LookedUp lookUp(Row row) {
        Page<Transaction> page = list(WireKey.of(row.key(), row.at().wire()));
        return page == null ? LookedUp.UNPROVEN : LookedUp.of(row, page, payloads);
    }

    /** Whether anything is recorded under a wire key of the row that was given up. */
    LookUpResult lookUp(Row row, String wireKey) {
        Page<Transaction> page = list(wireKey);
        return page == null
                ? LookUpResult.FAILED
                : Evidence.ofKey(wireKey, LookedUp.withoutSiblings(page, row.key(), wireKey));
    }

    /** Null if it failed. */
    private @Nullable Page<Transaction> list(String wireKey) {
        lane.spend();
        try {
            return partnero.transactions().list(TransactionQuery.byKey(wireKey));
        } catch (PartneroException e) {
            lane.pause(Refusals.pause(e), String.valueOf(e.getMessage()));
            return null;
        } catch (RuntimeException e) {
            return null;
        } finally {
            calm();
        }
    }
}
