package com.partnero.wire;

import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.Credit;
import com.partnero.CustomerProfile;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.wire.TransactionCodec.AmountParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads values that {@link RequestBodies} wrote. */
final class RequestCodec {

    private RequestCodec() {}

    static NewTransaction transaction(Cursor cursor) throws IOException {
        Sale sale = new Sale();
        BuyerParts buyer = new BuyerParts();
        cursor.object(name -> sale.read(name, cursor) || buyer.read(name, cursor) || sale.keep(name, cursor));
        return sale.with(buyer.buyer());
    }

    static NewTransactionBatch batch(Cursor cursor) throws IOException {
        List<Sale> sales = new ArrayList<>();
        BuyerParts buyer = new BuyerParts();
        cursor.object(name -> {
            if (!name.equals(Names.TRANSACTIONS)) {
                return buyer.read(name, cursor);
            }
            cursor.list(() -> {
                Sale sale = new Sale();
                cursor.object(field -> sale.read(field, cursor) || sale.keep(field, cursor));
                sales.add(sale);
            });
            return true;
        });
        List<NewTransaction> transactions = new ArrayList<>(sales.size());
        for (Sale sale : sales) {
            transactions.add(sale.with(buyer.buyer()));
        }
        return NewTransactionBatch.of(transactions);
    }

    static Credit credit(Cursor cursor) throws IOException {
        AmountParts amount = new AmountParts(true);
        BuyerParts customer = new BuyerParts();
        cursor.object(name -> amount.read(name, cursor) || customer.read(name, cursor));
        CustomerProfile profile = customer.profile;
        String id = profile == null ? null : profile.id();
        if (id == null) {
            throw new Malformed("a credit without the id of its customer");
        }
        return Credit.of(id, demand(amount.amount()));
    }

    static CustomerRef customerRef(Cursor cursor) throws IOException {
        return customerRef(CustomerCodec.read(cursor));
    }

    static NewCustomer newCustomer(Cursor cursor) throws IOException {
        CustomerProfile profile = CustomerCodec.read(cursor);
        if (profile == null) {
            throw new Malformed("a customer belongs here");
        }
        return newCustomer(profile);
    }

    private static CustomerRef customerRef(@Nullable CustomerProfile customer) throws Malformed {
        String id = customer == null ? null : customer.id();
        String key = customer == null ? null : customer.key();
        String email = customer == null ? null : customer.email();
        if (id != null) {
            return CustomerRef.id(id);
        }
        if (key != null) {
            return CustomerRef.key(key);
        }
        if (email != null) {
            return CustomerRef.email(email);
        }
        throw new Malformed("a customer without id, key and e-mail address");
    }

    private static NewCustomer newCustomer(CustomerProfile profile) throws Malformed {
        NewCustomer.Builder customer = NewCustomer.builder();
        set(profile.id(), customer::id);
        set(profile.key(), customer::key);
        set(profile.email(), customer::email);
        set(profile.name(), customer::name);
        set(profile.surname(), customer::surname);
        set(profile.createdAt(), customer::createdAt);
        CustomerProfile referrer = profile.referrer();
        set(referrer == null ? null : customerRef(referrer), customer::referrer);
        return customer.build();
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static Amount demand(@Nullable Amount amount) throws Malformed {
        if (amount == null) {
            throw new Malformed("no amount");
        }
        return amount;
    }

    /** The fields of a sale, without its buyer. */
    private static final class Sale {

        private final NewTransaction.Builder sale = NewTransaction.builder().withoutKey();
        private final AmountParts amount = new AmountParts(true);

        boolean read(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.KEY -> set(cursor.string(), sale::key);
                case Names.ACTION -> set(TransactionCodec.action(cursor), sale::action);
                case Names.REWARDED -> set(cursor.bool(), sale::rewarded);
                case Names.REWARDABLE -> set(cursor.bool(), sale::rewardable);
                case Names.PRODUCT_ID -> set(cursor.string(), sale::productId);
                case Names.PRODUCT_TYPE -> set(cursor.string(), sale::productType);
                case Names.CREATED_AT -> set(cursor.moment(), sale::createdAt);
                default -> {
                    return amount.read(name, cursor);
                }
            }
            return true;
        }

        boolean keep(String name, Cursor cursor) throws IOException {
            sale.additional(name, cursor.json(name));
            return true;
        }

        NewTransaction with(Buyer buyer) throws Malformed {
            return sale.amount(demand(amount.amount())).buyer(buyer).build();
        }
    }

    /** Who bought, and whether the customer is new. */
    private static final class BuyerParts {

        private @Nullable CustomerProfile profile;
        private boolean create;

        boolean read(String name, Cursor cursor) throws IOException {
            switch (name) {
                case Names.CUSTOMER -> profile = CustomerCodec.read(cursor);
                case Names.OPTIONS ->
                    cursor.object(option -> {
                        if (!option.equals(Names.CREATE_CUSTOMER)) {
                            return false;
                        }
                        create = Boolean.TRUE.equals(cursor.bool());
                        return true;
                    });
                default -> {
                    return false;
                }
            }
            return true;
        }

        Buyer buyer() throws Malformed {
            return create && profile != null ? newCustomer(profile) : customerRef(profile);
        }
    }
}
