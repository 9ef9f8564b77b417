package com.partnero.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** One document as a page. */
final class Document {

    private static final String REPOSITORY = "https://github.com/partnero-java/partnero-java/blob/main/";
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Pattern COMMENT = Pattern.compile("(?m)^<!--.*?-->\n");
    private static final Pattern TITLE = Pattern.compile("(?m)^# (.+)$");

    private final Path source;
    private final Path docs;
    private final String text;

    Document(Path source, Path docs) throws IOException {
        this(source, docs, Files.readString(source));
    }

    Document(Path source, Path docs, String text) {
        this.source = source;
        this.docs = docs;
        this.text = COMMENT.matcher(text).replaceAll("");
    }

    /** Where the page is in the site. */
    String address() {
        return page(docs.relativize(source).toString());
    }

    String html() {
        String up = "../".repeat(docs.relativize(source).getNameCount() - 1);
        Node document = Parser.builder().extensions(EXTENSIONS).build().parse(text);
        String body = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> this::complete)
                .build()
                .render(document)
                .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>")
                .replace("<th></th>", "<td></td>")
                .replace("<pre>", "<pre tabindex=\"0\">");
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s - Partnero for Java</title>
                <link rel="stylesheet" href="%3$sstyle.css">
                </head>
                <body>
                <header>
                <nav aria-label="Site">
                <a href="%3$sindex.html">Partnero for Java</a>
                <a href="%3$stutorial.html">Tutorial</a>
                <a href="%3$sjavadoc/index.html">Javadoc</a>
                </nav>
                </header>
                <main>
                %2$s</main>
                </body>
                </html>
                """.formatted(title(), body, up);
    }

    private String title() {
        Matcher title = TITLE.matcher(text);
        return title.find() ? title.group(1).replace("`", "").replace("&", "&amp;") : "Documentation";
    }

    private void complete(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            attributes.put("id", anchor(TextContentRenderer.builder().build().render(node)));
        } else if (node instanceof Link link) {
            attributes.put("href", href(link.getDestination()));
        }
    }

    /** Pages lead to pages; what is not part of the documentation is in the repository. */
    private String href(String link) {
        if (link.contains(":") || link.startsWith("#")) {
            return link;
        }
        Path file = source.resolveSibling(link.replaceAll("#.*", "")).normalize();
        return file.startsWith(docs)
                ? page(link)
                : REPOSITORY + docs.getParent().relativize(file).toString().replace('\\', '/');
    }

    private static String page(String address) {
        return address.replace('\\', '/')
                .replaceFirst("README\\.md(?=#|$)", "index.md")
                .replaceFirst("\\.md(?=#|$)", ".html");
    }

    /** As GitHub names headings, so that links hold in both places. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
