package org.muster.scoring;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.GoldenLog;
import org.muster.simulator.log.LogEntry;

/** The golden exercise: a log made by hand whose values are known as exact fractions. */
final class Golden {

    static final List<LogEntry> LOG = log();

    private Golden() {}

    private static List<LogEntry> log() {
        CanonicalLog reader = new CanonicalLog(Scripts.GOLDEN);
        List<String> lines = GoldenLog.lines();
        return IntStream.range(0, lines.size())
                .mapToObj(number -> reader.read(number, lines.get(number).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    static Scores scored() {
        Scoreboard scoreboard = new Scoreboard(Scripts.GOLDEN);
        LOG.forEach(scoreboard::read);
        return scoreboard.scores();
    }
}
