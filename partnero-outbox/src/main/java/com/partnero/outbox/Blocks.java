package com.partnero.outbox;

import com.partnero.outbox.OutboxTransactions.Work;

/** Changes many rows in blocks, to keep each transaction short. */
final class Blocks {

    private static final int ROWS = 1000;

    private Blocks() {}

    /**
     * Changes rows until none is left.
     *
     * @param condition checked in the transaction of each block; stops on false
     * @param set assignments that make {@code where} false
     * @param values of the parameters in {@code where}
     */
    static void update(Database database, Work<Boolean> condition, String set, String where, Object... values) {
        boolean mysql = database.table().sql().dialect().isMysql();
        String text = "update partnero_outbox set " + set + " where " + where
                + (mysql
                        ? " limit " + ROWS
                        : " and id in (select id from partnero_outbox where " + where + " limit " + ROWS + ")");
        Object[] all = new Object[mysql ? values.length : values.length * 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i % values.length];
        }
        int block;
        do {
            block = database.own(
                    connection -> condition.over(connection) ? OutboxTable.update(connection, text, all) : 0);
        } while (block > 0);
    }
}
