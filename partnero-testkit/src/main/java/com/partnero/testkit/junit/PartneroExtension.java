package com.partnero.testkit.junit;

import com.partnero.Partnero;
import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import java.lang.reflect.Constructor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Provides an {@link InMemoryPartnero} (also as {@link Partnero}), a {@link PartneroEmulator} or an {@link
 * EmulatedProgram} as a parameter of a test, a {@code @BeforeEach}, a {@code @BeforeAll} or a constructor.
 *
 * <pre>{@code
 * @ExtendWith(PartneroExtension.class)
 * class CheckoutTest {
 *
 *     @Test
 *     void aLostAnswerIsNoLostSale(InMemoryPartnero partnero) { ... }
 * }
 * }</pre>
 *
 * <p>Every test has its own program; all its parameters use that program. An {@link EmulatedProgram} has a random API
 * key in one emulator that the whole test run shares; use it for an application that is started once with its base URL.
 * If a {@code @BeforeAll} or a constructor has such a parameter, all tests of the class share one program. Each test
 * finds it as the {@code @BeforeAll} methods have left it. These tests must not run concurrently; the extension rejects
 * that.
 *
 * <p>A test fails if no request triggered a fault that it planned, unless the configuration parameter {@code
 * partnero.testkit.unused-faults} is {@code allowed} or the extension was registered as {@link
 * #allowingUnusedFaults()}. If a test fails, its exception says what the service has refused.
 *
 * <p>For JUnit 5.10 and later, and JUnit 6.
 *
 * @since 0.1.0
 */
public final class PartneroExtension
        implements ParameterResolver,
                TestInstancePreConstructCallback,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PartneroExtension.class);
    private static final String UNUSED_FAULTS = "partnero.testkit.unused-faults";

    private final boolean unusedFaultsAllowed;

    /** For {@code @ExtendWith}. */
    public PartneroExtension() {
        this(false);
    }

    private PartneroExtension(boolean unusedFaultsAllowed) {
        this.unusedFaultsAllowed = unusedFaultsAllowed;
    }

    /** An extension for {@code @RegisterExtension} in tests that may plan more faults than they use. */
    public static PartneroExtension allowingUnusedFaults() {
        return new PartneroExtension(true);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == InMemoryPartnero.class
                || type == PartneroEmulator.class
                || type == EmulatedProgram.class
                || type == Partnero.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean forEachTest = parameter.getDeclaringExecutable() instanceof Constructor && !isPerClass(context);
        TestProgram program = program(context, forEachTest);
        Class<?> type = parameter.getParameter().getType();
        if (type == EmulatedProgram.class) {
            return program.emulated(runsEmulator(context));
        }
        return type == PartneroEmulator.class ? program.emulator() : program.inMemory();
    }

    /** JUnit closes it at the end of the run, from 5.13 on; before that, its threads end with the process. */
    private static synchronized PartneroEmulator runsEmulator(ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        PartneroEmulator emulator = store.get(PartneroEmulator.class, PartneroEmulator.class);
        if (emulator == null) {
            emulator = PartneroEmulator.start();
            store.put(PartneroEmulator.class, emulator);
        }
        return emulator;
    }

    /** The class's program if there is one; otherwise the test's, which is created if necessary. */
    private static synchronized TestProgram program(ExtensionContext context, boolean forEachTest) {
        TestProgram shared = shared(context);
        if (shared != null) {
            return shared;
        }
        boolean inTest = context.getTestMethod().isPresent();
        ExtensionContext.Store store = (inTest ? context : owner(context)).getStore(NAMESPACE);
        TestProgram program = store.get(TestProgram.class, TestProgram.class);
        if (program == null) {
            program = new TestProgram();
            if (forEachTest) {
                program.begin();
            }
            store.put(TestProgram.class, program);
            if (!inTest && !forEachTest) {
                enterNested(context);
            }
        }
        return program;
    }

    private static @Nullable TestProgram shared(ExtensionContext context) {
        return owner(context).getStore(NAMESPACE).get(TestProgram.class, TestProgram.class);
    }

    /** Wraps a context, because JUnit would close a context that is stored directly. */
    private record Owner(ExtensionContext context) {}

    /** The outermost class with this extension; nested classes share its program. */
    private static synchronized ExtensionContext owner(ExtensionContext context) {
        Owner known = context.getStore(NAMESPACE).get(Owner.class, Owner.class);
        if (known != null) {
            return known.context();
        }
        ExtensionContext at = context;
        while (at.getTestMethod().isPresent()) {
            at = at.getParent().orElseThrow();
        }
        at.getStore(NAMESPACE).put(Owner.class, new Owner(at));
        return at;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        enterNested(context);
    }

    /** A constructor's seed does not reach the next test, unless it is for all tests of a class. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        TestProgram shared = shared(context);
        if (shared == null) {
            return;
        }
        if (isPerClass(context)) {
            enterNested(context);
        } else if (isOwner(context)
                || context.getParent().filter(PartneroExtension::isPerClass).isPresent()) {
            shared.begin();
        }
    }

    private static boolean isOwner(ExtensionContext context) {
        return context.equals(owner(context));
    }

    /** Tests of a nested class find what its own {@code @BeforeAll} methods have seeded, too; others do not. */
    private static void enterNested(ExtensionContext context) {
        TestProgram shared = shared(context);
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        if (shared != null && !isOwner(context) && store.get(context.getUniqueId()) == null) {
            store.put(context.getUniqueId(), shared.beginNested(simpleName(context)));
        }
    }

    private static String simpleName(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName();
    }

    private static boolean isPerClass(ExtensionContext context) {
        return context.getTestInstanceLifecycle()
                .filter(TestInstance.Lifecycle.PER_CLASS::equals)
                .isPresent();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestProgram shared = shared(context);
        if (shared != null) {
            shared.enter(simpleName(context));
            if (isPerClass(context)) {
                shared.begin();
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestProgram shared = shared(context);
        TestProgram own = context.getStore(NAMESPACE).remove(TestProgram.class, TestProgram.class);
        TestProgram program = shared != null ? shared : own;
        if (program == null) {
            return;
        }
        List<String> unused = program.unusedFaults();
        context.getExecutionException().ifPresent(program::explain);
        if (shared != null) {
            shared.leave();
        } else {
            program.close();
        }
        boolean passed = context.getExecutionException().isEmpty();
        if (passed && !unused.isEmpty() && !unusedFaultsAllowed && !isAllowed(context)) {
            throw new AssertionError("no request triggered these planned faults: " + String.join("; ", unused)
                    + ". If that is intended, set " + UNUSED_FAULTS + "=allowed in junit-platform.properties.");
        }
    }

    private static boolean isAllowed(ExtensionContext context) {
        return context.getConfigurationParameter(UNUSED_FAULTS)
                .filter("allowed"::equals)
                .isPresent();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        TestProgram shared = shared(context);
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        String around = store.remove(context.getUniqueId(), String.class);
        if (shared != null && around != null) {
            shared.endNested(around);
        }
        if (shared != null && isOwner(context)) {
            store.remove(TestProgram.class);
            shared.close();
        }
    }
}
