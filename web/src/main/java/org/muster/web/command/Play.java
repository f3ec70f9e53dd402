package org.muster.web.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Scenario;
import org.muster.scoring.ScoreTable;
import org.muster.scoring.Scores;
import org.muster.scoring.ScoresJson;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.web.rehearsal.Rehearsal;
import tools.jackson.core.JsonGenerator;

/**
 * {@code muster play}: one rehearsal of a scenario.
 *
 * @param name a file, {@code -}, or an id of the library
 * @param log where the log goes, or null when it is not wanted
 * @param scoresFile where the scores go in JSON, or null
 */
record Play(
        Terminal terminal,
        String name,
        long seed,
        @Nullable String log,
        @Nullable String scoresFile,
        boolean json,
        boolean showsProgress) {

    /** A play on the command line stands for itself: the first of its seed. */
    private static final long REPLICATION = 1;

    int run() throws IOException {
        checkAsked();
        Scenario scenario = new Scripts(terminal).scenario(name);
        if (scenario.isInTurns()) {
            throw new BadInput("%s is played in turns, which only a facilitator raises, so crews can't play it alone."
                    .formatted(InputFile.shown(name)));
        }
        Traffic traffic = new Traffic();
        Scores scores;
        try (OutputFile logFile = OutputFile.openOrNull(log, terminal);
                OutputFile scoresJson = OutputFile.openOrNull(scoresFile, terminal)) {
            scores = play(scenario, traffic, logFile);
            if (logFile != null) {
                logFile.keep();
            }
            if (scoresJson != null) {
                scoresJson.writeLine(ScoresJson.bytes(scores));
                scoresJson.keep();
            }
        }
        if (json) {
            terminal.answer(Json.line(to -> write(to, scenario, traffic, scores)));
        } else {
            account(scenario, traffic, scores);
        }
        return MusterCommand.DONE;
    }

    private void checkAsked() {
        if (seed < 0 || seed > Event.MOST_SEED) {
            throw new BadInput("Seed (%d) must lie in 0 to 2^53 - 1.".formatted(seed));
        }
        int answers = (json ? 1 : 0)
                + (InputFile.STANDARD.equals(log) ? 1 : 0)
                + (InputFile.STANDARD.equals(scoresFile) ? 1 : 0);
        if (answers > 1) {
            throw new BadInput("Standard output takes one answer. Maybe write the others to files.");
        }
        OutputFile.checkApart(name, log);
        OutputFile.checkApart(name, scoresFile);
        OutputFile.checkApart(log, scoresFile);
    }

    private Scores play(Scenario scenario, Traffic traffic, @Nullable OutputFile logFile) throws IOException {
        Rehearsal rehearsal = new Rehearsal(scenario, seed, REPLICATION);
        try (Progress progress = new Progress(terminal, "Playing " + scenario.id(), showsProgress)) {
            while (!rehearsal.isEnded()) {
                for (LogEntry entry : rehearsal.next()) {
                    traffic.read(entry);
                    if (logFile != null) {
                        logFile.writeLine(CanonicalLog.bytes(entry));
                    }
                }
                progress.show(rehearsal.share());
            }
        }
        return rehearsal.scores();
    }

    private void account(Scenario scenario, Traffic traffic, Scores scores) {
        boolean otherwise = InputFile.STANDARD.equals(log) || InputFile.STANDARD.equals(scoresFile);
        Consumer<String> to = otherwise ? terminal::tell : terminal::answer;
        Scenario.Head head = scenario.head();
        to.accept("EXERCISE  %s (%s)".formatted(Terminal.plain(head.title().toString()), scenario.id()));
        to.accept("%s, %s, %s in %s, seed %d"
                .formatted(
                        head.exerciseType().code(),
                        Words.length(Objects.requireNonNull(head.durationMillis())),
                        Words.count(scenario.positions().size(), "seat"),
                        Words.count(scenario.agencies().size(), "agency"),
                        seed));
        to.accept("");
        to.accept("%s. %s sent; copies: %d delivered, %d lost, %d in flight at EndEx."
                .formatted(
                        Words.count(traffic.entries(), "entry"),
                        Words.count(traffic.sent(), "message"),
                        traffic.delivered(),
                        traffic.lost(),
                        traffic.inFlight()));
        to.accept("");
        ScoreTable.text(scores).lines().forEach(to);
    }

    private void write(JsonGenerator to, Scenario scenario, Traffic traffic, Scores scores) {
        to.writeStartObject();
        to.writeStringProperty("scenario", scenario.id().value());
        to.writeNumberProperty("seed", seed);
        to.writeNumberProperty("replication", REPLICATION);
        to.writeNumberProperty("entries", traffic.entries());
        to.writeObjectPropertyStart("messages");
        to.writeNumberProperty("sent", traffic.sent());
        to.writeNumberProperty("delivered", traffic.delivered());
        to.writeNumberProperty("lost", traffic.lost());
        to.writeNumberProperty("inFlight", traffic.inFlight());
        to.writeEndObject();
        to.writeName("scores");
        to.writeRawValue(new String(ScoresJson.bytes(scores), StandardCharsets.UTF_8));
        to.writeEndObject();
    }
}
