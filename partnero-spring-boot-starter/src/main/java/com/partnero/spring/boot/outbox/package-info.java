/** The outbox: sales that are recorded in the application's own transaction, and delivered afterwards. */
@NullMarked
package com.partnero.spring.boot.outbox;

import org.jspecify.annotations.NullMarked;
