package org.muster.scenarios;

import java.util.List;

/** What the exercise is for. Its weight multiplies those of its tasks. */
public record Objective(Id id, Text text, double weight, List<Capability> capabilities) {

    /** A core capability that the objective exercises, with its targets. */
    public record Capability(CoreCapability coreCapability, List<Target> targets) {
        public Capability {
            targets = List.copyOf(targets);
        }
    }

    public Objective {
        capabilities = List.copyOf(capabilities);
    }

    /** Its tasks in the order of the script. */
    public List<Task> tasks() {
        return capabilities.stream()
                .flatMap(capability -> capability.targets().stream())
                .flatMap(target -> target.tasks().stream())
                .toList();
    }

    /** Names one Objective of a scenario. */
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
