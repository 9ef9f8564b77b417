package com.partnero.examples.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** What docs/android.md shows of Kotlin and of the manifest stands in the files of this example, to the letter. */
public class DocumentTest {

    private static final Pattern KOTLIN =
            Pattern.compile("<!-- snippet: \\S+ -->\n```kotlin\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile("```xml\n(.*?)\n```", Pattern.DOTALL);

    private final String document = read("../../docs/android.md");

    @Test
    public void theKotlinIsCompiled() {
        String code = read("src/main/kotlin/com/partnero/examples/android/PartneroCoroutines.kt");
        Matcher blocks = KOTLIN.matcher(document);
        int compared = 0;
        for (; blocks.find(); compared++) {
            assertThat(code).contains(blocks.group(1));
        }
        assertThat(compared).isEqualTo(2);
    }

    @Test
    public void thePermissionIsInTheManifest() {
        Matcher block = XML.matcher(document);

        assertThat(block.find()).isTrue();
        assertThat(read("src/main/AndroidManifest.xml")).contains(block.group(1));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
