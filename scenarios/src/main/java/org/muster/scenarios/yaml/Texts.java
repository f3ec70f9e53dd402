package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/** What people will read: its form, its languages, and the words for whoever looks through them later. */
final class Texts {

    private static final int MOST_CHARACTERS = 10_000;
    private static final Pattern HTML = Pattern.compile("<(/?[A-Za-z][A-Za-z0-9]*[\\s/>]|!--|/?[A-Za-z][A-Za-z0-9]*$)");
    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)\\b(https?://|ftp://|www\\.)(?![\\w.-]+\\.invalid\\b)\\S*"
                    + "|\\]\\((?!https?://[\\w.-]+\\.invalid\\b)[a-z]{1,20}+:[^)]{0,300}\\)");

    /**
     * Words that somebody will read.
     *
     * @param owner what the object around them is called
     * @param reasoned whether the object says why they may look like real data
     */
    record Words(String words, Mark mark, String owner, boolean reasoned) {}

    private final Faults faults;
    private final List<String> languages;
    private final List<Words> words = new ArrayList<>();
    private int untranslated;
    private @Nullable Mark firstUntranslated;

    /** @param languages the readers' languages, the reference language first */
    Texts(Faults faults, List<String> languages) {
        this.faults = faults;
        this.languages = languages;
    }

    List<Words> words() {
        return words;
    }

    /** One note a file for all texts that are in the reference language alone. */
    void tellUntranslated(Problems problems) {
        Mark first = firstUntranslated;
        if (first != null) {
            problems.add(
                    Problem.UNTRANSLATED,
                    first,
                    "Texts (%d) are in (%s) alone, the first of them here. Maybe write them as a map of (%s)."
                            .formatted(untranslated, languages.getFirst(), String.join(", ", languages)));
        }
    }

    /** What a tool of somebody else keeps here is not read, but looked through. */
    void free(Tree tree, Where where) {
        switch (tree) {
            case Tree.Scalar scalar -> {
                if (scalar.kind() == Tree.Scalar.Kind.STRING) {
                    unpaired(scalar, where);
                    String text = scalar.written();
                    words.add(new Words(
                            text.substring(0, Math.min(text.length(), MOST_CHARACTERS)),
                            scalar.mark(),
                            where.object(),
                            where.reasoned()));
                }
                if (scalar.kind() == Tree.Scalar.Kind.NUMBER && Plain.number(scalar.written()) == null) {
                    faults.wrongType(scalar, where, "a number");
                }
            }
            case Tree.Row row -> row.values().forEach(value -> free(value, where));
            case Tree.Branch branch -> branch.entries().forEach(entry -> free(entry.value(), where));
        }
    }

    void prose(Tree tree, Where where) {
        if (tree instanceof Tree.Branch branch) {
            languageMap(branch, where);
            return;
        }
        Tree.Scalar scalar = faults.string(tree, where, "a text");
        if (scalar != null) {
            readable(scalar, where, MOST_CHARACTERS);
            if (languages.size() > 1) {
                untranslated++;
                if (firstUntranslated == null) {
                    firstUntranslated = scalar.mark();
                }
            }
        }
    }

    private void languageMap(Tree.Branch branch, Where where) {
        for (Tree.Entry entry : branch.entries()) {
            Where there = where.key(entry.key(), Language.NO_KEYS);
            if (!languages.contains(entry.key())) {
                faults.add(
                        Problem.UNKNOWN_TEXT_LANGUAGE,
                        entry.mark(),
                        there,
                        "%s is in language (%s), which is not among the scenario's (%s)."
                                .formatted(where.asKey(), Faults.shorten(entry.key()), String.join(", ", languages)));
                continue;
            }
            if (entry.value() instanceof Tree.Scalar nothing && nothing.kind() == Tree.Scalar.Kind.NOTHING) {
                faults.noValue(nothing, there);
                continue;
            }
            Tree.Scalar scalar = faults.string(entry.value(), there, "a text");
            if (scalar != null) {
                readable(scalar, there, MOST_CHARACTERS);
            }
        }
        if (!branch.has(languages.getFirst())) {
            faults.add(
                    Problem.MISSING_REFERENCE_LANGUAGE,
                    branch.mark(),
                    where,
                    "%s lacks the reference language (%s).".formatted(where.asKey(), languages.getFirst()));
        }
        for (String language : languages.subList(1, languages.size())) {
            if (!branch.has(language)) {
                faults.add(
                        Problem.MISSING_TRANSLATION,
                        branch.mark(),
                        where,
                        "%s lacks a translation into (%s).".formatted(where.asKey(), language));
            }
        }
    }

    void phrase(Shape.Phrase phrase, Tree tree, Where where) {
        Tree.Scalar scalar = faults.string(tree, where, "a text");
        if (scalar != null) {
            readable(scalar, where, phrase.most());
        }
    }

    void verbatim(Shape.Verbatim verbatim, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            faults.wrongType(tree, where, "a number or a text");
        } else {
            readable(scalar, where, verbatim.most());
        }
    }

    private void readable(Tree.Scalar scalar, Where where, int most) {
        String text = scalar.written();
        int length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            faults.add(
                    Problem.NO_VALUE,
                    scalar.mark(),
                    where,
                    "%s is empty. Maybe leave it out.".formatted(where.asKey()));
        } else if (length > most) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    scalar.mark(),
                    where,
                    "%s has (%d) characters, more than (%d).".formatted(where.asKey(), length, most));
            return;
        }
        unpaired(scalar, where);
        if (HTML.matcher(text).find()) {
            faults.add(
                    Problem.HTML_IN_TEXT,
                    scalar.mark(),
                    where,
                    "%s holds HTML (%s). Maybe use Markdown.".formatted(where.asKey(), Faults.shorten(text)));
        }
        if (OUTSIDE.matcher(text).find()) {
            faults.add(
                    Problem.OUTSIDE_LINK,
                    scalar.mark(),
                    where,
                    "%s links outside the exercise (%s). Maybe use a host that ends in .invalid."
                            .formatted(where.asKey(), Faults.shorten(text)));
        }
        words.add(new Words(text, scalar.mark(), where.object(), where.reasoned()));
    }

    /** Half a character can't be written in UTF-8. */
    private void unpaired(Tree.Scalar scalar, Where where) {
        if (scalar.written().codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
            faults.add(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s holds half a character (a lone surrogate). Maybe an escape (\\u) is cut off."
                            .formatted(where.asKey()));
        }
    }
}
