/**
 * What a transport promises, as abstract tests: extend each of {@link com.partnero.testkit.contract.TransactionsContract},
 * {@link com.partnero.testkit.contract.BalancesContract}, {@link com.partnero.testkit.contract.SentOnceContract} and
 * {@link com.partnero.testkit.contract.HostileServerContract}, and hand it the builder of your transport or of your own
 * tuned client. They need JUnit Jupiter and AssertJ on the class path.
 */
@NullMarked
package com.partnero.testkit.contract;

import org.jspecify.annotations.NullMarked;
