package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static HttpClient trusting(X509Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("emulator", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }

    private EmulatorProgram.Outcome start(String... arguments) {
        return EmulatorProgram.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
    }

    private String baseUrl() {
        return out.toString(StandardCharsets.UTF_8).replaceAll("(?s).*base URL +(\\S+).*", "$1");
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer emulator")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aClientThatTrustsThePrintedCertificateIsServed() throws Exception {
        Path pem = folder.resolve("emulator.pem");
        EmulatorProgram.Outcome outcome = start("--port", "0", "--tls-pem", pem.toString());
        try {
            assertThat(baseUrl()).startsWith("https://127.0.0.1:");
            assertThat(out.toString(StandardCharsets.UTF_8)).contains(Files.readString(pem));
            HttpClient client = trusting(certificate(Files.readString(pem)));

            HttpResponse<String> answer = get(client, baseUrl() + "/transactions");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"path\":\"" + baseUrl() + "/transactions\"");
            String byName = baseUrl().replace("127.0.0.1", "localhost");
            assertThat(get(client, byName + "/test").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> get(HttpClient.newHttpClient(), byName + "/test"))
                    .isInstanceOf(IOException.class);
        } finally {
            outcome.running().close();
        }
    }

    @Test
    void whoeverSpeaksPlainHttpToItIsToldAtOnce() throws Exception {
        EmulatorProgram.Outcome outcome = start("--port", "0", "--tls");
        try (Socket socket = new Socket("127.0.0.1", URI.create(baseUrl()).getPort())) {
            socket.getOutputStream()
                    .write("GET /v1/test HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("This port speaks https, not http.");
        } finally {
            outcome.running().close();
        }
    }

    @Test
    void theCertificateNamesEveryHostThatClientsMayUse() throws Exception {
        X509Certificate certificate =
                certificate(SelfSignedCertificate.create(List.of("partnero", "172.17.0.5", "fd00::5"))
                        .pem());

        certificate.checkValidity();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly(
                        "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "partnero", "172.17.0.5", "fd00:0:0:0:0:0:0:5");
        assertThat(certificate.getBasicConstraints()).isGreaterThanOrEqualTo(0);
        assertThat(certificate.getKeyUsage()[0]).isTrue();
        assertThat(certificate.getKeyUsage()[5]).isTrue();
    }
}
