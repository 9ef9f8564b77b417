/** Sales and the rewards that Partnero computes for them. */
@NullMarked
package com.partnero.transactions;

import org.jspecify.annotations.NullMarked;
