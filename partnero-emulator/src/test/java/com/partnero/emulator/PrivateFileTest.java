package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.testkit.PartneroService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    Path folder;

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aFileIsPrivateBeforeAnythingIsWritten() throws Exception {
        Path file = folder.resolve("new");

        try (FileChannel channel = PrivateFile.create(file)) {
            assertThat(channel.size()).isZero();
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
    }

    @Test
    void whoeverHasAnOldFileOpenDoesNotSeeWhatIsWrittenNext() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "from before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (FileChannel reader = FileChannel.open(file);
                FileChannel channel = PrivateFile.create(file)) {
            channel.write(java.nio.ByteBuffer.wrap("secret".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

            assertThat(reader.size()).isEqualTo("from before".length());
            assertThat(Files.readString(file)).isEqualTo("secret");
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
    }

    @Test
    void noSymbolicLinkIsFollowed() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "somebody's");
        Path link = Files.createSymbolicLink(folder.resolve("link"), other);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

        assertThatThrownBy(() -> PrivateFile.create(link)).hasMessageContaining("is a symbolic link");
        assertThatThrownBy(() -> PrivateFile.create(dangling)).hasMessageContaining("is a symbolic link");
        assertThatThrownBy(() -> RecordFile.create(link))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is a symbolic link");
        assertThatThrownBy(() -> StateKeeper.start(link, PartneroService.create(), problem -> {}))
                .hasMessageContaining("is a symbolic link");
        Files.createSymbolicLink(folder.resolve("state.json.new"), other);
        assertThatThrownBy(
                        () -> StateKeeper.start(folder.resolve("state.json"), PartneroService.create(), problem -> {}))
                .isInstanceOf(IOException.class);
        assertThat(Files.readString(other)).isEqualTo("somebody's");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aStateIsPrivateAfterEveryWrite() throws Exception {
        Path file = Files.writeString(folder.resolve("state.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PartneroService service = PartneroService.create();

        try (StateKeeper keeper = StateKeeper.start(file, service, problem -> {})) {
            assertThat(permissions(file)).isEqualTo("rw-------");
            service.addCustomer("customer_123");
        }

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("customer_123");
        assertThat(folder.resolve("state.json.new")).doesNotExist();
    }
}
