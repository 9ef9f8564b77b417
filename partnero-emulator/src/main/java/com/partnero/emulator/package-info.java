/**
 * The emulator as a program, which also records what passes between an application and a real program, without the key and
 * without people's data, and lists where the model in this module differs from it.
 */
@NullMarked
package com.partnero.emulator;

import org.jspecify.annotations.NullMarked;
