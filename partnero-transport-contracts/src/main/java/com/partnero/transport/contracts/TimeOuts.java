package com.partnero.transport.contracts;

import com.partnero.RetryPolicy;
import com.partnero.client.PartneroBuilder;
import java.time.Duration;

/**
 * The time-outs of a client under test: as short as the case allows.
 *
 * @param connect the connect time-out
 * @param read the read time-out
 * @param call the deadline of a call
 */
record TimeOuts(Duration connect, Duration read, Duration call) {

    /** For cases in which nothing should wait. */
    static final TimeOuts LONG = ofMillis(2_000, 4_000, 8_000);

    /** For cases in which the read time-out ends an attempt and leaves time for two more. */
    static final TimeOuts SHORT_READ = ofMillis(400, 500, 3_500);

    /** For cases in which only the deadline may end an attempt. */
    static final TimeOuts SHORT_CALL = ofMillis(400, 500, 1_500);

    /** For cases in which a call waits for half of its time. */
    static final TimeOuts SHORT_WAIT = ofMillis(1_500, 2_500, 5_000);

    /** For cases in which no connection is made. */
    static final TimeOuts SHORT_CONNECT = ofMillis(200, 4_000, 8_000);

    static TimeOuts ofMillis(long connect, long read, long call) {
        return new TimeOuts(Duration.ofMillis(connect), Duration.ofMillis(read), Duration.ofMillis(call));
    }

    /** Leaves time for TLS handshakes; the deadline of the call stays. */
    TimeOuts withHandshakes() {
        return new TimeOuts(connect.multipliedBy(3), read.multipliedBy(2), call);
    }

    <B extends PartneroBuilder<?>> B set(B builder) {
        builder.connectTimeout(connect)
                .readTimeout(read)
                .callTimeout(call)
                .retry(RetryPolicy.defaults()
                        .withBaseDelay(Duration.ofMillis(10))
                        .withThrottleBaseDelay(Duration.ofMillis(10)));
        return builder;
    }
}
