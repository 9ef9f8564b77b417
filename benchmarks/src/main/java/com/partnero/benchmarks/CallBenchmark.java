package com.partnero.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole calls over loopback to a server with fixed answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    /** The protocol of the connection. */
    public enum Protocol {
        /** HTTP without TLS. */
        PLAIN,
        /** HTTP/1.1 over TLS 1.3. */
        TLS,
        /** HTTP/2 over TLS 1.3. */
        HTTP2
    }

    @Param
    public Way way;

    @Param
    public Protocol protocol;

    private ServerProcess server;
    private Caller caller;

    /** Starts the server and the client. */
    @Setup
    public void setUp() throws IOException, InterruptedException {
        Path keys = protocol == Protocol.PLAIN ? null : Tls.generate();
        server = ServerProcess.fixed(keys, protocol == Protocol.HTTP2);
        caller = way.caller(server.url(), keys == null ? null : new Tls(keys));
    }

    /** Stops both. */
    @TearDown
    public void tearDown() {
        caller.close();
        server.close();
    }

    /** Records one sale. */
    @Benchmark
    public Object create() throws IOException, InterruptedException {
        return caller.create();
    }

    /** Fetches a page of 250 transactions. */
    @Benchmark
    public Object page() throws IOException, InterruptedException {
        return caller.page();
    }
}
