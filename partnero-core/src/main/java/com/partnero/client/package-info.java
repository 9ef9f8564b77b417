/** Assembly: the settings of every transport's builder, and the factory that builds a client from a transport. */
@NullMarked
package com.partnero.client;

import org.jspecify.annotations.NullMarked;
