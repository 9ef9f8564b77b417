/** The people of a refer-a-friend programme: how they are named, created and described. */
@NullMarked
package com.partnero.customers;

import org.jspecify.annotations.NullMarked;
