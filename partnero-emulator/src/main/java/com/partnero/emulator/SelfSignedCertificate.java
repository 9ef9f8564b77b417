package com.partnero.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for {@code localhost}, the loopback addresses and further names, created at every start.
 * Clients must be configured to trust its PEM form. The JDK has no API for this, and its keytool needs a disk to write
 * to.
 */
final class SelfSignedCertificate {

    private static final Duration VALID = Duration.ofDays(90);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final int POINT_BYTES = 65;
    private static final char[] NO_PASSWORD = new char[0];

    private final Certificate certificate;
    private final KeyPair keys;

    private SelfSignedCertificate(Certificate certificate, KeyPair keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    /**
     * Creates a certificate.
     *
     * @param names further host names and addresses by which clients reach the server
     */
    static SelfSignedCertificate create(List<String> names) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] content = content(keys.getPublic().getEncoded(), names);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
            return new SelfSignedCertificate(certificate, keys);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java runtime cannot create a certificate: " + e.getMessage(), e);
        }
    }

    private static byte[] content(byte[] publicKey, List<String> names) throws GeneralSecurityException, IOException {
        Instant now = Instant.now();
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8("Partnero emulator"))));
        byte[] validity = Der.sequence(
                Der.generalizedTime(TIME.format(now.minus(Duration.ofDays(1)))),
                Der.generalizedTime(TIME.format(now.plus(VALID))));
        return Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(64, new SecureRandom()).setBit(64)),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                publicKey,
                Der.tagged(0xa3, extensions(publicKey, names)));
    }

    /** The extensions that strict clients require even of a trusted certificate. */
    private static byte[] extensions(byte[] publicKey, List<String> names)
            throws GeneralSecurityException, IOException {
        byte[] point = Arrays.copyOfRange(publicKey, publicKey.length - POINT_BYTES, publicKey.length);
        byte[] keyId = MessageDigest.getInstance("SHA-1").digest(point);
        byte[] signsAndCertifies = {0x03, 0x02, 0x02, (byte) 0x84};
        return Der.sequence(
                extension("2.5.29.19", true, Der.sequence(Der.bool(true))),
                extension("2.5.29.15", true, signsAndCertifies),
                extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
                extension("2.5.29.14", false, Der.octets(keyId)),
                extension("2.5.29.17", false, alternativeNames(names)));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] alternativeNames(List<String> names) throws IOException {
        List<byte[]> all = new ArrayList<>();
        all.add(dns("localhost"));
        all.add(address("127.0.0.1"));
        all.add(address("::1"));
        for (String name : names) {
            all.add(isAddress(name) ? address(name) : dns(name));
        }
        return Der.sequence(all.toArray(new byte[0][]));
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    }

    private static byte[] dns(String name) {
        return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] address(String text) throws IOException {
        return Der.tagged(0x87, InetAddress.getByName(text).getAddress());
    }

    /** For a server with this certificate. */
    SSLContext server() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("emulator", keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot speak TLS: " + e.getMessage(), e);
        }
    }

    /** The certificate that clients must trust. */
    String pem() {
        try {
            Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
