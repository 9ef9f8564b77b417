package com.partnero.examples.checkout;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroBalances;
import com.partnero.outbox.PartneroOutbox;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a shop has to do with Partnero: this file is the one to read. */
@Service
class Shop {

    private static final String SELECT = "select number, product, paid_at, refunded_cents, version from orders";

    private static final RowMapper<Order> ORDER = (row, index) -> new Order(
            row.getString("number"),
            Product.valueOf(row.getString("product")),
            row.getTimestamp("paid_at").toInstant(),
            row.getInt("refunded_cents"),
            row.getLong("version"));

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

    /** Somebody pays: the order is kept, and what Partnero should have for it. Both or neither; Partnero may be away. */
    @Transactional
    String order(Product product) {
        String number = "order-" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into orders (number, product, paid_at) values (?, ?, current_timestamp)")
                .params(number, product.name())
                .update();
        outbox.record(sale(find(number)));
        return number;
    }

    /** The payment provider tells us of the same order again: whatever became of it since, nothing changes. */
    @Transactional
    void webhook(String number) {
        outbox.record(sale(find(number)));
    }

    /** The customer takes something else instead. */
    @Transactional
    void edit(String number, Product product) {
        jdbc.sql("update orders set product = ?, version = version + 1 where number = ?")
                .params(product.name(), number)
                .update();
        Order order = find(number);
        outbox.amend(sale(order), order.version());
    }

    /** A part of the money goes back: the sale gets smaller. */
    @Transactional
    void refund(String number, int cents) {
        jdbc.sql("update orders set refunded_cents = refunded_cents + ?, version = version + 1 where number = ?")
                .params(cents, number)
                .update();
        Order order = find(number);
        if (order.refunded()) {
            outbox.remove(number);
        } else {
            outbox.amend(sale(order), order.version());
        }
    }

    /** All of the money goes back, and so do the rewards. Right also if the webhook of the payment comes later. */
    @Transactional
    void refund(String number) {
        jdbc.sql("update orders set refunded_cents = 100000000, version = version + 1 where number = ?")
                .param(number)
                .update();
        outbox.remove(number);
    }

    /** The refund overtakes the payment, as webhooks do. */
    @Transactional
    String refundBeforePayment(Product product) {
        String number = "order-" + UUID.randomUUID().toString().substring(0, 8);
        outbox.remove(number);
        jdbc.sql("insert into orders (number, product, paid_at, refunded_cents) values (?, ?,"
                        + " current_timestamp, 100000000)")
                .params(number, product.name())
                .update();
        outbox.record(sale(find(number)));
        return number;
    }

    /** The latest first. */
    List<Order> orders() {
        return jdbc.sql(SELECT + " order by id desc limit 20").query(ORDER).list();
    }

    private Order find(String number) {
        return jdbc.sql(SELECT + " where number = ?").param(number).query(ORDER).single();
    }

    List<Amount> balance(String customer) {
        return balances.get(customer).currency();
    }

    /** With the date of the order: it stays where it was, however late or how often the sale is sent. */
    private NewTransaction sale(Order order) {
        return NewTransaction.builder()
                .key(order.number())
                .amount(order.total())
                .buyer(CustomerRef.id(customers.buyer()))
                .createdAt(order.paidAt())
                .build();
    }
}
