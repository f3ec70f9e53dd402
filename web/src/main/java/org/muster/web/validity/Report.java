package org.muster.web.validity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the studies came to, as a document. */
public final class Report {

    private final List<Finding> findings;

    Report(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** Whether every claim holds. */
    public boolean holds() {
        return findings.stream().flatMap(finding -> finding.claims().stream()).allMatch(Claim::holds);
    }

    /** A line a claim. */
    public List<String> lines() {
        return findings.stream()
                .flatMap(finding -> finding.claims().stream())
                .map(claim ->
                        "%s  %s: %s".formatted(claim.holds() ? "holds " : "FAILS ", claim.text(), claim.measured()))
                .toList();
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("""
                # Do the scores mean what they say?

                `muster validate-scoring --out DIR` plays this page again, to the same figures: chance is a function of whole numbers. What is
                claimed is claimed under the conditions that stand beside it, of simulated crews, and of nothing else.
                """);
        for (Finding finding : findings) {
            text.append("\n## %s\n\n".formatted(finding.title()));
            finding.conditions()
                    .forEach(condition -> text.append("- ").append(condition).append('\n'));
            text.append("\n| Claim | Measured | |\n|---|---|---|\n");
            for (Claim claim : finding.claims()) {
                text.append("| %s | %s | %s |\n"
                        .formatted(claim.text(), claim.measured(), claim.holds() ? "holds" : "**does not hold**"));
            }
            finding.tables().forEach(table -> append(text, table));
            for (Picture picture : finding.pictures()) {
                text.append("\n![%s](%s)\n".formatted(picture.alt(), picture.file()));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Finding.Table table) {
        text.append("\n%s:\n\n| %s |\n|%s\n"
                .formatted(
                        table.title(),
                        String.join(" | ", table.columns()),
                        "---|".repeat(table.columns().size())));
        table.rows().forEach(row -> text.append("| %s |\n".formatted(String.join(" | ", row))));
    }

    /** The pictures that the document names, by file name. */
    public Map<String, String> pictures() {
        Map<String, String> files = new LinkedHashMap<>();
        findings.stream()
                .flatMap(finding -> finding.pictures().stream())
                .forEach(picture -> files.put(picture.file(), picture.svg()));
        return files;
    }
}
