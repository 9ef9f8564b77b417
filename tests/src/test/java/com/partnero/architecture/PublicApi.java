package com.partnero.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users of a module can name, as text: one line for each type and member, sorted. */
final class PublicApi {

    private static final List<JavaModifier> SHOWN = List.of(PUBLIC, PROTECTED, STATIC, ABSTRACT, FINAL);

    private PublicApi() {}

    static List<JavaClass> types(PublishedModule module) {
        return module.classes().stream()
                .filter(PublicApi::isNameable)
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList();
    }

    /** Whether type and all that encloses it are public or protected. */
    static boolean isNameable(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(PublicApi::isNameable).orElse(!type.isAnonymousClass());
    }

    static boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED)) && !modifiers.contains(SYNTHETIC);
    }

    static List<String> lines(PublishedModule module) {
        List<String> lines = new ArrayList<>();
        for (JavaClass type : types(module)) {
            lines.add(header(type));
            members(type).map(member -> "    " + member).sorted().distinct().forEach(lines::add);
        }
        return lines;
    }

    private static String header(JavaClass type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        String parent = type.getSuperclass()
                .filter(superclass -> kind.equals("class"))
                .map(JavaType::getName)
                .filter(name -> !name.equals("java.lang.Object"))
                .map(name -> " extends " + name)
                .orElse("");
        String interfaces =
                type.getInterfaces().stream().map(JavaType::getName).sorted().collect(Collectors.joining(", "));
        return modifiers(type.getModifiers()) + kind + " " + type.getName() + parent
                + (interfaces.isEmpty() ? "" : " implements " + interfaces);
    }

    /** Those that it inherits from a hidden type of ours are its own to a user. */
    private static Stream<String> members(JavaClass type) {
        Stream<String> own = Stream.concat(
                type.getFields().stream()
                        .filter(field -> isVisible(field.getModifiers()))
                        .map(field -> modifiers(field.getModifiers())
                                + field.getType().getName() + " " + field.getName()),
                type.getCodeUnits().stream()
                        .filter(unit -> isVisible(unit.getModifiers()))
                        .map(PublicApi::signature));
        return type.getRawSuperclass()
                .filter(parent -> parent.getPackageName().startsWith("com.partnero") && !isNameable(parent))
                .map(parent -> Stream.concat(own, members(parent)))
                .orElse(own);
    }

    private static String signature(JavaCodeUnit unit) {
        String name = unit instanceof JavaConstructor
                ? unit.getOwner().getSimpleName()
                : unit.getReturnType().getName() + " " + unit.getName();
        return modifiers(unit.getModifiers()) + name + "(" + names(unit.getParameterTypes()) + ")"
                + (unit.getExceptionTypes().isEmpty() ? "" : " throws " + names(unit.getExceptionTypes()));
    }

    private static String names(List<? extends JavaType> types) {
        return types.stream().map(JavaType::getName).collect(Collectors.joining(", "));
    }

    private static String modifiers(Set<JavaModifier> modifiers) {
        return SHOWN.stream()
                .filter(modifiers::contains)
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .collect(Collectors.joining());
    }
}
