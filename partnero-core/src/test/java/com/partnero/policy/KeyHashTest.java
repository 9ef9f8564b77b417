package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyHashTest {

    private static final long SECRET_LOW = 0x0706050403020100L;
    private static final long SECRET_HIGH = 0x0f0e0d0c0b0a0908L;

    /** The first and the third vector of SipHash's authors, whose input is the bytes 0, 1, 2 and so on. */
    @Test
    void aHashIsSipHashOf128Bits() {
        assertThat(hex(KeyHash.of("", SECRET_LOW, SECRET_HIGH))).isEqualTo("a3817f04ba25a8e66df67214c7550293");
        assertThat(hex(KeyHash.of("\u0100", SECRET_LOW, SECRET_HIGH))).isEqualTo("8177228da4a45dc7fca38bdef60affe4");
    }

    @Test
    void aKeyHasOneHashAndOtherKeysHaveOthers() {
        Set<KeyHash> hashes = new HashSet<>();
        for (int length = 0; length < 200; length++) {
            assertThat(hashes.add(KeyHash.of("\u0000".repeat(length)))).isTrue();
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(hashes.add(KeyHash.of("order-" + i))).isTrue();
        }

        assertThat(KeyHash.of("order-7")).isEqualTo(KeyHash.of("order-" + 7)).hasSameHashCodeAs(KeyHash.of("order-7"));
    }

    private static String hex(KeyHash hash) {
        return String.format("%016x%016x", Long.reverseBytes(hash.low()), Long.reverseBytes(hash.high()));
    }
}
