package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Task;
import org.muster.simulator.log.Letter;

/**
 * A critical task of an agency that evaluators and the log see far apart. Neither is right by itself, and their mean would be
 * nobody's opinion: the lead evaluator looks at the entries.
 *
 * @param accomplished how much of the task the log says was done, 0..100
 * @param automatic the letter of that band
 * @param proposed the evaluators' middle letter
 * @param entries of the acts and of the ratings, rising
 */
public record Adjudication(
        Agency.Id agency, Task.Id task, double accomplished, Letter automatic, Letter proposed, List<Long> entries) {

    /** From so many letters on. */
    static final int TOO_FAR = 2;

    public Adjudication {
        entries = entries.stream().distinct().sorted().toList();
    }

    /**
     * @param ratings entries
     * @param tasks what the log says of all the agency's tasks
     * @return null when the log says nothing of this one
     */
    static @Nullable Adjudication of(
            Agency.Id agency,
            Task.Id task,
            Letter proposed,
            List<Long> ratings,
            Value tasks,
            ScoringProfile.Bands bands) {
        double credit = 0;
        double whole = 0;
        List<Long> entries = new ArrayList<>(ratings);
        for (EvidenceLine line : tasks instanceof Value.Known known ? known.evidence() : List.<EvidenceLine>of()) {
            if (task.value().equals(line.task()) && line.credit() != null && line.weight() != null) {
                credit += line.weight() * line.credit();
                whole += line.weight();
                entries.addAll(line.entries());
            }
        }
        if (whole == 0) {
            return null;
        }
        double accomplished = Math.clamp(credit / whole / 10, 0, 100);
        return new Adjudication(agency, task, accomplished, letter(Band.of(accomplished, bands)), proposed, entries);
    }

    private static Letter letter(Band band) {
        return switch (band) {
            case STRONG -> Letter.P;
            case ADEQUATE -> Letter.S;
            case NEEDS_WORK -> Letter.M;
            case DEFICIENT -> Letter.U;
        };
    }

    int lettersApart() {
        return Math.abs(Rating.WORST_FIRST.indexOf(automatic) - Rating.WORST_FIRST.indexOf(proposed));
    }
}
