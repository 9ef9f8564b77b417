package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.TESTKIT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A type of somebody else's library in a public signature is a promise that this library cannot keep alone. */
class SignatureTest {
    private static final String[] FOR_TESTS = {"com.partnero.testkit.assertj..", "com.partnero.testkit.junit.."};

    @ParameterizedTest
    @EnumSource
    void aModuleShowsNoThirdPartyTypeButThoseOfTheLibraryThatItAdapts(PublishedModule module) {
        String[] adapted = switch (module) {
            case CORE, TESTKIT, CONTRACTS, EMULATOR -> new String[0];
            case FEIGN -> new String[] {"feign.."};
            case RETROFIT -> new String[] {"okhttp3.."};
            case KOTLIN -> new String[] {"kotlin..", "kotlinx.coroutines.."};
            case MICROMETER -> new String[] {"io.micrometer.."};
            case OUTBOX -> new String[] {"org.springframework.."};
            case STARTER -> new String[] {"org.springframework..", "io.micrometer.."};
        };

        publicTypes()
                .and()
                .resideOutsideOfPackages(FOR_TESTS)
                .should(new ShowOnly(adapted))
                .check(module.classes());
    }

    @Test
    void whatTestsUseShowsNoThirdPartyTypeButJUnitsAndAssertJs() {
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
