package com.partnero.kotlin

import java.lang.reflect.Modifier
import java.nio.file.Files
import java.nio.file.Path
import kotlin.reflect.KCallable
import kotlin.reflect.KClass
import kotlin.reflect.KParameter
import kotlin.reflect.KProperty
import kotlin.reflect.KVisibility
import kotlin.reflect.full.declaredMembers
import kotlin.reflect.jvm.kotlinFunction
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** To Kotlin, names of arguments, defaults and nullability are API as well. The dump of class files does not show them. */
class DeclarationsTest {

    private val classes = Path.of("target/classes")

    @Test
    fun `the declarations are those on file`() {
        val types = publicTypes()
        val lines =
            listOf("# What Kotlin code can name in this module. Do not edit. To update: ./mvnw test -pl partnero-kotlin -am " +
                "-Dtest=DeclarationsTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update") +
                types.flatMap { declarations(it) }
        val file = Path.of("api/partnero-kotlin-declarations.txt")
        if (System.getProperty("api.update") != null) Files.write(file, lines)

        assertThat(types).hasSizeGreaterThan(5)
        assertThat(lines).isEqualTo(Files.readAllLines(file))
    }

    private fun publicTypes(): List<Class<*>> =
        Files.walk(classes).use { files ->
            files
                .map { classes.relativize(it).toString() }
                .filter { it.endsWith(".class") }
                .sorted()
                .map { Class.forName(it.removeSuffix(".class").replace(Regex("[/\\\\]"), ".")) }
                .filter { !it.isSynthetic && !it.isAnonymousClass && !it.isLocalClass && Modifier.isPublic(it.modifiers) }
                .toList()
        }

    private fun declarations(type: Class<*>): List<String> {
        if (type.name.endsWith("Kt")) return type.declaredMethods.mapNotNull { it.kotlinFunction }.mapNotNull(::line).sorted()
        val kotlin = type.kotlin
        return listOf(header(kotlin)) + kotlin.declaredMembers.mapNotNull(::line).map { "    $it" }.sorted() +
            kotlin.constructors.mapNotNull(::line).map { "    $it" }.sorted()
    }

    private fun header(type: KClass<*>): String {
        val kind = if (type.isSealed) "sealed interface" else if (type.isData) "data class" else "class"
        return "$kind ${type.qualifiedName} : ${type.supertypes.joinToString()}"
    }

    private fun line(member: KCallable<*>): String? {
        if (member.visibility != KVisibility.PUBLIC) return null
        if (member is KProperty<*>) return "val ${member.name}: ${member.returnType}"
        val receiver = member.parameters.firstOrNull { it.kind == KParameter.Kind.EXTENSION_RECEIVER }
        val arguments = member.parameters.filter { it.kind == KParameter.Kind.VALUE }.joinToString { argument ->
            "${argument.name}: ${argument.type}" + if (argument.isOptional) " = ..." else ""
        }
        val suspend = if (member.isSuspend) "suspend " else ""
        return suspend + (receiver?.let { "${it.type}." } ?: "") + "${member.name}($arguments): ${member.returnType}"
    }
}
