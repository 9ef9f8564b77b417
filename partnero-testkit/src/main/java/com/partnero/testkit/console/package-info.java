/** The emulator's web console: what comes in, what stands where, and buttons to make things go wrong. */
@NullMarked
package com.partnero.testkit.console;

import org.jspecify.annotations.NullMarked;
