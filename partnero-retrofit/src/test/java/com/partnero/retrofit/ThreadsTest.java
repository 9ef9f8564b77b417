package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The threads that send requests belong to no caller. */
class ThreadsTest {

    private static final InheritableThreadLocal<String> TENANT = new InheritableThreadLocal<>();

    @Test
    void anInterceptorSeesNoCallersThreadLocals() throws Exception {
        assertThat(seenByInterceptor(TENANT::get)).hasSize(3).containsOnlyNulls();
    }

    @Test
    void anInterceptorSeesNoCallersClassLoader() throws Exception {
        assertThat(seenByInterceptor(() -> Thread.currentThread().getContextClassLoader()))
                .hasSize(3)
                .containsOnly(RetrofitPartnero.class.getClassLoader());
    }

    private static <T> List<T> seenByInterceptor(Supplier<T> seen) throws IOException, InterruptedException {
        List<T> values = Collections.synchronizedList(new ArrayList<>());
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    values.add(seen.get());
                    return chain.proceed(chain.request());
                })
                .build();
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero = service.client().okHttpClient(http).build()) {
            for (String tenant : List.of("A", "B", "C")) {
                Thread caller = new Thread(() -> {
                    TENANT.set(tenant);
                    Thread.currentThread().setContextClassLoader(new ClassLoader() {});
                    partnero.transactions().delete("order-1");
                });
                caller.start();
                caller.join();
            }
        }
        return values;
    }
}
