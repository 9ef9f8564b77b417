package com.partnero.benchmarks;

import com.partnero.client.PartneroBuilder;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The transport of the programs that measure growth. */
enum Transport {
    FEIGN {
        @Override
        PartneroBuilder<?> builder() {
            return FeignPartnero.builder();
        }
    },
    RETROFIT {
        @Override
        PartneroBuilder<?> builder() {
            return RetrofitPartnero.builder();
        }
    },
    /** Requires Java 21. */
    RETROFIT_ON_VIRTUAL_THREADS {
        @Override
        PartneroBuilder<?> builder() {
            return RetrofitPartnero.builder().executor(virtualThreads());
        }
    };

    abstract PartneroBuilder<?> builder();

    PartneroBuilder<?> builder(ServerProcess server) {
        return builder().apiKey("key").baseUrl(server.url());
    }

    static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    /** Found by name, because this module is compiled for Java 17. */
    static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("needs Java 21 or newer", e);
        }
    }
}
