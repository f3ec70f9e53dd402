package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        structure.tellUntranslated();
        LookAlikes.check(structure.words(), problems);
        if (problems.hasErrors()) {
            Tree.Branch rest = Pruning.of(tree, structure.faults());
            if (rest != null) {
                Problems more = new Problems(name);
                Ids left = new Ids(rest);
                Checks.check(Decoder.scenario(rest, left), left, more);
                more.inOrder().stream()
                        .filter(ScenarioReader::isCertain)
                        .forEach(finding -> problems.add(finding.problem(), finding.mark(), finding.message()));
            }
            return new Reading.Refused(problems.inOrder());
        }
        Scenario scenario = Decoder.scenario(tree, ids);
        Checks.check(scenario, ids, problems);
        List<Finding> findings = problems.inOrder();
        return problems.hasErrors() ? new Reading.Refused(findings) : new Reading.Accepted(scenario, findings);
    }

    /** What the rest of a faulty script shows for certain: what is there and wrong, never what seems to be missing. */
    private static boolean isCertain(Finding finding) {
        return finding.severity() == Finding.Severity.ERROR && !Checks.NEED_THE_WHOLE.contains(finding.problem());
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
