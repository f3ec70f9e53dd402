package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;

/** Reads a script. The answer is a scenario, or everything that is wrong with it. */
public final class ScenarioReader {

    private ScenarioReader() {}

    /**
     * @param name what findings call the file
     * @param bytes YAML or JSON; anything else is refused with its reasons
     */
    public static Reading read(String name, byte[] bytes) {
        Problems problems = new Problems(name);
        Tree.Branch tree = TreeReader.read(name, bytes, problems);
        return tree == null ? new Reading.Refused(problems.inOrder()) : read(name, tree, problems);
    }

    /** Reads a tree that was made by a program. */
    public static Reading read(String name, Tree.Branch tree) {
        return read(name, tree, new Problems(name));
    }

    private static Reading read(String name, Tree.Branch written, Problems problems) {
        if (isNewer(written, problems)) {
            return new Reading.Refused(problems.inOrder());
        }
        Tree.Branch tree = withNumbersAsText(written);
        Ids ids = new Ids(tree);
        Structure structure = new Structure(tree, ids, problems);
        structure.texts().tellUntranslated(problems);
        LookAlikes.check(structure.texts().words(), problems);
        if (problems.hasErrors()) {
            lookAtTheRest(name, Pruning.of(tree, structure.faults()), problems);
            return new Reading.Refused(problems.inOrder());
        }
        Scenario scenario = Decoder.scenario(tree, ids);
        Checks.check(scenario, ids, problems);
        List<Finding> findings = problems.inOrder();
        return problems.hasErrors() ? new Reading.Refused(findings) : new Reading.Accepted(scenario, findings);
    }

    /** So that an author who mends the form of a script is not told only then what it says wrong. */
    private static void lookAtTheRest(String name, Pruning.@Nullable Rest rest, Problems problems) {
        if (rest == null) {
            return;
        }
        Problems more = new Problems(name);
        Ids left = new Ids(rest.tree());
        Checks.check(Decoder.scenario(rest.tree(), left), left, more);
        more.inOrder().stream()
                .filter(finding -> Checks.isCertain(finding, rest))
                .forEach(finding -> problems.add(finding.problem(), finding.mark(), finding.message()));
    }

    /** A newer language may say anything, so nothing else is worth telling. */
    private static boolean isNewer(Tree.Branch tree, Problems problems) {
        if (tree.get("muster") instanceof Tree.Scalar version
                && version.kind() == Tree.Scalar.Kind.NUMBER
                && version.written().matches("[0-9]{1,9}")
                && Integer.parseInt(version.written()) > Language.VERSION) {
            problems.add(
                    Problem.NEWER_LANGUAGE,
                    version.mark(),
                    "This file needs a newer Muster: it is of language version (%s), and this one reads (%d)."
                            .formatted(version.written(), Language.VERSION));
            return true;
        }
        return false;
    }

    /** A line's number is a text whatever it looks like: {@code 12} and {@code 3.10} are kept as written. */
    private static Tree.Branch withNumbersAsText(Tree.Branch tree) {
        if (!(tree.get("msel") instanceof Tree.Row lines)) {
            return tree;
        }
        List<Tree> changed = new ArrayList<>();
        for (Tree line : lines.values()) {
            boolean isNumber = line instanceof Tree.Branch branch
                    && branch.get("number") instanceof Tree.Scalar number
                    && Set.of(Tree.Scalar.Kind.NUMBER, Tree.Scalar.Kind.FLAG).contains(number.kind());
            changed.add(isNumber ? withNumberAsText((Tree.Branch) line) : line);
        }
        return tree.with("msel", new Tree.Row(lines.mark(), changed));
    }

    private static Tree.Branch withNumberAsText(Tree.Branch line) {
        Tree.Scalar number = (Tree.Scalar) line.get("number");
        return number == null
                ? line
                : line.with("number", new Tree.Scalar(number.mark(), Tree.Scalar.Kind.STRING, number.written()));
    }
}
