package com.partnero.outbox;

import com.partnero.Credit;
import com.partnero.NewTransaction;
import java.time.Instant;
import java.util.List;

/** Describes rows for operators. Shows no buyer. Thread-safe. */
final class Reports {

    private static final int LINES = 20;

    private final Payloads payloads;

    Reports(Payloads payloads) {
        this.payloads = payloads;
    }

    OutboxReport of(Row row, String client, List<String> recorded) {
        return new OutboxReport(
                client,
                row.kind(),
                row.key(),
                wanted(row),
                row.at().state(),
                WireKey.of(row.key(), row.at().wire()),
                row.known().reason(),
                history(row.history()),
                recorded);
    }

    private String wanted(Row row) {
        if (!row.wantsSale()) {
            return "nothing" + revision(row);
        }
        if (row.kind() == OutboxKind.CREDIT) {
            Credit credit = payloads.credit(row.payload());
            return credit == null ? "credit" : "credit of " + credit.amount();
        }
        NewTransaction sale = payloads.sale(row.payload());
        return (sale == null ? "sale" : "sale of " + sale.amount()) + revision(row);
    }

    private static String revision(Row row) {
        boolean given = row.revision() != Change.LEAST && row.revision() != Change.GREATEST;
        return given ? ", revision " + row.revision() : "";
    }

    /** Each stored line begins with its time in milliseconds. The first line may be cut off. */
    private static List<String> history(String stored) {
        List<String> lines = stored.lines()
                .filter(line -> line.matches("\\d{13} .*"))
                .map(line -> Instant.ofEpochMilli(Long.parseLong(line.substring(0, 13))) + line.substring(13))
                .toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
