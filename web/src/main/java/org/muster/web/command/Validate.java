package org.muster.web.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.web.validity.Report;
import org.muster.web.validity.Validation;

/**
 * {@code muster validate-scoring}: whether the scores mean what they say.
 *
 * @param out the directory where the report goes, or null when it is not wanted
 * @param quick whether a few plays are enough
 */
record Validate(Terminal terminal, @Nullable Path out, boolean quick, boolean showsProgress) {

    int run() throws IOException {
        if (out != null && !Files.isDirectory(out)) {
            throw new BadInput("%s is no directory. Maybe make it first.".formatted(InputFile.shown(out.toString())));
        }
        Report report;
        try (Progress progress = new Progress(terminal, "Playing", showsProgress)) {
            report = (quick ? Validation.quick() : Validation.whole()).run(progress::show);
        }
        report.lines().forEach(terminal::answer);
        if (out != null) {
            Files.writeString(out.resolve("validity.md"), report.markdown());
            for (Map.Entry<String, String> picture : report.pictures().entrySet()) {
                Files.writeString(out.resolve(picture.getKey()), picture.getValue());
            }
        }
        return report.holds() ? MusterCommand.DONE : MusterCommand.FAILED;
    }
}
