package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.CORE;
import static com.partnero.architecture.PublishedModule.FEIGN;
import static com.partnero.architecture.PublishedModule.RETROFIT;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the language offers and this library leaves alone: for Android's sake, or because money is no double. */
class LanguageTest {
    private static final Set<String> FLOATING_POINT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final Set<String> HARMLESS_ON_CLASS =
            Set.of("getName", "getSimpleName", "isInstance", "cast", "desiredAssertionStatus", "getClassLoader");

    @Test
    void coreUsesNoReflection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .orShould()
                .callMethodWhere(looksIntoAClass())
                .check(CORE.classes());
    }

    @Test
    void retrofitUsesNoReflectionBeyondTheTypesThatItsLibraryShows() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(Method.class, Field.class, Constructor.class, Proxy.class, ServiceLoader.class))
                .orShould()
                .callMethodWhere(looksIntoAClass())
                .check(RETROFIT.classes());
    }

    @Test
    void coreHasNoRecords() {
        noClasses().should().beRecords().check(CORE.classes());
    }

    @Test
    void retrofitHasNoRecords() {
        noClasses().should().beRecords().check(RETROFIT.classes());
    }

    @Test
    void noFieldOfCoreAndTheTransportsIsFloatingPoint() {
        fields().should(notBeFloatingPoint(field -> Stream.of(field.getType()))).check(coreAndTransports());
    }

    @Test
    void noMethodOfCoreAndTheTransportsTakesOrReturnsFloatingPoint() {
        codeUnits()
                .that()
                .doNotHaveModifier(SYNTHETIC)
                .should(notBeFloatingPoint(codeUnit ->
                        Stream.concat(codeUnit.getParameterTypes().stream(), Stream.of(codeUnit.getReturnType()))))
                .check(coreAndTransports());
    }

    private static JavaClasses coreAndTransports() {
        return PublishedModule.classesOf(CORE, FEIGN, RETROFIT);
    }

    private static DescribedPredicate<JavaMethodCall> looksIntoAClass() {
        return DescribedPredicate.describe(
                "looks into a class",
                call -> call.getTargetOwner().isEquivalentTo(Class.class)
                        && !HARMLESS_ON_CLASS.contains(call.getName()));
    }

    private static <M extends JavaMember> ArchCondition<M> notBeFloatingPoint(Function<M, Stream<JavaType>> typesOf) {
        return new ArchCondition<>("not be floating point") {
            @Override
            public void check(M member, ConditionEvents events) {
                boolean floating = typesOf.apply(member)
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getBaseComponentType)
                        .anyMatch(type -> FLOATING_POINT.contains(type.getName()));
                events.add(new SimpleConditionEvent(member, !floating, member.getDescription()));
            }
        };
    }
}
