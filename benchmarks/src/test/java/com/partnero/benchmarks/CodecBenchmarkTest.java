package com.partnero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every library that is compared reads and writes, and every amount of work is done. */
class CodecBenchmarkTest {

    @ParameterizedTest
    @EnumSource
    void itReadsAndWrites(CodecBenchmark.Library library) throws IOException {
        CodecBenchmark benchmark = new CodecBenchmark();
        benchmark.library = library;
        benchmark.setUp();

        assertThat(benchmark.readSale()).isNotNull();
        assertThat(benchmark.readPage()).isNotNull();
        assertThat(benchmark.writeBatch()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aCreateWithoutHttpIsRecorded(PolicyBenchmark.Work work) {
        PolicyBenchmark benchmark = new PolicyBenchmark();
        benchmark.library = work;
        benchmark.setUp();

        assertThat(benchmark.create()).asString().contains("99.99");
    }
}
