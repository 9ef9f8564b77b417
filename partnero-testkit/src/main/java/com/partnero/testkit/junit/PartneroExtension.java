package com.partnero.testkit.junit;

import com.partnero.Partnero;
import com.partnero.testkit.FakePartnero;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an {@link InMemoryPartnero} (also as {@link Partnero}) or a {@link PartneroEmulator} as a parameter, of a
 * test, a {@code @BeforeEach} or a constructor. Both are made once per test class when first asked for, are as new for
 * every test, and are closed after the last one.
 *
 * <pre>{@code
 * @ExtendWith(PartneroExtension.class)
 * class CheckoutTest {
 *
 *     @Test
 *     void aLostAnswerIsNoLostSale(InMemoryPartnero partnero) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>For JUnit 5.10 and later, and JUnit 6. The tests of one class share what they are given: they must not run
 * concurrently.
 *
 * @since 0.1.0
 */
public final class PartneroExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PartneroExtension.class);

    /** For JUnit. */
    public PartneroExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == InMemoryPartnero.class || type == PartneroEmulator.class || type == Partnero.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PartneroEmulator.class
                ? made(context, PartneroEmulator.class, PartneroExtension::emulator)
                : made(context, InMemoryPartnero.class, InMemoryPartnero::create);
    }

    private static PartneroEmulator emulator() {
        return PartneroEmulator.builder().service(PartneroService.create()).start();
    }

    private static synchronized <T extends FakePartnero> T made(
            ExtensionContext context, Class<T> type, Supplier<T> maker) {
        ExtensionContext.Store store = outermostClass(context).getStore(NAMESPACE);
        T there = store.get(type, type);
        if (there == null) {
            there = maker.get();
            store.put(type, there);
        }
        return there;
    }

    /** Nested test classes share what the outermost one has. */
    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext at = context;
        while (at.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            at = at.getParent().orElseThrow();
        }
        return at;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ExtensionContext.Store store = outermostClass(context).getStore(NAMESPACE);
        reset(store.get(InMemoryPartnero.class, InMemoryPartnero.class));
        reset(store.get(PartneroEmulator.class, PartneroEmulator.class));
    }

    private static void reset(@Nullable FakePartnero made) {
        if (made != null) {
            made.reset();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (outermostClass(context).equals(context)) {
            ExtensionContext.Store store = context.getStore(NAMESPACE);
            close(store.remove(InMemoryPartnero.class, InMemoryPartnero.class));
            close(store.remove(PartneroEmulator.class, PartneroEmulator.class));
        }
    }

    private static void close(@Nullable FakePartnero made) {
        if (made != null) {
            made.close();
        }
    }
}
