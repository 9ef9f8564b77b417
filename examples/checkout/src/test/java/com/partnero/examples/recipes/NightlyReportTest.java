package com.partnero.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.testkit.InMemoryPartnero;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class NightlyReportTest {

    @Test
    void theReportNamesWhatTheTwoSidesDoNotAgreeIn(CapturedOutput output) {
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:report;DB_CLOSE_DELAY=-1"));
        jdbc.sql("create table sold (number varchar, amount decimal(9, 2), currency varchar, customer varchar,"
                        + " paid_on date default current_date)")
                .update();
        for (String order : new String[] {"order-1", "order-2", "order-3"}) {
            jdbc.sql("insert into sold (number, amount, currency, customer) values (?, 10.00, 'USD', 'customer_456')")
                    .param(order)
                    .update();
        }
        InMemoryPartnero partnero = InMemoryPartnero.create();
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
        partnero.transactions().create(sale("order-1", "10.00"));
        partnero.transactions().create(sale("order-2", "12.00"));

        new NightlyReport(jdbc, partnero.transactions()).compare();

        assertThat(output)
                .contains("order order-2: DIFFERENT", "order order-3: MISSING")
                .doesNotContain("order-1:");
    }

    private static NewTransaction sale(String key, String amount) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount, "USD"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }
}
