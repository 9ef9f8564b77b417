/** The emulator and the recording proxy as a program. */
@NullMarked
package com.partnero.testkit.program;

import org.jspecify.annotations.NullMarked;
