package com.partnero.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.spi.OverBudgetException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private static final byte[] BODY = new byte[20_000];

    static {
        new Random(7).nextBytes(BODY);
    }

    @Test
    void aBodyIsReadToItsEndIfItHasNoMoreThanTheLimit() throws IOException {
        assertThat(BodyReader.read(new ByteArrayInputStream(BODY), BODY.length)).isEqualTo(BODY);
        assertThat(BodyReader.read(new ByteArrayInputStream(new byte[0]), 0)).isEmpty();
    }

    @Test
    void aLargerBodyIsNotReadToItsEnd() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 1;
            }
        };

        assertThat(BodyReader.read(new ByteArrayInputStream(BODY), BODY.length - 1))
                .isNull();
        assertThat(BodyReader.read(endless, 100_000)).isNull();
    }

    @Test
    void aStreamThatHasNothingForAMomentIsNotAtItsEnd() throws IOException {
        InputStream halting = new ByteArrayInputStream(BODY) {
            private boolean halted;

            @Override
            public int read(byte[] buffer, int from, int length) {
                halted = !halted;
                return halted ? 0 : super.read(buffer, from, length);
            }

            @Override
            public int read(byte[] buffer) {
                return read(buffer, 0, buffer.length);
            }
        };

        assertThat(BodyReader.read(halting, BODY.length)).isEqualTo(BODY);
    }

    @Test
    void whatIsNotCompressedIsLimitedToo() throws IOException {
        assertThat(BodyReader.inflate(BODY, null, Limits.budgetOfBytes(BODY.length)))
                .isSameAs(BODY);
        assertThatThrownBy(() -> BodyReader.inflate(BODY, null, Limits.budgetOfBytes(BODY.length - 1)))
                .isInstanceOf(OverBudgetException.class)
                .hasMessage("larger than 19999 bytes");
    }

    @Test
    void nothingIsNothingInAnyEncoding() throws IOException {
        assertThat(BodyReader.inflate(new byte[0], "gzip", Limits.budgetOfBytes(1024)))
                .isEmpty();
    }

    @Test
    void severalMembersAreOneBody() throws IOException {
        byte[] zipped = concat(gzip("{\"data\""), gzip(""), gzip(":{}}"));

        assertThat(BodyReader.inflate(zipped, "gzip", Limits.budgetOfBytes(1024)))
                .asString(UTF_8)
                .isEqualTo("{\"data\":{}}");
    }

    /** Each took a frame of the stack. */
    @Test
    void thousandsOfEmptyMembersAreRefused() throws IOException {
        byte[][] members = new byte[40_000][];
        Arrays.fill(members, gzip(""));

        assertThatThrownBy(() -> BodyReader.inflate(concat(members), "gzip", Limits.budgetOfBytes(1 << 20)))
                .isInstanceOf(Malformed.class)
                .hasMessage("broken gzip");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(UTF_8));
        }
        return zipped.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
