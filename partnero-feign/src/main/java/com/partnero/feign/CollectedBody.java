package com.partnero.feign;

import com.partnero.wire.HttpAnswer;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of an answer, collected up to a limit: its bytes, or the reason why they are not whole. */
final class CollectedBody implements Response.Body {

    private final byte @Nullable [] bytes;
    private final String flaw;
    private final Attempt attempt;

    private CollectedBody(byte @Nullable [] bytes, String flaw, Attempt attempt) {
        this.bytes = bytes;
        this.flaw = flaw;
        this.attempt = attempt;
    }

    static CollectedBody whole(byte[] bytes, Attempt attempt) {
        return new CollectedBody(bytes, "", attempt);
    }

    /** A body that did not arrive does not hide the status. */
    static CollectedBody flawed(String flaw, Attempt attempt) {
        return new CollectedBody(null, flaw, attempt);
    }

    static CollectedBody tooLarge(Attempt attempt) {
        return flawed("larger than " + attempt.limits().maxBodyBytes() + " bytes", attempt);
    }

    HttpAnswer answer(int status, HttpAnswer.Headers headers) {
        if (bytes == null) {
            return HttpAnswer.withoutBody(status, headers, flaw);
        }
        if (isCutOff(bytes.length, headers)) {
            return HttpAnswer.withoutBody(status, headers, "not as long as Content-Length says");
        }
        return HttpAnswer.of(status, headers, bytes);
    }

    /** The JDK's client compares the lengths too. An application's own client may take any end for the end. */
    private static boolean isCutOff(int length, HttpAnswer.Headers headers) {
        List<String> announced = headers.all("Content-Length");
        return !announced.isEmpty()
                && headers.all("Transfer-Encoding").isEmpty()
                && !announced.get(0).strip().equals(String.valueOf(length));
    }

    Attempt attempt() {
        return attempt;
    }

    @Override
    public Integer length() {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public InputStream asInputStream() {
        return new ByteArrayInputStream(bytes == null ? new byte[0] : bytes);
    }

    @Override
    public Reader asReader(Charset charset) {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {}
}
