package org.muster.scenarios.yaml;

import java.util.List;
import org.muster.scenarios.Scenario;

/** What comes of reading a script: a scenario, or the reasons why there is none. */
public sealed interface Reading {

    /** In the order of the file. */
    List<Finding> findings();

    /**
     * The script can be played.
     *
     * @param findings what is worth knowing about it; no errors
     */
    record Accepted(Scenario scenario, List<Finding> findings) implements Reading {
        public Accepted {
            findings = List.copyOf(findings);
        }

        /** @return whether nothing keeps it from being published */
        public boolean isPublishable() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.BLOCKS_PUBLISHING);
        }
    }

    /**
     * The script can't be played.
     *
     * @param findings every error, and what else was found on the way
     */
    record Refused(List<Finding> findings) implements Reading {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
