package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of information: who holds it, who needs it, whether it is true.
 *
 * @param replaces the older figure that this one is newer than, or null
 * @param correctedBy the true item that answers a false one, or null
 * @param redNames the seats that may have it when its TLP is red
 */
public record Item(
        Id id,
        Text title,
        DataCategory.Id category,
        Tlp tlp,
        boolean truth,
        @Nullable Id replaces,
        Origin origin,
        List<Need> needs,
        @Nullable Id correctedBy,
        List<Position.Id> redNames) {

    /** Where it comes from. */
    public sealed interface Origin {

        /** The agencies hold it from that moment on. */
        record Held(List<Agency.Id> by, ExerciseTime at) implements Origin {
            public Held {
                by = List.copyOf(by);
            }
        }

        /** The line's recipients know it on delivery, and so do the agencies named. */
        record WithLine(Line.Id line, List<Agency.Id> by) implements Origin {
            public WithLine {
                by = List.copyOf(by);
            }
        }

        /** The agency makes it of others, and its review takes its time. */
        record Made(List<Id> from, Agency.Id by) implements Origin {
            public Made {
                from = List.copyOf(from);
            }
        }

        /** A false item comes from nobody; a disruption plants it. */
        record Nowhere() implements Origin {}
    }

    /**
     * Somebody who must know it in time.
     *
     * @param recipient an agency or a seat
     * @param withinMillis counted from the moment the responsible first knows
     * @param responsible the agency or seat that owes it
     */
    public record Need(Place recipient, long withinMillis, Place responsible, Purpose purpose) {}

    public Item {
        needs = List.copyOf(needs);
        redNames = List.copyOf(redNames);
    }

    /** What the recipient needs it for; life safety where the script names no need of his. */
    public Purpose neededFor(Place recipient) {
        return needs.stream()
                .filter(need -> need.recipient().equals(recipient))
                .map(Need::purpose)
                .findFirst()
                .orElse(Purpose.LIFE_SAFETY);
    }

    /** Names the expectation that a need opens: {@code casualties-to-state-eoc}. */
    public Expectation.Id expectation(Need need) {
        return new Expectation.Id(id + "-to-" + need.recipient());
    }

    /** Names one Item of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
