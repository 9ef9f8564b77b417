package com.partnero.wire;

import com.partnero.CustomerBalance;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.ResponseLimits;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import java.util.List;

/** {@link Answers} by operation, as a transport and the policy above it use them. */
final class ReadAnswers {

    private final Answers answers;
    private final ResponseLimits limits;

    ReadAnswers(WireFormat format, ResponseLimits limits) {
        answers = new Answers(format, limits);
        this.limits = limits;
    }

    Transaction transaction(HttpAnswer answer) throws AttemptFailedException {
        return (Transaction) read(Transaction.class, Operation.CREATE, answer);
    }

    @SuppressWarnings("unchecked")
    List<Transaction> transactions(HttpAnswer answer) throws AttemptFailedException {
        return (List<Transaction>) read(List.class, Operation.CREATE_ALL, answer);
    }

    @SuppressWarnings("unchecked")
    Page<Transaction> page(HttpAnswer answer, TransactionQuery query) throws AttemptFailedException {
        Page<Transaction> page = (Page<Transaction>) read(Page.class, Operation.LIST, answer);
        return page.number() > 0 ? page : page.withNumber(query.page());
    }

    CustomerBalance balance(HttpAnswer answer) throws AttemptFailedException {
        return (CustomerBalance) read(CustomerBalance.class, Operation.BALANCE, answer);
    }

    void done(HttpAnswer answer) throws AttemptFailedException {
        read(void.class, Operation.DELETE, answer);
    }

    Object read(Class<?> type, HttpAnswer answer, AttemptLimits size, AttemptContext context)
            throws AttemptFailedException {
        return answers.read(type, answer, size, context);
    }

    private Object read(Class<?> type, Operation operation, HttpAnswer answer) throws AttemptFailedException {
        return answers.read(type, answer, Limits.of(limits, operation), Limits.context());
    }
}
