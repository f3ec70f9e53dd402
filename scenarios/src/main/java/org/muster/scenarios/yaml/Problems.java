package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muster.scenarios.Mark;

/** Collects what is found in one script, each thing once. */
final class Problems {

    private static final int MOST = 500;

    private static final int MOST_CHARACTERS = 1000;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding> known = new HashSet<>();
    private int untold;

    Problems(String file) {
        this.file = file;
    }

    void add(Problem problem, Mark mark, String message) {
        String told = message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) + "…" : message;
        Mark place = mark.file().isEmpty() ? new Mark(file, mark.line(), mark.column()) : mark;
        Finding finding = new Finding(problem, place, told);
        if (!known.contains(finding)) {
            if (findings.size() < MOST) {
                known.add(finding);
                findings.add(finding);
            } else {
                untold++;
            }
        }
    }

    /** Whether nothing more is told. */
    boolean isFull() {
        return findings.size() >= MOST;
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** All of them in the order of the file. */
    List<Finding> inOrder() {
        List<Finding> all = new ArrayList<>(findings);
        all.sort(Finding.BY_PLACE);
        if (untold > 0) {
            all.add(new Finding(
                    Problem.TOO_MANY_FINDINGS,
                    new Mark(file, 1, 1),
                    "There are %d more findings. Maybe mend these first.".formatted(untold)));
        }
        return List.copyOf(all);
    }
}
