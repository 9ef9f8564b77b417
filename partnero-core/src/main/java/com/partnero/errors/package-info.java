/** The exceptions of all failed calls, and what each says about the money. */
@NullMarked
package com.partnero.errors;

import org.jspecify.annotations.NullMarked;
