/** The Retrofit transport. Applications need only {@link com.partnero.retrofit.RetrofitPartnero}. */
@NullMarked
package com.partnero.retrofit;

import org.jspecify.annotations.NullMarked;
