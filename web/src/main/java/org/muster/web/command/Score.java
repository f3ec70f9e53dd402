package org.muster.web.command;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScenarioHash;
import org.muster.scoring.Explanation;
import org.muster.scoring.ExplanationText;
import org.muster.scoring.Holder;
import org.muster.scoring.ScoreTable;
import org.muster.scoring.Scoreboard;
import org.muster.scoring.ScoresJson;
import org.muster.scoring.Subject;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.LogProblem;
import org.muster.simulator.log.LogReader;
import org.muster.simulator.log.Places;

/**
 * {@code muster score}: what a stored log comes to.
 *
 * @param name of the scenario: a file, {@code -}, or an id of the library
 * @param log a file, or {@code -}
 * @param explain a holder and what of it is derived instead, or null
 */
record Score(
        Terminal terminal,
        String name,
        String log,
        @Nullable List<String> explain,
        boolean json,
        boolean showsProgress) {

    private static final String EXERCISE = "exercise";

    int run() throws IOException {
        if (name.equals(InputFile.STANDARD) && log.equals(InputFile.STANDARD)) {
            throw new BadInput("Standard input holds either the scenario or the log.");
        }
        if (explain != null && json) {
            throw new BadInput("--json gives the evidence of every value; --explain tells of one in words.");
        }
        Scenario scenario = new Scripts(terminal).scenario(name);
        Holder holder = explain == null ? null : holder(scenario, explain.getFirst());
        Subject subject = holder == null || explain == null ? null : subject(holder, explain.getLast());
        Scoreboard scoreboard = read(scenario);
        if (holder != null && subject != null) {
            ExplanationText.of(Explanation.of(scoreboard, holder, subject))
                    .lines()
                    .forEach(terminal::answer);
        } else if (json) {
            terminal.answer(ScoresJson.bytes(scoreboard.scores()));
            terminal.answer("");
        } else {
            ScoreTable.text(scoreboard.scores()).lines().forEach(terminal::answer);
        }
        return MusterCommand.DONE;
    }

    private static Holder holder(Scenario scenario, String id) {
        if (id.equals(EXERCISE)) {
            return new Holder.Exercise();
        }
        return Stream.concat(
                        scenario.agencies().stream()
                                .filter(agency -> agency.id().value().equals(id))
                                .map(agency -> new Holder.Agency(agency.id())),
                        scenario.positions().stream()
                                .filter(seat -> seat.id().value().equals(id))
                                .map(seat -> new Holder.Seat(seat.id())))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "Scenario (%s) has no agency or seat (%s). Maybe exercise.".formatted(scenario.id(), id)));
    }

    private static Subject subject(Holder holder, String word) {
        Subject subject = Subject.of(holder, word);
        if (subject == null) {
            throw new BadInput("There is no value (%s) of (%s). Maybe one of %s."
                    .formatted(
                            word,
                            holder instanceof Holder.Seat ? "a seat" : "an agency or the exercise",
                            Subject.of(holder).map(Subject::word).toList()));
        }
        return subject;
    }

    private Scoreboard read(Scenario scenario) throws IOException {
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
        return scoreboard;
    }

    private BadInput broken(LogEntry entry, String why) {
        return new BadInput("%s: Entry (%d): %s".formatted(InputFile.shown(log), entry.number(), why));
    }
}
