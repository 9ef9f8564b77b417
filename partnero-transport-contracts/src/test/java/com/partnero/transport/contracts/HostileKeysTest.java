package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.NewTransaction;
import com.partnero.wire.Paths;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileKeysTest {

    private final List<String> keys = HostileKeys.generate(7, 10_000);

    @Test
    void theSameSeedMakesTheSameKeys() {
        assertThat(HostileKeys.generate(7, 10_000)).isEqualTo(keys);
        assertThat(HostileKeys.generate(8, 10_000)).isNotEqualTo(keys);
        assertThat(keys).hasSize(10_000);
    }

    @Test
    void theyAreHostile() {
        for (String needle : List.of("/", "%2F", "..", " ", "\u202e", "😀", "?", "#", "{key}")) {
            assertThat(keys).anyMatch(key -> key.contains(needle));
        }
    }

    @Test
    void everyOneIsAcceptedAsAKey() {
        assertThat(keys).allSatisfy(key -> NewTransaction.builder().key(key));
    }

    @Test
    void twoIndependentEncodersAgree() {
        assertThat(keys).allSatisfy(key -> assertThat(HostileKeys.encoded(key)).isEqualTo(Paths.encode(key)));
    }

    @Test
    void theEncodingIsThatOfRfc3986() {
        assertThat(HostileKeys.encoded("aZ0-._~")).isEqualTo("aZ0-._~");
        assertThat(HostileKeys.encoded("a b+c/d%?#é😀")).isEqualTo("a%20b%2Bc%2Fd%25%3F%23%C3%A9%F0%9F%98%80");
    }
}
