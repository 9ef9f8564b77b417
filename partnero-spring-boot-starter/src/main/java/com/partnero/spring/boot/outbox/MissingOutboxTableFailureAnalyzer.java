package com.partnero.spring.boot.outbox;

import com.partnero.outbox.MissingOutboxTableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the statements to run instead of a stack trace. */
final class MissingOutboxTableFailureAnalyzer extends AbstractFailureAnalyzer<MissingOutboxTableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingOutboxTableException cause) {
        String action = """
            Do one of these:
                - Flyway: add classpath:partnero/outbox/{vendor} to spring.flyway.locations
                - Liquibase: <include file="classpath:partnero/outbox/liquibase.xml"/> in your change log
                - spring.sql.init.mode=always and spring.sql.init.schema-locations=classpath:%s
                - write partnero.outbox.enabled=false to have no outbox, and inject none
                - run these statements:

            %s\
            """.formatted(cause.location(), cause.statements());
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
    }
}
