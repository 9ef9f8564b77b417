package com.partnero.wire;

import com.partnero.Page;
import com.partnero.Transaction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes pages of transactions, and reads them back. */
final class PageCodec {

    private PageCodec() {}

    static void write(WireWriter writer, Page<?> page) throws IOException {
        writer.beginObject();
        writer.name(Names.DATA);
        writer.beginArray();
        for (Object item : page.items()) {
            if (!(item instanceof Transaction)) {
                throw new IllegalArgumentException("only pages of transactions can be written");
            }
            TransactionCodec.write(writer, (Transaction) item);
        }
        writer.endArray();
        writer.name(Names.LINKS);
        writer.beginObject();
        ObjectWriter.string(writer, Names.PREV, page.hasPrevious() ? link(page.number() - 1) : null);
        ObjectWriter.string(writer, Names.NEXT, page.hasNext() ? link(page.number() + 1) : null);
        writer.endObject();
        writer.name(Names.META);
        writer.beginObject();
        ObjectWriter.number(writer, Names.CURRENT_PAGE, page.number());
        ObjectWriter.number(writer, Names.PER_PAGE, page.size());
        ObjectWriter.number(writer, Names.FROM, page.from());
        ObjectWriter.number(writer, Names.TO, page.to());
        writer.endObject();
        writer.endObject();
    }

    private static String link(int number) {
        return Names.TRANSACTIONS + "?page=" + number;
    }

    static @Nullable Page<Transaction> read(Cursor cursor) throws IOException {
        Envelope.OfPage page = new Envelope.OfPage(0);
        page.read(cursor);
        return page.result();
    }
}
