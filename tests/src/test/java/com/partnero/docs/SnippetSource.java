package com.partnero.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of Java or Kotlin with regions from {@code // snippet: name} to {@code // end}, which documents show. */
final class SnippetSource {

    private static final Pattern REGION = Pattern.compile("// snippet: (\\S+)\n(.*?)\n *// end", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (static )?[\\w.]+\\.(\\w+);?\n");
    private static final Pattern TEXT_AND_COMMENTS =
            Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private final String text;

    SnippetSource(String text) {
        this.text = text;
    }

    /** What documents show, by name: each region below those imports of the file that it takes. */
    Map<String, String> snippets() {
        Map<String, String> snippets = new LinkedHashMap<>();
        Matcher regions = REGION.matcher(text);
        while (regions.find()) {
            String code = IMPORT.matcher(regions.group(2))
                    .replaceAll("")
                    .stripIndent()
                    .strip();
            snippets.put(regions.group(1), imports(code) + code);
        }
        return snippets;
    }

    private String imports(String code) {
        String words = TEXT_AND_COMMENTS.matcher(code).replaceAll(" ");
        List<MatchResult> used = IMPORT.matcher(text)
                .results()
                .filter(line -> isUsed(line, words))
                .toList();
        return block(used, true) + block(used, false);
    }

    /** An extension of Kotlin's stands behind a dot; a type of that name does so only as a part of another name. */
    private static boolean isUsed(MatchResult line, String words) {
        boolean function =
                line.group(1) == null && Character.isLowerCase(line.group(2).charAt(0));
        String before = function ? "(?<!\\w)" : "(?<![\\w.])";
        return Pattern.compile(before + line.group(2) + "\\b").matcher(words).find();
    }

    /** Ends with an empty line, unless there is nothing in it. */
    private static String block(List<MatchResult> lines, boolean isStatic) {
        String block = lines.stream()
                .filter(line -> (line.group(1) != null) == isStatic)
                .map(MatchResult::group)
                .collect(Collectors.joining());
        return block.isEmpty() ? "" : block + "\n";
    }
}
