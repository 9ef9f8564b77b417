/** A small HTTP server on plain sockets that can misbehave in every way: a building block of emulator and contracts. */
@NullMarked
package com.partnero.testkit.http;

import org.jspecify.annotations.NullMarked;
