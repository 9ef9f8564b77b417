/** An app that shows a customer's balance: the few files that it takes. */
@NullMarked
package com.partnero.examples.android;

import org.jspecify.annotations.NullMarked;
