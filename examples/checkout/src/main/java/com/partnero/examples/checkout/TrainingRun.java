package com.partnero.examples.checkout;

import com.partnero.PartneroTransactions;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

// snippet: training-run
/** Makes one call and ends the application. The JVM then writes the classes that were used into its archive. */
@Component
@Profile("training")
class TrainingRun implements ApplicationRunner {

    private final PartneroTransactions transactions;
    private final ConfigurableApplicationContext context;

    TrainingRun(PartneroTransactions transactions, ConfigurableApplicationContext context) {
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transactions.find("training");
        System.exit(SpringApplication.exit(context));
    }
}
// end
