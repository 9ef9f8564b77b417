/** A small HTTP server on plain sockets that can misbehave in every way. The emulator and the contracts use it. */
@NullMarked
package com.partnero.testkit.http;

import org.jspecify.annotations.NullMarked;
