package com.partnero.outbox;

/** Which look-up comes before the next request, if any. */
enum NextLook {
    /** None while the sale is fresh. */
    NONE,
    /** One look-up before the first create: another program may have recorded the order. */
    FIRST,
    /** The first of two look-ups, after the settle window. */
    SETTLE,
    /** The second look-up; the first found nothing. */
    AGAIN
}
