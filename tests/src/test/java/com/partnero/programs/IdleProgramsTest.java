package com.partnero.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that are known but not called cost little memory and nothing else. */
@Isolated("it counts threads, descriptors and memory")
class IdleProgramsTest {

    private static final int VIEWS = 10_000;
    private static final int MOST_BYTES = 800;

    @ParameterizedTest
    @EnumSource
    void aViewCostsAFewHundredBytes(Transport transport) {
        try (Partnero other = transport.builder().apiKey("key").build()) {
            add(other, new ArrayList<>(), VIEWS); // Loads the classes.
        }
        try (Partnero client = transport.builder().apiKey("key").build()) {
            List<Partnero> views = new ArrayList<>(VIEWS);
            long before = usedBytes();

            add(client, views, VIEWS);

            long each = (usedBytes() - before) / VIEWS;
            System.out.println(transport + ": " + each + " bytes for each idle view");
            assertThat(each).isLessThan(MOST_BYTES);
            assertThat(views).hasSize(VIEWS);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aViewCostsNoThreadAndNoDescriptor() {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (Transport transport : Transport.values()) {
            try (Partnero client = transport.builder().apiKey("key").build()) {
                List<Partnero> views = new ArrayList<>();
                int threads = Thread.activeCount();
                long descriptors = system.getOpenFileDescriptorCount();

                add(client, views, VIEWS);

                assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
                assertThat(system.getOpenFileDescriptorCount()).isLessThan(descriptors + 10);
                assertThat(views).hasSize(VIEWS);
            }
        }
    }

    private static void add(Partnero client, List<Partnero> views, int count) {
        for (int i = 0; i < count; i++) {
            views.add(client.withKey(ApiKey.of("key-of-a-program-" + i)));
        }
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
