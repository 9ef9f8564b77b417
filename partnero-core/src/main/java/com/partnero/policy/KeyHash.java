package com.partnero.policy;

import java.security.SecureRandom;

/**
 * A 128-bit hash of a key: SipHash-2-4 of its UTF-16 code units with a secret of this JVM. An attacker who chooses keys
 * cannot make two of them collide, and the key itself need not be stored.
 */
final class KeyHash {

    private static final int CHARS_PER_WORD = 4;

    private final long low;
    private final long high;

    private KeyHash(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** Created at the first use, because the JVM's random numbers take time to start. */
    private static final class Secret {

        private static final long LOW;
        private static final long HIGH;

        static {
            SecureRandom random = new SecureRandom();
            LOW = random.nextLong();
            HIGH = random.nextLong();
        }
    }

    /** The same key of two programs has two hashes. */
    KeyHash with(String key) {
        return of(key, Secret.LOW ^ low, Secret.HIGH ^ high);
    }

    static KeyHash of(String key) {
        return of(key, Secret.LOW, Secret.HIGH);
    }

    static KeyHash of(String key, long secretLow, long secretHigh) {
        State state = new State(secretLow, secretHigh);
        int length = key.length();
        int at = 0;
        for (; at + CHARS_PER_WORD <= length; at += CHARS_PER_WORD) {
            state.take(word(key, at, CHARS_PER_WORD));
        }
        state.take(word(key, at, length - at) | (2L * length & 0xFF) << 56);
        return state.end();
    }

    private static long word(String key, int from, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (long) key.charAt(from + i) << 16 * i;
        }
        return word;
    }

    /** The four words of SipHash's state. */
    private static final class State {

        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long secretLow, long secretHigh) {
            v0 = secretLow ^ 0x736f6d6570736575L;
            v1 = secretHigh ^ 0x646f72616e646f6dL ^ 0xEE;
            v2 = secretLow ^ 0x6c7967656e657261L;
            v3 = secretHigh ^ 0x7465646279746573L;
        }

        void take(long word) {
            v3 ^= word;
            mix(2);
            v0 ^= word;
        }

        KeyHash end() {
            v2 ^= 0xEE;
            mix(4);
            long low = v0 ^ v1 ^ v2 ^ v3;
            v1 ^= 0xDD;
            mix(4);
            return new KeyHash(low, v0 ^ v1 ^ v2 ^ v3);
        }

        private void mix(int rounds) {
            for (int round = 0; round < rounds; round++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
        }
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyHash && ((KeyHash) other).low == low && ((KeyHash) other).high == high;
    }

    @Override
    public int hashCode() {
        return (int) low;
    }
}
