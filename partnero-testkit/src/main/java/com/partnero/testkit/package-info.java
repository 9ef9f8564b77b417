/** Fakes of Partnero for tests: a client in memory that needs no network, and an emulator over HTTP. */
@NullMarked
package com.partnero.testkit;

import org.jspecify.annotations.NullMarked;
