/** Every way in which a call can fail, and what each says about the money. */
@NullMarked
package com.partnero.errors;

import org.jspecify.annotations.NullMarked;
