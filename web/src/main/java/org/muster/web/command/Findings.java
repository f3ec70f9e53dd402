package org.muster.web.command;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.muster.scenarios.yaml.Finding;
import org.muster.scenarios.yaml.Finding.Severity;
import org.muster.web.command.Terminal.Style;

/** Words for what the reader has to say about a script. */
final class Findings {
    private Findings() {}

    static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.RED;
            case BLOCKS_PUBLISHING, WARNING -> Style.YELLOW;
            case NOTE -> Style.BLUE;
        };
    }

    /**
     * {@code file:line:column: severity: message}, as compilers write it, so that editors find the place.
     *
     * @param severity set off, or as it is
     */
    static String line(Finding finding, String severity) {
        return "%s:%d:%d: %s: %s"
                .formatted(
                        Terminal.plain(finding.file()),
                        finding.line(),
                        finding.column(),
                        severity,
                        Terminal.plain(finding.message()));
    }

    /**
     * {@code 1 not read, 2 errors, 1 warning}, the gravest first, or {@code no findings}.
     *
     * @param unread files that could not be read
     */
    static String count(Collection<Finding> findings, int unread) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        StringJoiner words = new StringJoiner(", ").setEmptyValue("no findings");
        if (unread > 0) {
            words.add(unread + " not read");
        }
        counts.forEach((severity, count) -> words.add(words(severity, count)));
        return words.toString();
    }

    private static String words(Severity severity, int count) {
        return switch (severity) {
            case ERROR -> Words.count(count, "error");
            case BLOCKS_PUBLISHING -> count + (count == 1 ? " blocks publishing" : " block publishing");
            case WARNING -> Words.count(count, "warning");
            case NOTE -> Words.count(count, "note");
        };
    }
}
