/**
 * The promises of a transport, as abstract tests. Extend {@link com.partnero.transport.contracts.TransactionsContract},
 * {@link com.partnero.transport.contracts.BalancesContract}, {@link com.partnero.transport.contracts.SentOnceContract}
 * and {@link com.partnero.transport.contracts.HostileServerContract}, and return the builder of your transport or of
 * your own tuned client.
 */
@NullMarked
package com.partnero.transport.contracts;

import org.jspecify.annotations.NullMarked;
