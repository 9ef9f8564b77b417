package com.partnero.android;

import com.partnero.Amount;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.retrofit.RetrofitPartnero;
import java.util.List;

/** An app that does all that the library can do, for R8 to shrink. Nobody runs it. */
final class EveryOperation {

    private EveryOperation() {}

    /** The arguments keep R8 from knowing what is asked. */
    public static void main(String[] arguments) {
        String key = arguments[0];
        NewTransaction sale = NewTransaction.builder()
                .key(key)
                .amount(Amount.of(arguments[1], arguments[2]))
                .buyer(NewCustomer.builder()
                        .id(arguments[3])
                        .email(arguments[4])
                        .build())
                .build();
        try (Partnero partnero = RetrofitPartnero.builder().apiKey(arguments[5]).build()) {
            System.out.println(partnero.transactions().create(sale));
            System.out.println(partnero.transactions().createIfAbsent(sale));
            System.out.println(partnero.transactions().createAll(NewTransactionBatch.of(List.of(sale))));
            System.out.println(partnero.transactions().find(key));
            System.out.println(partnero.transactions().list(TransactionQuery.all()));
            partnero.transactions().stream(TransactionQuery.all()).forEach(System.out::println);
            partnero.transactions().delete(key);
            System.out.println(partnero.transactions().deleteIfExists(key));
            System.out.println(partnero.balances().get(arguments[3]));
            partnero.balances().credit(arguments[3], sale.amount());
        }
    }
}
