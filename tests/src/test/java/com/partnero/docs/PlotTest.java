package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plot of docs/performance.md shows the figures of its first table. With {@code -Ddocs.write} the test draws it. */
class PlotTest {

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
    private static final Path PLOT = DOCS.resolve("images/reading.svg");
    private static final int BAR = 210;

    /** A line of the table: who reads, how long it takes, and what it allocates. */
    private record Reader(String name, double microseconds, double kilobytes) {}

    @Test
    void thePlotShowsTheFiguresOfTheTable() throws IOException {
        List<Reader> readers = readers(Files.readString(DOCS.resolve("performance.md")));
        assertThat(readers).hasSize(5);
        String drawn = draw(readers);
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PLOT, drawn);
        }
        assertThat(PLOT).as("draw it with -Ddocs.write").hasContent(drawn);
    }

    /** Tokens keep nothing, so they are no rival. */
    private static List<Reader> readers(String page) {
        int start = page.indexOf("| read a page of 250 transactions |");
        String table = page.substring(start, page.indexOf("\n\n", start));
        return Pattern.compile("(?m)^\\| ([a-z ]+) \\| ([\\d,.]+) \\|[^|]*\\| ([\\d,]+) \\|$")
                .matcher(table)
                .results()
                .filter(row -> !row.group(1).endsWith("tokens"))
                .map(row -> new Reader(row.group(1), number(row, 2), number(row, 3) / 1000))
                .toList();
    }

    private static double number(MatchResult row, int group) {
        return Double.parseDouble(row.group(group).replace(",", ""));
    }

    private static String draw(List<Reader> readers) {
        StringBuilder svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 %1$d" role="img" aria-labelledby="title">
            <title id="title">Time and memory that it takes to read a page of 250 transactions</title>
            <style>
            text { fill: #24292f; font: 13px system-ui, sans-serif; }
            .head { font-weight: 600; }
            .ours { fill: #1f6feb; }
            .others { fill: #8c959f; }
            .ground { fill: #ffffff; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .ours { fill: #58a6ff; }
            .others { fill: #6e7681; }
            .ground { fill: #161b22; }
            }
            </style>
            <rect class="ground" width="720" height="%1$d" rx="8"/>
            <text class="head" x="150" y="26">microseconds</text>
            <text class="head" x="440" y="26">KB allocated</text>
            """.formatted(48 + 28 * readers.size()));
        double slowest =
                readers.stream().mapToDouble(Reader::microseconds).max().orElseThrow();
        double largest = readers.stream().mapToDouble(Reader::kilobytes).max().orElseThrow();
        int y = 40;
        for (Reader reader : readers) {
            String colour = reader.name().startsWith("partnero") ? "ours" : "others";
            svg.append("<text x=\"12\" y=\"%d\">%s</text>\n".formatted(y + 15, reader.name()));
            bar(svg, colour, 150, y, reader.microseconds(), slowest);
            bar(svg, colour, 440, y, reader.kilobytes(), largest);
            y += 28;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, String colour, int x, int y, double value, double most) {
        long width = Math.round(BAR * value / most);
        svg.append(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"20\"/>\n".formatted(colour, x, y, width));
        svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(x + width + 6, y + 15, String.format(Locale.ROOT, "%,.0f", value)));
    }
}
