package com.partnero.differential;

import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.Page;
import com.partnero.Reward;
import com.partnero.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a value shows, as text: the values' own {@code toString} hides most of it. */
public final class Seen {

    private Seen() {}

    public static String of(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Seen::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Page<?> page) {
            return "page " + page.number() + " " + page.hasPrevious() + page.hasNext() + page.size() + page.from()
                    + page.to() + of(page.items());
        }
        if (value instanceof Transaction t) {
            return "transaction " + t.key() + " " + t.action() + " " + of(t.amount()) + " " + t.buyer() + " "
                    + t.referrer() + " " + t.isCredit() + t.isVerified() + " " + t.createdAt() + " " + t.deletedAt()
                    + t.isDeleted() + t.additional()
                    + of(t.rewards());
        }
        if (value instanceof Reward r) {
            return "reward " + r.transactionKey() + " " + r.action() + " " + r.status() + " " + r.beneficiary() + " "
                    + r.buyer() + " " + of(r.amount()) + " " + r.isCredit() + r.createdAt() + r.deletedAt()
                    + r.isDeleted()
                    + r.additional()
                    + r.productTypeData();
        }
        if (value instanceof Amount a) {
            return a.value() + " " + a.unit() + " " + a.isCurrency();
        }
        if (value instanceof CustomerBalance b) {
            String rest = b.nonCurrency().stream()
                    .map(n -> n.type() + n.commissionType() + n.value() + n.createdAt() + n.details())
                    .collect(Collectors.joining());
            return "balance " + of(b.customer()) + of(b.currency()) + rest + b.additional();
        }
        if (value instanceof CustomerProfile c) {
            return "customer " + c.id() + c.key() + c.email() + c.name() + c.surname() + c.status() + c.approved()
                    + c.acceptedTerms() + c.createdAt() + c.updatedAt() + of(c.referrer()) + c.referralsCount()
                    + c.referralLink() + c.referralLinks() + c.customFields() + c.metadata()
                    + c.additional();
        }
        return String.valueOf(value);
    }
}
