/** Compares what an application has sold with what the service has recorded. */
@NullMarked
package com.partnero.reconciliation;

import org.jspecify.annotations.NullMarked;
