package com.partnero.testkit.assertj;

import com.partnero.testkit.service.CreditRow;
import com.partnero.testkit.service.PartneroService;
import com.partnero.testkit.service.RewardRow;
import com.partnero.testkit.service.TransactionRow;
import java.util.List;

/** What was recorded instead, for the message of a failure. */
final class Recorded {

    private Recorded() {}

    static String transactions(PartneroService service) {
        StringBuilder text = new StringBuilder();
        for (TransactionRow row : service.ledger()) {
            text.append(System.lineSeparator()).append("  - ").append(row);
            for (RewardRow reward : row.rewards()) {
                text.append(System.lineSeparator()).append("      ").append(reward);
            }
        }
        return titled("Transactions", service.ledger().size(), text);
    }

    static String credits(PartneroService service) {
        StringBuilder text = new StringBuilder();
        List<CreditRow> credits = service.credits();
        for (CreditRow credit : credits) {
            text.append(System.lineSeparator()).append("  - ").append(credit);
        }
        return titled("Credits", credits.size(), text);
    }

    private static String titled(String title, int count, StringBuilder text) {
        return count == 0 ? title + " recorded: none." : title + " recorded:" + text;
    }
}
