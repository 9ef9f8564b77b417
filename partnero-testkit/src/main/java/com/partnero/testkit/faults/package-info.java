/** What can go wrong between a client and the service, planned by a test and the same on every face. */
@NullMarked
package com.partnero.testkit.faults;

import org.jspecify.annotations.NullMarked;
