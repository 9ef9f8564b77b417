/** What customers have earned, and credit notes for them. */
@NullMarked
package com.partnero.balances;

import org.jspecify.annotations.NullMarked;
