/** An example of a custom transport, over the JDK's HTTP client and Gson. Start reading at {@link OwnPartnero}. */
@NullMarked
package com.partnero.examples.transport;

import org.jspecify.annotations.NullMarked;
