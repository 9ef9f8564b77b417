/**
 * The emulator as a program. It can also record the traffic between an application and a real program, without keys and
 * personal data, and list where the model differs from it.
 */
@NullMarked
package com.partnero.emulator;

import org.jspecify.annotations.NullMarked;
