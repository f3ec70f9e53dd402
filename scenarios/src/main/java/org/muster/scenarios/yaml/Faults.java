package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/** Tells what is wrong with a tree, and remembers where, so that the rest of it can still be looked at. */
final class Faults {

    private final Problems problems;
    private final List<Where> places = new ArrayList<>();

    Faults(Problems problems) {
        this.problems = problems;
    }

    void add(Problem problem, Mark mark, Where where, String message) {
        problems.add(problem, mark, message);
        if (problem.severity() == Finding.Severity.ERROR) {
            places.add(where);
        }
    }

    /** Where the errors are. */
    List<Where> places() {
        return places;
    }

    void wrongType(Tree found, Where where, String wanted) {
        String what = switch (found) {
            case Tree.Scalar scalar -> "%s (%s)".formatted(kind(scalar), shorten(scalar.written()));
            case Tree.Row row -> "a list of %d".formatted(row.values().size());
            case Tree.Branch branch -> "a map of keys";
        };
        add(Problem.WRONG_TYPE, found.mark(), where, "%s is %s, not %s.".formatted(where.asKey(), what, wanted));
    }

    void noValue(Tree.Scalar nothing, Where where) {
        add(Problem.NO_VALUE, nothing.mark(), where, "%s has no value. Maybe leave it out.".formatted(where.asKey()));
    }

    /** @return the scalar when it is a string; else the fault is told */
    Tree.@Nullable Scalar string(Tree tree, Where where, String wanted) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            wrongType(tree, where, wanted);
            return null;
        }
        if (scalar.kind() == Tree.Scalar.Kind.STRING) {
            return scalar;
        }
        if (scalar.kind() != Tree.Scalar.Kind.NOTHING) {
            add(
                    Problem.WRONG_TYPE,
                    scalar.mark(),
                    where,
                    "%s is %s (%s), not %s. Maybe put it in quotes."
                            .formatted(where.asKey(), kind(scalar), shorten(scalar.written()), wanted));
        } else {
            wrongType(tree, where, wanted);
        }
        return null;
    }

    static String kind(Tree.Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case FLAG -> "a flag";
            case NOTHING -> "nothing";
        };
    }

    static String shorten(String written) {
        String line = written.strip().replaceAll("\\s+", " ");
        int end = Math.min(line.length(), 60);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return end == line.length() ? line : line.substring(0, end) + "…";
    }

    /** A guess costs time, so nobody guesses once there is more to tell than is told. */
    String maybe(String written, Collection<String> known) {
        return problems.isFull() ? "" : Nearest.maybe(written, known);
    }

    static String withArticle(String word) {
        return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }
}
