package com.partnero.policy;

import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a recorded transaction is the sale that was to be recorded, as far as the service lets one tell. */
final class SameSale {

    private SameSale() {}

    /** The transactions with exactly this key that have not been deleted. */
    static List<Transaction> withKey(String key, List<Transaction> rows) {
        List<Transaction> matching = new ArrayList<>();
        for (Transaction row : rows) {
            if (key.equals(row.key()) && row.deletedAt() == null) {
                matching.add(row);
            }
        }
        return matching;
    }

    /** What the service does not say is no difference. */
    static boolean matches(NewTransaction sale, Transaction recorded) {
        return (recorded.action() == null || recorded.action().equals(sale.action()))
                && sameAmount(sale.amount(), recorded.amount())
                && sameBuyer(idOf(sale.buyer()), recorded.buyer());
    }

    /** The service may convert an amount into another currency; only amounts of one unit can be compared. */
    private static boolean sameAmount(Amount sold, @Nullable Amount recorded) {
        if (recorded == null || sold.value().compareTo(recorded.value()) == 0) {
            return true;
        }
        String unit = sold.unit();
        return unit != null && recorded.unit() != null && !unit.equalsIgnoreCase(recorded.unit());
    }

    private static boolean sameBuyer(@Nullable String sold, @Nullable String recorded) {
        return sold == null || recorded == null || sold.equals(recorded);
    }

    private static @Nullable String idOf(Buyer buyer) {
        if (buyer instanceof NewCustomer) {
            return ((NewCustomer) buyer).id();
        }
        CustomerRef customer = (CustomerRef) buyer;
        return customer.kind() == CustomerRef.Kind.ID ? customer.value() : null;
    }
}
