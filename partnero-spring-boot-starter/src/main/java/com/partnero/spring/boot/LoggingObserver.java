package com.partnero.spring.boot;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs a line when a call ends, on the calling thread, so that the line has its MDC. Spring's logging facade uses SLF4J
 * if it is present. Thread-safe.
 */
final class LoggingObserver implements PartneroObserver {

    private static final Log LOG = LogFactory.getLog("com.partnero.calls");

    private final String client;
    private final boolean successes;

    LoggingObserver(String client, boolean successes) {
        this.client = client;
        this.successes = successes;
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        long start = System.nanoTime();
        return new CallObserver() {
            @Override
            public void succeeded(boolean verified) {
                if (successes) {
                    LOG.info(line(operation.label(), start, verified ? "verified" : "success"));
                }
            }

            @Override
            public void failed(PartneroException exception) {
                // Its message names operation, status and the refused fields, and is free of data by contract.
                LOG.warn(line(
                        String.valueOf(exception.getMessage()),
                        start,
                        exception.outcome() + ", attempts: " + exception.attempts()));
            }
        };
    }

    private String line(String text, long start, String outcome) {
        return text + " [client: " + client + ", outcome: " + outcome + ", "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms]";
    }
}
