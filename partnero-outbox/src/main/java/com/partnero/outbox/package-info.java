/** The outbox. It stores what Partnero should have for each order in the application's own database, and delivers it. */
@NullMarked
package com.partnero.outbox;

import org.jspecify.annotations.NullMarked;
