/** The outbox: what Partnero should have for each order, kept in the application's own database and delivered from there. */
@NullMarked
package com.partnero.outbox;

import org.jspecify.annotations.NullMarked;
