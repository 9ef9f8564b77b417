package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.CORE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One root package per module, never split: the class path and the module path then see the same house. */
class PackageTest {

    @ParameterizedTest
    @EnumSource
    void everyModuleStaysBelowItsRootPackage(PublishedModule module) {
        classes().should().resideInAPackage(module.packages()).check(module.classes());
    }

    @Test
    void coreLeavesTheRootPackagesOfTheOthersAlone() {
        String[] rootsOfTheOthers = EnumSet.complementOf(EnumSet.of(CORE)).stream()
                .map(PublishedModule::packages)
                .toArray(String[]::new);

        classes().should().resideOutsideOfPackages(rootsOfTheOthers).check(CORE.classes());
    }

    @Test
    void noPackageIsSplitOverTwoModules() {
        var modulesByPackage = new TreeMap<String, Set<PublishedModule>>();
        for (PublishedModule module : PublishedModule.values()) {
            for (JavaClass type : module.classes()) {
                modulesByPackage
                        .computeIfAbsent(type.getPackageName(), unused -> EnumSet.noneOf(PublishedModule.class))
                        .add(module);
            }
        }

        assertThat(modulesByPackage)
                .hasSizeGreaterThanOrEqualTo(PublishedModule.values().length)
                .allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
    }
}
