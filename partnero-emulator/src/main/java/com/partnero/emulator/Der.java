package com.partnero.emulator;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes the ASN.1 values of a certificate in DER. */
final class Der {

    private static final int LONG_LENGTH = 0x80;
    private static final int SEPTET = 7;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] bool(boolean value) {
        return tagged(0x01, new byte[] {(byte) (value ? 0xff : 0)});
    }

    static byte[] bits(byte[] bytes) {
        return tagged(0x03, new byte[] {0}, bytes);
    }

    static byte[] octets(byte[] bytes) {
        return tagged(0x04, bytes);
    }

    static byte[] utf8(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] generalizedTime(String text) {
        return tagged(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * An object identifier.
     *
     * @param dotted for instance {@code 2.5.4.3}
     */
    static byte[] oid(String dotted) {
        String[] numbers = dotted.split("\\.");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(40 * Integer.parseInt(numbers[0]) + Integer.parseInt(numbers[1]));
        for (int i = 2; i < numbers.length; i++) {
            int number = Integer.parseInt(numbers[i]);
            for (int shift = 4 * SEPTET; shift > 0; shift -= SEPTET) {
                if (number >> shift != 0) {
                    bytes.write(number >> shift & 0x7f | 0x80);
                }
            }
            bytes.write(number & 0x7f);
        }
        return tagged(0x06, bytes.toByteArray());
    }

    static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(tag);
        int length = content.size();
        if (length < LONG_LENGTH) {
            bytes.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int from = digits[0] == 0 ? 1 : 0;
            bytes.write(LONG_LENGTH | digits.length - from);
            bytes.write(digits, from, digits.length - from);
        }
        bytes.writeBytes(content.toByteArray());
        return bytes.toByteArray();
    }
}
