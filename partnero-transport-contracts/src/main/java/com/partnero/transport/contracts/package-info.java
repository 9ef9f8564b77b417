/**
 * What a transport promises, as abstract tests: extend each of {@link com.partnero.transport.contracts.TransactionsContract},
 * {@link com.partnero.transport.contracts.BalancesContract}, {@link com.partnero.transport.contracts.SentOnceContract} and
 * {@link com.partnero.transport.contracts.HostileServerContract}, and hand it the builder of your transport or of your own
 * tuned client.
 */
@NullMarked
package com.partnero.transport.contracts;

import org.jspecify.annotations.NullMarked;
