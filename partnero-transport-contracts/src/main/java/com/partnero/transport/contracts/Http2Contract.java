package com.partnero.transport.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract for HTTP/2, with a server that is scripted frame by frame. No frame, lost connection or claim of the
 * server may make a transport send a paying request twice or report something that is not proved. Each case checks how
 * many requests reached the server, what the service carried out, and how the call ended.
 *
 * <pre>{@code
 * class OwnHttp2Test extends Http2Contract {
 *     @Override
 *     protected PartneroBuilder<?> builder() {
 *         return OwnPartnero.builder().sslContext(TestCertificate.sslContext());
 *     }
 * }
 * }</pre>
 *
 * <p>Unless {@link #ALL_CASES} is true, every event meets one or two methods of the ports, not all ten.
 *
 * <p>The client must offer HTTP/2 by ALPN and trust {@link TestCertificate}. The contract needs {@code
 * io.netty:netty-codec-http2} on the class path of the tests.
 *
 * @since 0.1.0
 */
public abstract class Http2Contract extends TransportContract {

    /** For subclasses. */
    protected Http2Contract() {}

    /**
     * Whether the transport reuses its HTTP/2 connection. The contract then also counts connections.
     *
     * @return true unless overridden
     */
    protected boolean keepsItsConnection() {
        return true;
    }

    /** Makes the certificate before the time of a call counts. */
    @BeforeAll
    @Override
    void open() throws Exception {
        TestCertificate.sslContext();
        super.open();
    }

    @Override
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        List<Case> frames = new FrameCases(fixture()).all();
        parts.add(new Part("no frame makes a request be sent twice", ALL ? frames : sample(frames)));
        KeptConnectionCases kept = new KeptConnectionCases(fixture());
        parts.add(new Part("a server's limits are kept", ALL ? kept.limits() : sample(kept.limits())));
        if (keepsItsConnection()) {
            parts.add(new Part("a connection is used while it is proved alive", kept.alive()));
        }
        return parts;
    }

    /** Runs one case after the other, because each makes many concurrent calls. */
    @TestFactory
    Stream<DynamicTest> crowdsAreServed() {
        return run(new KeptConnectionCases(fixture()).crowds(keepsItsConnection()), 1);
    }
}
