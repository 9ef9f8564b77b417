/** The wire format of the Partnero API for all transports: names, shapes, paths, statuses and limits. */
@NullMarked
package com.partnero.wire;

import org.jspecify.annotations.NullMarked;
