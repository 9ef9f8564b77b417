/** The policy between the ports: validation, deadlines, retries, verification. Not exported. */
@NullMarked
package com.partnero.internal;

import org.jspecify.annotations.NullMarked;
