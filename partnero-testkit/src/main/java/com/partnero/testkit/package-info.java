/** Partnero in memory for tests: a client that needs no network, and an emulator over HTTP. */
@NullMarked
package com.partnero.testkit;

import org.jspecify.annotations.NullMarked;
