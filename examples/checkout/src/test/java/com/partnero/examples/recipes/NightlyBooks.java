package com.partnero.examples.recipes;

// snippet: nightly-books
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.outbox.Outboxes;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.reconciliation.Difference;
import com.partnero.reconciliation.Reconciliation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class NightlyBooks {

    private static final Logger log = LoggerFactory.getLogger(NightlyBooks.class);

    private final JdbcClient jdbc;
    private final PartneroOutbox outbox;
    private final Outboxes outboxes;
    private final PartneroTransactions transactions;

    NightlyBooks(JdbcClient jdbc, PartneroOutbox outbox, Outboxes outboxes, PartneroTransactions transactions) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.outboxes = outboxes;
        this.transactions = transactions;
    }

    /** Says again what each order of the last month is. What the outbox knows already stays as it is. */
    @Scheduled(cron = "0 0 3 * * *")
    void mend() {
        jdbc.sql("select * from sold where changed_at between current_timestamp - interval '31' day"
                        + " and current_timestamp - interval '1' hour")
                .query(this::sold)
                .list()
                .forEach(this::say);
    }

    private void say(Sold order) {
        if (order.left() <= 0) {
            outbox.remove(order.number());
        } else if (order.refunded() > 0) {
            outbox.amend(sale(order), order.refunded());
        } else {
            outbox.record(sale(order));
        }
    }

    /** Reports what Partnero has and the outbox does not know, or the other way round. Changes nothing. */
    @Scheduled(cron = "0 0 5 * * *")
    void compare() {
        Instant monthAgo = Instant.now().minus(Duration.ofDays(31));
        Reconciliation month = Reconciliation.of(transactions, outboxes.recordedSales("default", monthAgo))
                .since(monthAgo);
        try (Stream<Difference> differences = month.differences()) {
            differences.forEach(difference -> log.warn("order {}: {}", difference.key(), difference.kind()));
        }
    }

    record Sold(String number, String customer, String currency, long cents, long refunded, Instant paidAt) {

        long left() {
            return cents - refunded;
        }
    }

    private Sold sold(ResultSet row, int index) throws SQLException {
        return new Sold(
                row.getString("number"),
                row.getString("customer"),
                row.getString("currency"),
                row.getLong("cents"),
                row.getLong("refunded_cents"),
                row.getTimestamp("paid_at").toInstant());
    }

    private static NewTransaction sale(Sold order) {
        return NewTransaction.builder()
                .key(order.number())
                .amount(Amount.ofMinor(order.left(), order.currency()))
                .buyer(CustomerRef.id(order.customer()))
                .createdAt(order.paidAt())
                .build();
    }
}
// end
