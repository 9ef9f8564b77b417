package com.partnero.examples.checkout;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a shop has to do with Partnero: this file is the one to read. */
@Service
class Shop {

    private final PartneroTransactions transactions;
    private final PartneroBalances balances;
    private final Customers customers;
    private final Map<String, Order> orders = Collections.synchronizedMap(new LinkedHashMap<>());

    Shop(PartneroTransactions transactions, PartneroBalances balances, Customers customers) {
        this.transactions = transactions;
        this.balances = balances;
        this.customers = customers;
    }

    /** Somebody pays: the sale is recorded, once, whatever happens to the answer. */
    Order order(Product product) {
        String key = "order-" + UUID.randomUUID().toString().substring(0, 8);
        Transaction made = transactions.create(sale(key, product));
        Order order = new Order(key, product.title(), product.price(), made.rewards(), made.isVerified(), false);
        orders.put(key, order);
        return order;
    }

    /** The payment provider tells us of the same order again: it is looked for first, and nothing is paid twice. */
    Transaction webhook(String key) {
        return transactions.createIfAbsent(sale(key, product(key)));
    }

    /** The money went back: so do the rewards. */
    boolean refund(String key) {
        boolean deleted = transactions.deleteIfExists(key);
        orders.computeIfPresent(key, (same, order) -> order.refund());
        return deleted;
    }

    /** How often the service knows a key: once, if all is well. */
    int recorded(String key) {
        return transactions.list(TransactionQuery.byKey(key)).items().size();
    }

    /** The latest order first. */
    List<Order> orders() {
        List<Order> latestFirst = new ArrayList<>(orders.values());
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    List<Amount> balance(String customer) {
        return balances.get(customer).currency();
    }

    private NewTransaction sale(String key, Product product) {
        return NewTransaction.builder()
                .key(key)
                .amount(product.price())
                .buyer(CustomerRef.id(customers.buyer()))
                .build();
    }

    private Product product(String key) {
        Order order = orders.get(key);
        for (Product product : Product.values()) {
            if (order != null && product.title().equals(order.product())) {
                return product;
            }
        }
        throw new IllegalArgumentException("no such order");
    }
}
