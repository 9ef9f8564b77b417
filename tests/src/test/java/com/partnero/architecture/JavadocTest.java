package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.KOTLIN;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PROTECTED;
import static javax.lang.model.element.Modifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Public is a promise, and a promise is written down. */
class JavadocTest {

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "KOTLIN")
    void everyPublicTypeMethodAndFieldHasAJavadocComment(PublishedModule module) throws IOException {
        PublicDeclarations declarations = publicDeclarationsOf(module.sourceFiles());

        assertThat(declarations.seen).as("public declarations of %s", module).isPositive();
        assertThat(declarations.undocumented).as("undocumented in %s", module).isEmpty();
    }

    /** The module is compiled in explicit API mode: what is public says so at the start of its line. */
    @Test
    void everyPublicDeclarationInKotlinHasAComment() throws IOException {
        List<String> undocumented = new ArrayList<>();
        int seen = 0;
        for (Path source : KOTLIN.sourceFiles()) {
            String before = "";
            for (String line : Files.readAllLines(source)) {
                if (line.strip().startsWith("public ")) {
                    seen++;
                    if (!before.endsWith("*/")) {
                        undocumented.add(source.getFileName() + ": " + line.strip());
                    }
                }
                before = line;
            }
        }

        assertThat(seen).isGreaterThan(10);
        assertThat(undocumented).isEmpty();
    }

    private static PublicDeclarations publicDeclarationsOf(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var declarations = new PublicDeclarations(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                declarations.scan(unit, null);
            }
            return declarations;
        }
    }

    /** Walks public types only: what stands in a hidden type is hidden too. */
    private static final class PublicDeclarations extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<String> undocumented = new ArrayList<>();
        private int seen;

        PublicDeclarations(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            demandComment(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (isVisible(method.getModifiers()) && method.getReturnType() != null && !isOverride(method)) {
                demandComment(method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            if (isVisible(field.getModifiers())) {
                demandComment(field.getName().toString());
            }
            return null;
        }

        private void demandComment(String name) {
            seen++;
            String comment = docs.getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                undocumented.add(Path.of(getCurrentPath()
                                        .getCompilationUnit()
                                        .getSourceFile()
                                        .toUri())
                                .getFileName()
                        + ": " + name);
            }
        }

        /** Members of an interface are public without saying so. */
        private boolean isVisible(ModifiersTree modifiers) {
            if (modifiers.getFlags().contains(PUBLIC) || modifiers.getFlags().contains(PROTECTED)) {
                return true;
            }
            TreePath parent = getCurrentPath().getParentPath();
            Tree.Kind enclosing = parent.getLeaf().getKind();
            boolean hidden = modifiers.getFlags().contains(PRIVATE);
            return !hidden && (enclosing == Tree.Kind.INTERFACE || enclosing == Tree.Kind.ANNOTATION_TYPE);
        }

        private static boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }
    }
}
