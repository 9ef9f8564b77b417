/** Argument checks, JSON text and the version, used by all packages. Not exported. */
@NullMarked
package com.partnero.internal;

import org.jspecify.annotations.NullMarked;
