/** The library's values as JSON, by themselves and through the application's Jackson. */
@NullMarked
package com.partnero.spring.boot.json;

import org.jspecify.annotations.NullMarked;
