/** Reads and writes the library's values as JSON, on their own and with the application's Jackson. */
@NullMarked
package com.partnero.spring.boot.json;

import org.jspecify.annotations.NullMarked;
