package com.partnero.spring.boot.outbox;

import com.partnero.outbox.OutboxSetupException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to change instead of a stack trace. */
final class OutboxSetupFailureAnalyzer extends AbstractFailureAnalyzer<OutboxSetupException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OutboxSetupException cause) {
        return new FailureAnalysis(cause.problem() + ".", cause.action() + ".", cause);
    }
}
