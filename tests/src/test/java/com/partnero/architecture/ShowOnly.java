package com.partnero.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every type in a signature that a user can see is Java's, JSpecify's, ours, or in one of the given packages. */
final class ShowOnly extends ArchCondition<JavaClass> {
    private final PackageMatchers allowed;

    ShowOnly(String... thirdParty) {
        super("show in signatures no third-party type" + (thirdParty.length == 0 ? "" : " but " + List.of(thirdParty)));
        this.allowed = PackageMatchers.of(
                Stream.concat(Stream.of("java..", "javax..", "org.jspecify..", "com.partnero.."), Stream.of(thirdParty))
                        .toList());
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        // What a public type inherits from a package-private type of ours is as visible as its own.
        Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                .filter(ours -> ours.getPackageName().startsWith("com.partnero"))
                .forEach(ours -> checkDeclaration(type, ours, events));
    }

    private void checkDeclaration(JavaClass shown, JavaClass declared, ConditionEvents events) {
        Consumer<JavaType> header = type -> checkType(shown, declared.getDescription(), type, events);
        declared.getSuperclass().ifPresent(header);
        declared.getInterfaces().forEach(header);
        boundsOf(declared.getTypeParameters()).forEach(header);

        for (JavaField field : declared.getFields()) {
            if (PublicApi.isVisible(field.getModifiers())) {
                checkType(shown, field.getDescription(), field.getType(), events);
            }
        }
        for (JavaCodeUnit codeUnit : declared.getCodeUnits()) {
            if (PublicApi.isVisible(codeUnit.getModifiers())) {
                signatureOf(codeUnit).forEach(type -> checkType(shown, codeUnit.getDescription(), type, events));
            }
        }
    }

    private void checkType(JavaClass shown, String where, JavaType type, ConditionEvents events) {
        for (JavaClass involved : type.getAllInvolvedRawTypes()) {
            JavaClass raw = involved.getBaseComponentType();
            boolean fine = raw.isPrimitive() || allowed.test(raw.getPackageName());
            events.add(new SimpleConditionEvent(shown, fine, where + " shows " + raw.getName()));
        }
    }

    private static Stream<JavaType> signatureOf(JavaCodeUnit codeUnit) {
        return Stream.of(
                        codeUnit.getParameterTypes().stream(),
                        Stream.of(codeUnit.getReturnType()),
                        codeUnit.getExceptionTypes().stream(),
                        boundsOf(codeUnit.getTypeParameters()))
                .flatMap(types -> types);
    }

    private static Stream<JavaType> boundsOf(List<? extends JavaTypeVariable<?>> parameters) {
        return parameters.stream().flatMap(parameter -> parameter.getUpperBounds().stream());
    }
}
