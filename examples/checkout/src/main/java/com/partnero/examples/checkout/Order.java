package com.partnero.examples.checkout;

import com.partnero.Amount;
import com.partnero.Reward;
import java.util.List;

/**
 * An order as the page shows it.
 *
 * @param key our own number, which is the key of the transaction
 * @param product what was bought
 * @param amount what it cost
 * @param rewards who earned what by it
 * @param verified whether a look-up, not the answer, proved that it is recorded
 * @param refunded whether it was taken back
 */
record Order(String key, String product, Amount amount, List<Reward> rewards, boolean verified, boolean refunded) {

    Order refund() {
        return new Order(key, product, amount, List.of(), verified, true);
    }
}
