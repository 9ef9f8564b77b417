/**
 * The service over HTTP, in the shapes of the API document. It reads and writes JSON with means of its own: a mistake that
 * client and emulator shared would stay unseen.
 */
@NullMarked
package com.partnero.testkit.emulator;

import org.jspecify.annotations.NullMarked;
