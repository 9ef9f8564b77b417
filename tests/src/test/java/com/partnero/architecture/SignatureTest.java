package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.CORE;
import static com.partnero.architecture.PublishedModule.FEIGN;
import static com.partnero.architecture.PublishedModule.MICROMETER;
import static com.partnero.architecture.PublishedModule.RETROFIT;
import static com.partnero.architecture.PublishedModule.STARTER;
import static com.partnero.architecture.PublishedModule.TESTKIT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

/** A type of somebody else's library in a public signature is a promise that this library cannot keep alone. */
class SignatureTest {
    private static final String[] FOR_TESTS = {
        "com.partnero.testkit.contract..", "com.partnero.testkit.assertj..", "com.partnero.testkit.junit.."
    };

    @Test
    void coreShowsNoThirdPartyType() {
        publicTypes().should(new ShowOnly()).check(CORE.classes());
    }

    @Test
    void feignShowsNoThirdPartyTypeButFeigns() {
        publicTypes().should(new ShowOnly("feign..")).check(FEIGN.classes());
    }

    @Test
    void retrofitShowsNoThirdPartyTypeButOkHttps() {
        publicTypes().should(new ShowOnly("okhttp3..")).check(RETROFIT.classes());
    }

    @Test
    void metricsShowNoThirdPartyTypeButMicrometers() {
        publicTypes().should(new ShowOnly("io.micrometer..")).check(MICROMETER.classes());
    }

    @Test
    void theStarterShowsNoThirdPartyTypeButSpringsAndMicrometers() {
        publicTypes()
                .should(new ShowOnly("org.springframework..", "io.micrometer.."))
                .check(STARTER.classes());
    }

    @Test
    void theTestkitShowsNoThirdPartyTypeOutsideWhatTestsExtend() {
        publicTypes()
                .and()
                .resideOutsideOfPackages(FOR_TESTS)
                .should(new ShowOnly())
                .check(TESTKIT.classes());
    }

    @Test
    void whatTestsExtendShowsNoThirdPartyTypeButJUnitsAndAssertJs() {
        publicTypes()
                .and()
                .resideInAnyPackage(FOR_TESTS)
                .should(new ShowOnly("org.junit..", "org.assertj.."))
                .check(TESTKIT.classes());
    }

    private static GivenClassesConjunction publicTypes() {
        return classes().that(new DescribedPredicate<>("users can name") {
            @Override
            public boolean test(JavaClass type) {
                return PublicApi.isNameable(type);
            }
        });
    }
}
