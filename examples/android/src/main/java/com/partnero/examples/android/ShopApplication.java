package com.partnero.examples.android;

import android.app.Application;
import com.partnero.ApiKey;
import com.partnero.AsyncPartnero;
import com.partnero.Partnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Owns the one client of the app. It lives as long as the process, so nobody closes it. */
public class ShopApplication extends Application {

    private @Nullable AsyncPartnero partnero;

    /**
     * The client, made at the first call.
     *
     * @return the same for the whole app
     */
    public synchronized AsyncPartnero partnero() {
        if (partnero == null) {
            partnero = AsyncPartnero.of(connect(), Executors.newFixedThreadPool(4));
        }
        return partnero;
    }

    // snippet: android-connect
    private Partnero connect() {
        return RetrofitPartnero.builder()
                .baseUrl(backEnd())
                .apiKey(() -> ApiKey.of(accessToken()))
                .application("shop-android/1.0")
                .build();
    }
    // end

    /**
     * The app's own back end, which holds the Partnero key and passes requests on. The APK holds none.
     *
     * @return a base URL
     */
    protected String backEnd() {
        return "https://shop.example/partnero/v1";
    }

    /**
     * The token of whoever is signed in. Called at every request, on a worker thread.
     *
     * @return what the back end wants to see
     */
    protected String accessToken() {
        return "token-of-the-signed-in-customer";
    }
}
