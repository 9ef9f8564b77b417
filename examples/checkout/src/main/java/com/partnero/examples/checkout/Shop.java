package com.partnero.examples.checkout;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroBalances;
import com.partnero.spring.boot.outbox.PartneroOutbox;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a shop has to do with Partnero: this file is the one to read. */
@Service
class Shop {

    private static final RowMapper<Order> ORDER = new SimplePropertyRowMapper<>(Order.class);

    private final JdbcClient jdbc;
    private final PartneroOutbox outbox;
    private final PartneroBalances balances;
    private final Customers customers;

    Shop(JdbcClient jdbc, PartneroOutbox outbox, PartneroBalances balances, Customers customers) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.balances = balances;
        this.customers = customers;
    }

    /** Somebody pays: the order is kept, and that Partnero has to be told. Both or neither; Partnero may be away. */
    @Transactional
    String order(Product product) {
        String number = "order-" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into orders (number, product) values (?, ?)")
                .params(number, product.name())
                .update();
        outbox.record(sale(number, product));
        return number;
    }

    /** The payment provider tells us of the same order again: the same sale is recorded once. */
    @Transactional
    void webhook(String number) {
        outbox.record(sale(number, find(number).product()));
    }

    /** The money goes back, and so do the rewards, once the sale is there. */
    @Transactional
    void refund(String number) {
        jdbc.sql("update orders set refunded = true where number = ?")
                .param(number)
                .update();
        outbox.delete(number);
    }

    /** The latest first. */
    List<Order> orders() {
        return jdbc.sql("select number, product, refunded from orders order by id desc")
                .query(ORDER)
                .list();
    }

    private Order find(String number) {
        return jdbc.sql("select number, product, refunded from orders where number = ?")
                .param(number)
                .query(ORDER)
                .single();
    }

    List<Amount> balance(String customer) {
        return balances.get(customer).currency();
    }

    private NewTransaction sale(String number, Product product) {
        return NewTransaction.builder()
                .key(number)
                .amount(product.price())
                .buyer(CustomerRef.id(customers.buyer()))
                .build();
    }
}
