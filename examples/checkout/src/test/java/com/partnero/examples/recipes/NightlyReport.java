package com.partnero.examples.recipes;

// snippet: reconciliation
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.reconciliation.Difference;
import com.partnero.reconciliation.Reconciliation;
import com.partnero.reconciliation.SoldSales;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class NightlyReport implements SoldSales {

    private static final Logger log = LoggerFactory.getLogger(NightlyReport.class);

    private final JdbcClient jdbc;
    private final PartneroTransactions transactions;

    NightlyReport(JdbcClient jdbc, PartneroTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Scheduled(cron = "0 0 3 * * *")
    void compare() {
        Reconciliation month =
                Reconciliation.of(transactions, this).since(Instant.now().minus(Duration.ofDays(32)));
        try (Stream<Difference> differences = month.differences()) {
            differences.forEach(difference -> log.warn("order {}: {}", difference.key(), difference.kind()));
        }
    }

    @Override
    public Stream<NewTransaction> all() {
        return jdbc.sql("select * from sold where paid_on > current_date - 31").query(this::sale).stream();
    }

    @Override
    public Optional<NewTransaction> find(String key) {
        return jdbc.sql("select * from sold where number = ?")
                .param(key)
                .query(this::sale)
                .optional();
    }

    private NewTransaction sale(ResultSet row, int number) throws SQLException {
        return NewTransaction.builder()
                .key(row.getString("number"))
                .amount(Amount.of(row.getBigDecimal("amount"), row.getString("currency")))
                .buyer(CustomerRef.id(row.getString("customer")))
                .build();
    }
}
// end
