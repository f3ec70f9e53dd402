package org.muster.web.command;

import java.io.IOException;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scoring.ScoreTable;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.Scores;
import org.muster.scoring.ScoresJson;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LogProblem;
import org.muster.simulator.log.LogReader;
import org.muster.simulator.log.Places;

/**
 * {@code muster score}: what a stored log comes to.
 *
 * @param name of the scenario: a file, {@code -}, or an id of the library
 * @param log a file, or {@code -}
 */
record Score(Terminal terminal, String name, String log, boolean json, boolean showsProgress) {

    int run() throws IOException {
        if (name.equals(InputFile.STANDARD) && log.equals(InputFile.STANDARD)) {
            throw new BadInput("Standard input holds either the scenario or the log.");
        }
        Scenario scenario = new Scripts(terminal).scenario(name);
        Scores scores = read(scenario);
        if (json) {
            terminal.answer(ScoresJson.bytes(scores));
            terminal.answer("");
        } else {
            ScoreTable.text(scores).lines().forEach(terminal::answer);
        }
        return MusterCommand.DONE;
    }

    private Scores read(Scenario scenario) throws IOException {
        String hash = ScenarioHash.of(scenario);
        Scoreboard scoreboard = new Scoreboard(scenario, hash);
        Strangers strangers = new Strangers(scenario);
        try (InputFile file = InputFile.open(log, terminal);
                Progress progress = new Progress(terminal, "Scoring " + scenario.id(), showsProgress)) {
            LogReader reader = new LogReader(file, Places.of(scenario), hash);
            for (LogEntry entry = reader.next(); entry != null; entry = reader.next()) {
                Identifier stranger = strangers.in(entry.event());
                if (stranger != null) {
                    throw broken(entry, "The scenario has no (%s).".formatted(stranger));
                }
                scoreboard.read(entry);
                progress.show(file.share());
            }
        } catch (LogProblem broken) {
            throw new BadInput("%s: %s".formatted(InputFile.shown(log), broken.getMessage()));
        } catch (IOException e) {
            throw new IOException("%s: %s".formatted(InputFile.shown(log), InputFile.reason(e)), e);
        }
        return scoreboard.scores();
    }

    private BadInput broken(LogEntry entry, String why) {
        return new BadInput("%s: Entry (%d): %s".formatted(InputFile.shown(log), entry.number(), why));
    }
}
