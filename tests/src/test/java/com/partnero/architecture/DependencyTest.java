package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.CORE;
import static com.partnero.architecture.PublishedModule.FEIGN;
import static com.partnero.architecture.PublishedModule.KOTLIN;
import static com.partnero.architecture.PublishedModule.MICROMETER;
import static com.partnero.architecture.PublishedModule.RETROFIT;
import static com.partnero.architecture.PublishedModule.STARTER;
import static com.partnero.architecture.PublishedModule.TESTKIT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Who may know whom. Maven keeps the modules apart; these rules keep what Maven cannot see. */
class DependencyTest {

    private static final String SUPPORT_OF_TESTS = "com.partnero.spring.boot.test..";

    @Test
    void coreDependsOnNothingButJavaAndJSpecify() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.net..", "org.jspecify..", "com.partnero..")
                .check(CORE.classes());
    }

    @Test
    void coresInternalsAreReachedByNoOtherModule() {
        PublishedModule[] others = EnumSet.complementOf(EnumSet.of(CORE)).toArray(PublishedModule[]::new);

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.partnero.internal..", "com.partnero.policy..")
                .check(PublishedModule.classesOf(others));
    }

    @Test
    void feignNeverMeetsRetrofit() {
        noClasses()
                .that()
                .resideInAPackage(FEIGN.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(RETROFIT.packages(), "retrofit2..")
                .check(FEIGN.classes());
    }

    @Test
    void retrofitNeverMeetsFeign() {
        noClasses()
                .that()
                .resideInAPackage(RETROFIT.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEIGN.packages(), "feign..")
                .check(RETROFIT.classes());
    }

    @Test
    void theKotlinLayerKnowsPortsAndNoTransport() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "kotlin..",
                        "kotlinx.coroutines..",
                        "org.jetbrains.annotations..",
                        KOTLIN.packages(),
                        "com.partnero",
                        "com.partnero.errors")
                .check(KOTLIN.classes());
    }

    @Test
    void metricsNeedNeitherSpringNorATransport() {
        classes()
                .that()
                .resideInAPackage(MICROMETER.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.micrometer..",
                        MICROMETER.packages(),
                        "com.partnero",
                        "com.partnero.errors",
                        "com.partnero.spi")
                .check(MICROMETER.classes());
    }

    @Test
    void whatTheStarterRunsInProductionKnowsNothingOfTests() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SUPPORT_OF_TESTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SUPPORT_OF_TESTS,
                        TESTKIT.packages(),
                        "org.springframework.test..",
                        "org.springframework.boot.test..",
                        "org.junit..")
                .check(STARTER.classes());
    }
}
