/**
 * The one model of Partnero: a program, its customers, their transactions, rewards and balances. The in-memory client
 * and the emulator over HTTP are faces of it.
 */
@NullMarked
package com.partnero.testkit.service;

import org.jspecify.annotations.NullMarked;
