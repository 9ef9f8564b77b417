package com.partnero.examples.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import android.os.Looper;
import android.os.StrictMode;
import android.view.ViewGroup;
import android.widget.TextView;
import com.partnero.AsyncPartnero;
import com.partnero.CustomerBalance;
import com.partnero.Partnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.annotation.Config;

/** The app inside Android's framework, where the main thread must not touch the network. */
@RunWith(RobolectricTestRunner.class)
@Config(
        sdk = {26, 34},
        application = BalanceActivityTest.TestedApplication.class)
public class BalanceActivityTest {

    private static final String BALANCE = "{\"data\":{\"customer\":{\"id\":\"customer_123\"},\"balance\":{\"currency\":"
            + "[{\"amount\":39.998,\"amount_units\":\"USD\",\"is_currency\":true}]}},\"status\":1}";

    static {
        // Robolectric runs Android on a JVM; to a library that asks, it shall be Android.
        System.setProperty("java.vm.name", "Dalvik");
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private SocketServer backEnd;

    /** The app, pointed to a back end of the test. */
    public static final class TestedApplication extends ShopApplication {

        private String url = "";

        @Override
        protected String backEnd() {
            return url;
        }
    }

    @Before
    public void start() throws Exception {
        StrictMode.setThreadPolicy(new StrictMode.ThreadPolicy.Builder()
                .detectNetwork()
                .penaltyDeathOnNetwork()
                .build());
        backEnd = SocketServer.start((request, exchange) -> {
            requests.add(request);
            exchange.respond(200, Map.of(), BALANCE.getBytes(StandardCharsets.UTF_8));
        });
        app().url = url();
    }

    @After
    public void stop() {
        backEnd.close();
    }

    @Test
    public void theScreenShowsTheBalance() throws Exception {
        BalanceActivity activity =
                Robolectric.buildActivity(BalanceActivity.class).setup().get();

        assertThat(eventually(activity)).isEqualTo("39.998 USD");
        assertThat(requests).singleElement().hasToString("GET /v1/customers/customer_123/balance");
        assertThat(requests.get(0).header("User-Agent")).contains("(retrofit; android)");
    }

    @Test
    public void theMainThreadIsRefusedBeforeAnythingIsSent() {
        try (Partnero partnero = client()) {
            assertThatThrownBy(() -> partnero.balances().get("customer_123"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("main thread")
                    .hasMessageContaining("nothing was sent");
        }

        assertThat(requests).isEmpty();
    }

    @Test
    public void aWorkerThreadIsServed() throws Exception {
        try (Partnero partnero = client()) {
            CompletableFuture<CustomerBalance> balance = AsyncPartnero.of(partnero, Executors.newSingleThreadExecutor())
                    .call(p -> p.balances().get("customer_123"));

            assertThat(balance.get(30, TimeUnit.SECONDS).currency()).hasSize(1);
        }
    }

    private Partnero client() {
        return RetrofitPartnero.builder().apiKey("token").baseUrl(url()).build();
    }

    private String url() {
        return "http://127.0.0.1:" + backEnd.port() + "/v1";
    }

    private static TestedApplication app() {
        return (TestedApplication) RuntimeEnvironment.getApplication();
    }

    /** What the screen shows, once it shows anything. */
    private static String eventually(BalanceActivity activity) {
        ViewGroup content = activity.findViewById(android.R.id.content);
        TextView text = (TextView) content.getChildAt(0);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (text.length() == 0 && System.nanoTime() < end) {
            Shadows.shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(10));
            Thread.yield();
        }
        return text.getText().toString().trim();
    }
}
