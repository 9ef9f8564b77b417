package com.partnero.outbox;

/** Whether a look-up comes before the next request, and which one. */
enum NextLook {
    /** None, unless the sale is no longer fresh. */
    NONE,
    /** One look before the first create: others may have recorded the order. */
    FIRST,
    /** The first of two looks, after the settle window. */
    SETTLE,
    /** The second look: the first one found nothing. */
    AGAIN
}
