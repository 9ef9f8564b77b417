package com.partnero.policy;

import com.partnero.FoundOrCreated;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records sales: sends them, judges their answers, and remembers their keys. Thread-safe. */
final class SaleWriter {

    private final Transport transport;
    private final CallRunner runner;
    private final RecentSales recent;

    SaleWriter(CallRunner runner) {
        this.runner = runner;
        transport = runner.client().transport;
        recent = runner.program().recentSales();
    }

    Transaction create(Call call, NewTransaction sale) {
        String key = sale.key();
        if (key == null) {
            Instant since = runner.time().now();
            return call.send(OperationKind.CREATE_WITHOUT_KEY, context -> answered(sale, since, context));
        }
        return whileRecording(call, List.of(key), claims -> send(call, sale, key, claims.only()));
    }

    List<Transaction> createAll(Call call, NewTransactionBatch batch) {
        List<String> keys = new ArrayList<>(batch.transactions().size());
        for (NewTransaction sale : batch.transactions()) {
            if (sale.key() != null) {
                keys.add(sale.key());
            }
        }
        return whileRecording(call, keys, claims -> send(call, batch, claims));
    }

    /**
     * Waits for a running {@code createIfAbsent} of the same key; a sale that it has recorded is not recorded again.
     */
    private <T> T whileRecording(Call call, List<String> keys, Function<Claims, T> work) {
        Claims claims;
        try {
            claims = recent.create(keys, call.timeLeft());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.exception(AttemptFailedException.interrupted(false), "", null);
        } catch (AttemptFailedException e) {
            throw call.exception(e, "", null);
        }
        String busy = claims.busy();
        if (busy != null) {
            throw runner.exceptions().recordedMeanwhile(call.operation(), busy);
        }
        try {
            return work.apply(claims);
        } finally {
            claims.end();
        }
    }

    private Transaction send(Call call, NewTransaction sale, String key, RecentSale claim) {
        Instant since = runner.time().now();
        Duration toAppear = runner.timeToAppear();
        boolean settled = false;
        try {
            Transaction made = call.send(
                    OperationKind.CREATE_WITH_KEY,
                    context -> answered(sale, since, context),
                    new LookUps.OfSale(transport, sale, key));
            settled = true;
            recent.recorded(claim, made);
            return made;
        } finally {
            // Also after an error such as a lack of memory, of which this must not need any.
            if (!settled && call.isUncertain()) {
                recent.mayAppear(claim, toAppear);
            }
        }
    }

    private Transaction answered(NewTransaction sale, Instant since, AttemptContext context)
            throws AttemptFailedException {
        Transaction answer = transport.create(sale, context);
        if (!Evidence.isAnswerTo(sale, answer, since)) {
            throw aboutSomethingElse("the answer is about another sale");
        }
        return answer;
    }

    private List<Transaction> send(Call call, NewTransactionBatch batch, Claims claims) {
        BatchLookUp lookUp = new BatchLookUp(transport, batch, runner.time().now());
        Duration toAppear = runner.timeToAppear();
        boolean settled = false;
        try {
            List<Transaction> made = call.send(
                    OperationKind.BATCH,
                    context -> {
                        if (!lookUp.accept(transport.createAll(batch, context), context.budget())) {
                            throw aboutSomethingElse("the answer does not contain every sale once");
                        }
                        return lookUp.result();
                    },
                    lookUp);
            settled = true;
            return made;
        } finally {
            if (!settled && call.isUncertain()) {
                claims.mayAppear(toAppear);
            }
            claims.recorded(lookUp.recorded());
        }
    }

    static AttemptFailedException aboutSomethingElse(String message) {
        return AttemptFailedException.unusable(Effect.ENDED, message, ServiceReply.of(200));
    }

    FoundOrCreated findOrCreate(Call call, NewTransaction sale, String key) {
        RecentSale claim;
        try {
            claim = recent.createIfAbsent(key, call.timeLeft());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw whileAnother(call, key, AttemptFailedException.interrupted(true));
        } catch (AttemptFailedException e) {
            throw call.exception(e, "", null);
        }
        if (claim == null) {
            throw whileAnother(call, key, AttemptFailedException.timedOut(true));
        }
        try {
            return lookAndCreate(call, sale, key, claim);
        } finally {
            recent.endCreateIfAbsent(claim);
        }
    }

    /** This call has sent nothing, but another call decides what becomes of the sale. */
    private PartneroException whileAnother(Call call, String key, AttemptFailedException failure) {
        String where = "while another call of this client records the key, ";
        return runner.exceptions().of(call.operation(), Outcome.UNKNOWN, 0, key, where, failure, null);
    }

    private FoundOrCreated lookAndCreate(Call call, NewTransaction sale, String key, RecentSale claim) {
        LookUps.OfSale lookUp = new LookUps.OfSale(transport, sale, key);
        for (int looks = 1; ; looks++) {
            Page<Transaction> answer = call.look(
                    "the look-up before sending failed: ", context -> LookUps.list(transport, lookUp.query(), context));
            LookUpResult result = lookUp.result(answer);
            switch (result) {
                case SAME:
                    return FoundOrCreated.found(Evidence.rows(key, answer).get(0));
                case MISSING:
                    break;
                case UNPROVEN:
                    throw runner.exceptions().unproven(call.operation(), key, answer);
                default:
                    throw call.conflict(Outcome.NOT_APPLIED, result, lookUp.recorded());
            }
            Transaction remembered = remembered(key, answer, claim);
            if (remembered != null) {
                return FoundOrCreated.found(sameOrConflict(call, sale, remembered));
            }
            Duration wait = recent.mayStillAppear(claim);
            if (wait.isZero() || wait.isNegative()) {
                return FoundOrCreated.created(send(call, sale, key, claim));
            }
            if (!call.pauseBeforeLook(looks, wait)) {
                throw runner.exceptions().mayStillAppear(call.operation(), key, wait);
            }
        }
    }

    /** A list that omits a new row is late; a list that shows it as deleted is not. */
    private @Nullable Transaction remembered(String key, Page<Transaction> answer, RecentSale claim) {
        for (Transaction row : answer.items()) {
            if (key.equals(row.key())) {
                recent.forget(claim);
                return null;
            }
        }
        return recent.lately(claim);
    }

    private Transaction sameOrConflict(Call call, NewTransaction sale, Transaction remembered) {
        LookUpResult result = Evidence.ofRow(sale, remembered);
        if (result != LookUpResult.SAME) {
            throw call.conflict(Outcome.NOT_APPLIED, result, List.of(remembered));
        }
        return remembered;
    }
}
