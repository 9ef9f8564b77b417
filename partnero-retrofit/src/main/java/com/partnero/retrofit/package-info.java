/** The Retrofit transport: {@link com.partnero.retrofit.RetrofitPartnero} is all that applications need of it. */
@NullMarked
package com.partnero.retrofit;

import org.jspecify.annotations.NullMarked;
