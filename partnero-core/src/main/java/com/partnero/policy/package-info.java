/** The policy between the ports: deadlines, retries, look-ups. Not exported. */
@NullMarked
package com.partnero.policy;

import org.jspecify.annotations.NullMarked;
