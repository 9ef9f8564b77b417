/** AssertJ assertions on what a fake has recorded. The test must have AssertJ on its class path. */
@NullMarked
package com.partnero.testkit.assertj;

import org.jspecify.annotations.NullMarked;
