/** Compares an application's sales with the service's records. */
@NullMarked
package com.partnero.reconciliation;

import org.jspecify.annotations.NullMarked;
