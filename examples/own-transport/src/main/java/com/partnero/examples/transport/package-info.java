/** A transport of one's own, over the JDK's HTTP client and Gson. Start reading at {@link OwnPartnero}. */
@NullMarked
package com.partnero.examples.transport;

import org.jspecify.annotations.NullMarked;
