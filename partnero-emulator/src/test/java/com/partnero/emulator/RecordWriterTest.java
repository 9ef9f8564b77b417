package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordWriterTest {

    private final List<String> problems = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private static RecordedExchange exchange(int number) {
        return new RecordedExchange("GET", "/v1/transactions/order-" + number, "", 404, "{\"message\":\"absent\"}");
    }

    private RecordWriter start(RecordFile file) {
        return RecordWriter.start(file, new Mask(Mask.DEFAULT_FIELDS), problems::add);
    }

    @Test
    void noExchangeWaitsForASlowDisk() throws Exception {
        Path path = folder.resolve("record.jsonl");
        CountDownLatch disk = new CountDownLatch(1);
        RecordWriter recorder = start(new RecordFile(PrivateFile.create(path)) {
            @Override
            void append(byte[] bytes) throws IOException {
                await(disk);
                super.append(bytes);
            }
        });

        for (int i = 0; i < 1_200; i++) {
            recorder.add(exchange(i), List.of());
        }
        disk.countDown();
        recorder.close();

        assertThat(RecordFile.read(path)).hasSize(1_200).last().isEqualTo(exchange(1_199));
        assertThat(problems).isEmpty();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aFullDiskLosesOnlyRecordedExchangesAndIsReported() throws Exception {
        Path path = folder.resolve("record.jsonl");
        RecordWriter recorder = start(new RecordFile(PrivateFile.create(path)) {
            private int written;

            @Override
            void write(byte[] bytes) throws IOException {
                written++;
                if (written == 2 || written == 3) {
                    super.write(new byte[] {'{', '"'});
                    throw new IOException("No space left on device");
                }
                super.write(bytes);
            }
        });

        for (int i = 1; i <= 4; i++) {
            recorder.add(exchange(i), List.of());
        }
        recorder.close();

        assertThat(RecordFile.read(path)).containsExactly(exchange(1), exchange(4));
        assertThat(problems)
                .containsExactly(
                        "an exchange was not recorded: No space left on device; it was passed on all the same",
                        "2 exchanges were not recorded");
    }

    @Test
    void whatIsLearnedLaterIsHiddenInWhatWasWrittenBefore() throws Exception {
        Path path = folder.resolve("record.jsonl");
        RecordWriter recorder = start(RecordFile.create(path));

        recorder.add(new RecordedExchange("GET", "/v1/customers/Robertson/balance", "", 404, "{}"), List.of());
        recorder.add(
                new RecordedExchange("POST", "/v1/transactions", "{\"name\":\"ROBERTSON\"}", 422, "{}"), List.of());
        recorder.close();

        assertThat(Files.readString(path))
                .doesNotContainIgnoringCase("robertson")
                .contains("customers/name-1/balance");
        assertThat(problems).isEmpty();
    }
}
