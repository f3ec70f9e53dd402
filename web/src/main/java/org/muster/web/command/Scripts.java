package org.muster.web.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import org.muster.scenarios.yaml.Nearest;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;

/** Finds the script that a command names: an id of the library, a file, or standard input. */
final class Scripts {
    private final Terminal terminal;

    Scripts(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * What the script says that is meant by an id of the library or by the name of a file. The library's ids come first:
     * {@code ./first-notice} is always a file.
     *
     * @throws BadInput when there is none
     */
    Reading read(String name) {
        if (Library.ids().contains(name)) {
            return Library.read(name);
        }
        if (!name.equals(InputFile.STANDARD) && !Files.exists(InputFile.path(name))) {
            throw unknown(name);
        }
        try (InputStream in = InputFile.open(name, terminal)) {
            return ScenarioReader.read(InputFile.shown(name), in.readAllBytes());
        } catch (IOException e) {
            throw new BadInput("%s can't be read: %s.".formatted(InputFile.shown(name), InputFile.reason(e)));
        }
    }

    /**
     * The scenario that is meant.
     *
     * @throws BadInput when there is none, or when it has errors; then the findings have been told
     */
    Scenario scenario(String name) {
        return switch (read(name)) {
            case Reading.Accepted accepted -> accepted.scenario();
            case Reading.Refused refused -> {
                refused.findings()
                        .forEach(finding -> terminal.tell(
                                Findings.line(finding, finding.severity().code())));
                throw new BadInput("%s has errors and can't be played.".formatted(InputFile.shown(name)));
            }
        };
    }

    /** Guesses a neighbouring file where a file seems to be meant, else an id of the library. */
    private static BadInput unknown(String name) {
        String shown = InputFile.shown(name);
        if (name.contains("/") || name.contains(".")) {
            return new BadInput("There is no file %s.%s".formatted(shown, InputFile.maybe(InputFile.path(name))));
        }
        String nearest = Nearest.to(name, Library.ids());
        String maybe = nearest != null ? " Maybe %s.".formatted(nearest) : InputFile.maybe(InputFile.path(name));
        return new BadInput("There is no file %s, and the library has no such scenario.%s"
                .formatted(shown, maybe.isEmpty() ? " Its ids are shown by muster library." : maybe));
    }
}
