package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.spi.OverBudgetException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
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
}
