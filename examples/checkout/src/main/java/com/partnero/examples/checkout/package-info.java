/** A shop that takes part in a refer-a-friend program. */
@NullMarked
package com.partnero.examples.checkout;

import org.jspecify.annotations.NullMarked;
