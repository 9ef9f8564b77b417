/** Has every client observed where the application has Micrometer's registries. */
@NullMarked
package com.partnero.spring.boot.observation;

import org.jspecify.annotations.NullMarked;
