/** Assertions on what a fake of Partnero has recorded, in the manner of AssertJ, which the test brings along. */
@NullMarked
package com.partnero.testkit.assertj;

import org.jspecify.annotations.NullMarked;
