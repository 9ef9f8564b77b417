package com.partnero.testkit.assertj;

import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import com.partnero.testkit.PartneroService;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes what was recorded and refused, for failure messages. */
final class Recorded {

    private Recorded() {}

    static String transactions(PartneroService service) {
        StringBuilder text = new StringBuilder();
        List<Transaction> transactions = service.ledger();
        for (Transaction row : transactions) {
            text.append(System.lineSeparator()).append("  - ").append(describe(row));
            for (Reward reward : row.rewards()) {
                text.append(System.lineSeparator()).append("      ").append(describe(reward));
            }
        }
        return titled("Transactions", transactions.size(), text) + refused(service);
    }

    private static String describe(Transaction row) {
        return (row.key() == null ? "without key" : row.key()) + ": " + row.action() + " of " + amount(row.amount())
                + " by " + row.buyer()
                + (row.referrer() == null ? "" : ", referred by " + row.referrer())
                + (row.deletedAt() == null ? "" : ", deleted");
    }

    private static String describe(Reward reward) {
        return amount(reward.amount()) + " to " + reward.beneficiary()
                + (Objects.equals(reward.status(), RewardStatus.OK) ? "" : " (" + reward.status() + ")");
    }

    static String amount(@Nullable Amount amount) {
        if (amount == null) {
            return "nothing";
        }
        return amount.value().toPlainString() + (amount.unit() == null ? "" : " " + amount.unit());
    }

    static boolean isOf(@Nullable Amount amount, BigDecimal value) {
        return amount != null && amount.value().compareTo(value) == 0;
    }

    static boolean isIn(@Nullable Amount amount, String unit) {
        return amount != null && unit.equalsIgnoreCase(amount.unit());
    }

    static String credits(PartneroService service) {
        StringBuilder text = new StringBuilder();
        List<Credit> credits = service.credits();
        for (Credit credit : credits) {
            text.append(System.lineSeparator())
                    .append("  - ")
                    .append(amount(credit.amount()))
                    .append(" for ")
                    .append(credit.customerId());
        }
        return titled("Credits", credits.size(), text) + refused(service);
    }

    private static String titled(String title, int count, StringBuilder text) {
        return count == 0 ? title + " recorded: none." : title + " recorded:" + text;
    }

    private static String refused(PartneroService service) {
        StringBuilder text = new StringBuilder();
        for (String refused : service.refused()) {
            text.append(System.lineSeparator()).append("  - ").append(refused);
        }
        return text.isEmpty() ? "" : System.lineSeparator() + "Refused:" + text;
    }

    /** Explains why an amount does not have the currency in which it was sent. */
    static String currencyNote(PartneroService service, String unit) {
        String own = service.program().currency();
        return service.program().multiCurrency() || own.equalsIgnoreCase(unit)
                ? ""
                : " The program counts in " + own
                        + " and ignores the currency of a transaction: set program().currency(\"" + unit
                        + "\"), or program().multiCurrency(true).";
    }
}
