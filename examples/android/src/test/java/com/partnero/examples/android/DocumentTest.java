package com.partnero.examples.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The manifest that docs/android.md shows is the one of this example. */
public class DocumentTest {

    private static final Pattern XML = Pattern.compile("```xml\n(.*?)\n```", Pattern.DOTALL);

    @Test
    public void thePermissionIsInTheManifest() {
        Matcher block = XML.matcher(read("../../docs/android.md"));

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
