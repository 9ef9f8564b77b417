package com.partnero.testkit;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.NonCurrencyReward;
import com.partnero.Page;
import com.partnero.Reward;
import com.partnero.RewardStatus;
import com.partnero.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts between domain values and the model's rows. A domain value has only what the wire shows. */
final class Rows {

    private Rows() {}

    static SaleRequest request(NewTransaction sale) {
        return new SaleRequest(buyer(sale.buyer()), sale.buyer() instanceof NewCustomer, false, List.of(line(sale)));
    }

    static SaleRequest request(NewTransactionBatch batch) {
        return new SaleRequest(
                buyer(batch.buyer()),
                batch.buyer() instanceof NewCustomer,
                true,
                batch.transactions().stream().map(Rows::line).toList());
    }

    private static Sale line(NewTransaction sale) {
        return new Sale(
                sale.key(),
                sale.amount().value(),
                sale.amount().unit(),
                sale.action().text(),
                sale.rewarded(),
                sale.rewardable(),
                sale.productId(),
                sale.productType(),
                sale.createdAt());
    }

    private static CustomerData buyer(Buyer buyer) {
        if (buyer instanceof NewCustomer customer) {
            CustomerRef referrer = customer.referrer();
            return new CustomerData(
                    customer.id(),
                    customer.key(),
                    customer.email(),
                    customer.name(),
                    customer.surname(),
                    customer.createdAt(),
                    referrer == null ? null : named(referrer));
        }
        return named((CustomerRef) buyer);
    }

    private static CustomerData named(CustomerRef customer) {
        return switch (customer.kind()) {
            case ID -> CustomerData.named(customer.value(), null, null);
            case KEY -> CustomerData.named(null, customer.value(), null);
            case EMAIL -> CustomerData.named(null, null, customer.value());
        };
    }

    static Transaction transaction(TransactionRow row) {
        return Transaction.builder()
                .key(row.key())
                .action(Action.of(row.action()))
                .amount(Amount.fromWire(row.amount(), row.unit(), row.currency()))
                .buyer(row.buyer())
                .referrer(row.referrer())
                .createdAt(row.createdAt())
                .deletedAt(row.deletedAt())
                .rewards(row.rewards().stream()
                        .map(reward -> reward(row, reward))
                        .toList())
                .build();
    }

    static List<Transaction> transactions(List<TransactionRow> rows) {
        return rows.stream().map(Rows::transaction).toList();
    }

    private static Reward reward(TransactionRow row, RewardRow reward) {
        return Reward.builder()
                .transactionKey(row.key())
                .action(Action.of(row.action()))
                .status(RewardStatus.of(reward.status()))
                .beneficiary(reward.beneficiary())
                .buyer(row.buyer())
                .amount(Amount.fromWire(reward.amount(), reward.unit(), reward.currency()))
                .createdAt(reward.createdAt())
                .deletedAt(reward.deletedAt())
                .build();
    }

    static Page<Transaction> page(TransactionPage page) {
        return Page.<Transaction>of(transactions(page.rows()), page.number())
                .hasPrevious(page.number() > 1)
                .hasNext(page.hasNext())
                .size(page.size())
                .range(page.from(), page.to())
                .build();
    }

    static CustomerBalance balance(BalanceRow row) {
        return CustomerBalance.builder()
                .customer(customer(row.customer(), row.referrals(), row.referralLink()))
                .currency(row.entries().stream()
                        .map(entry -> Amount.fromWire(entry.amount(), entry.unit(), entry.currency()))
                        .toList())
                .nonCurrency(row.coupons().stream().map(Rows::coupon).toList())
                .build();
    }

    @SuppressWarnings("NullAway") // Compilers do not see the nullness of type arguments in classes of another module.
    static CustomerProfile customer(CustomerRow row, int referrals, String referralLink) {
        return CustomerProfile.builder()
                .id(row.id())
                .email(row.email())
                .name(row.name())
                .surname(row.surname())
                .status(row.status())
                .approved(row.approved())
                .acceptedTerms(row.acceptedTerms())
                .createdAt(row.createdAt())
                .updatedAt(row.updatedAt())
                .referrer(referrer(row.referrer()))
                .referralsCount(referrals)
                .referralLink(referralLink)
                .referralLinks(List.of(referralLink))
                .customFields(row.customFields())
                .metadata(row.metadata())
                .build();
    }

    private static @Nullable CustomerProfile referrer(@Nullable String id) {
        return id == null ? null : CustomerProfile.builder().id(id).build();
    }

    static Credit credit(CreditRow row) {
        return Credit.of(row.customer(), Amount.fromWire(row.amount(), row.unit(), row.currency()));
    }

    private static NonCurrencyReward coupon(CouponRow row) {
        return NonCurrencyReward.builder()
                .type(row.type())
                .commissionType(row.commissionType())
                .value(row.value())
                .createdAt(row.createdAt())
                .build();
    }
}
