package com.partnero.examples.android

import android.app.Application
import com.partnero.ApiKey
import com.partnero.kotlin.SuspendingPartnero
import com.partnero.kotlin.suspending
import com.partnero.retrofit.RetrofitPartnero

/** Owns the one client of the app. It lives as long as the process, so nobody closes it. */
open class ShopApplication : Application() {

    // snippet: android-connect
    val partnero: SuspendingPartnero by lazy {
        RetrofitPartnero.builder()
            .baseUrl(backEnd())
            .apiKey { ApiKey.of(accessToken()) }
            .application("shop-android/1.0")
            .build()
            .suspending()
    }
    // end

    /** The base URL of the app's own back end, which holds the Partnero key. The APK holds none. */
    protected open fun backEnd(): String = "https://shop.example/partnero/v1"

    /** The token of the signed-in customer. Called for every request, on a worker thread. */
    protected open fun accessToken(): String = "token-of-the-signed-in-customer"
}
