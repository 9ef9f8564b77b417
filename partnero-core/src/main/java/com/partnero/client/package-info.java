/** Assembly: what every transport's builder can set, and how a client is made of a transport. */
@NullMarked
package com.partnero.client;

import org.jspecify.annotations.NullMarked;
