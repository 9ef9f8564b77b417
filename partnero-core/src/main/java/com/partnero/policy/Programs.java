package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one client. Two views of one API key share a program while one of them is reachable; the program of
 * an unused key needs no memory. Thread-safe.
 */
final class Programs {

    private final ClientSettings settings;
    private final TimeSource time;
    private final RecentSales recentSales;
    private final AtomicLong suppliers = new AtomicLong();
    private final Map<Object, Entry> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<Program> unused = new ReferenceQueue<>();

    Programs(ClientSettings settings, TimeSource time, RecentSales recentSales) {
        this.recentSales = recentSales;
        this.settings = settings;
        this.time = time;
    }

    /** The program of an API key. A supplier's key may change, so each supplier has its own program. */
    Program of(Supplier<ApiKey> apiKey) {
        removeUnused();
        ApiKey fixed = ClientSettings.fixed(apiKey);
        Object id = fixed == null ? new Object() : fixed;
        String name = fixed == null ? "supplier " + suppliers.incrementAndGet() : fixed.reveal();
        Program made = new Program(apiKey, settings, time, recentSales.of(name));
        // The caller must hold the program that it gets, not only the map, which holds it weakly.
        Program[] found = {made};
        entries.compute(id, (same, entry) -> {
            Program known = entry == null ? null : entry.get();
            if (known == null) {
                return new Entry(id, made, unused);
            }
            found[0] = known;
            return entry;
        });
        return found[0];
    }

    void forEach(Consumer<Program> action) {
        for (Entry entry : entries.values()) {
            Program program = entry.get();
            if (program != null) {
                action.accept(program);
            }
        }
    }

    private void removeUnused() {
        for (Reference<?> cleared = unused.poll(); cleared != null; cleared = unused.poll()) {
            entries.remove(((Entry) cleared).id, cleared);
        }
    }

    private static final class Entry extends WeakReference<@Nullable Program> {

        private final Object id;

        Entry(Object id, Program program, ReferenceQueue<Program> unused) {
            super(program, unused);
            this.id = Objects.requireNonNull(id);
        }
    }
}
