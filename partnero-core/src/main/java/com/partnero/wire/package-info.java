/** The wire format of the Partnero API, once for all transports: names, shapes, paths, statuses, limits. */
@NullMarked
package com.partnero.wire;

import org.jspecify.annotations.NullMarked;
