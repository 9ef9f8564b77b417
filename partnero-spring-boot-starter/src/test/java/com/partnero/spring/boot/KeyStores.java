package com.partnero.spring.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates of a server and a client that trust each other, made anew by the JDK's keytool. */
final class KeyStores {

    static final String PASSWORD = "changeit";

    private final Path directory;

    private KeyStores(Path directory) {
        this.directory = directory;
    }

    static KeyStores create(Path directory) throws Exception {
        KeyStores stores = new KeyStores(directory);
        stores.generate("server");
        stores.generate("client");
        return stores;
    }

    /** A key, with a certificate for this machine that it signs itself. */
    Path keys(String owner) {
        return directory.resolve(owner + ".p12");
    }

    /** The certificate of {@link #keys}, to be trusted. */
    Path trusting(String owner) {
        return directory.resolve("trusting-" + owner + ".p12");
    }

    private void generate(String owner) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                owner,
                "-dname",
                "CN=" + owner,
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys(owner).toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(owner + ".log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(Files.readString(directory.resolve(owner + ".log")));
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(owner, load(keys(owner)).getCertificate(owner));
        try (OutputStream out = Files.newOutputStream(trusting(owner))) {
            trust.store(out, PASSWORD.toCharArray());
        }
    }

    /** What the server speaks TLS with. */
    SSLContext server() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(keys("server")), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trusting("client")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
