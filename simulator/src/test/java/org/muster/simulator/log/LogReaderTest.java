package org.muster.simulator.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Tree;

class LogReaderTest {

    private static final String GOLDEN_SCENARIO = "7885f2c03f29a5f0c4d2615dcccfac728e844ade6b971379b50aaf8d391a3808";
    private static final String OTHER_SCENARIO = "f".repeat(64);
    private static final long WALL = 1_800_000_000_000L;

    @Test
    void readsABareLogToItsEnd() throws IOException {
        List<LogEntry> entries = LogReader.readAll(in(GoldenLog.lines()), GoldenLog.PLACES, GOLDEN_SCENARIO);
        assertThat(entries).hasSize(196);
        assertThat(entries.getLast().event()).isEqualTo(new Event.EvaluationClosed());
    }

    @Test
    void readsWhatItSealed() throws IOException {
        List<String> sealed = sealed("ex-1", null, GoldenLog.lines());
        LogReader reader = new LogReader(in(sealed), GoldenLog.PLACES);
        assertThat(reader.header()).isEqualTo(new SealedLog.Header("ex-1", null, "key"));
        for (String line : GoldenLog.lines()) {
            assertThat(reader.next()).isNotNull();
            assertThat(new String(reader.bytes(), UTF_8)).isEqualTo(line);
        }
        assertThat(reader.wall()).isEqualTo(WALL + 195);
        assertThat(reader.next()).isNull();
        assertThat(sealed.getLast()).contains(reader.head());
    }

    @Test
    void verifiesASealedLogWithoutItsScenario() throws IOException {
        List<String> sealed = sealed("ex-1", "ex-0", GoldenLog.lines());
        SealedLog.Seal seal = SealedLog.verify(in(sealed));
        assertThat(seal.header()).isEqualTo(new SealedLog.Header("ex-1", "ex-0", "key"));
        assertThat(seal.entries()).isEqualTo(196);
        assertThat(sealed.getLast()).endsWith("\"hash\":\"" + seal.head() + "\"}");
        refuses(LogProblem.HEADER, "bare log", () -> SealedLog.verify(in(GoldenLog.lines())));
    }

    @Test
    void takesALastLineWithoutItsEndWhenItIsWhole() throws IOException {
        String all = String.join("\n", GoldenLog.lines());
        assertThat(LogReader.readAll(in(all), GoldenLog.PLACES, null)).hasSize(196);
        refuses(
                195,
                "not JSON",
                () -> LogReader.readAll(in(all.substring(0, all.length() - 1)), GoldenLog.PLACES, null));
    }

    @Test
    void refusesALogOfAnotherScenario() {
        refuses(0, OTHER_SCENARIO, () -> LogReader.readAll(in(GoldenLog.lines()), GoldenLog.PLACES, OTHER_SCENARIO));
    }

    @Test
    void refusesAGapAndAnEntryOutOfPlace() {
        List<String> gap = GoldenLog.lines(50);
        gap.remove(20);
        refusesBare(20, "(21)", gap);
        List<String> twice = GoldenLog.lines(50);
        twice.add(20, twice.get(20));
        refusesBare(21, "(20)", twice);
        List<String> swapped = GoldenLog.lines(50);
        swapped.set(20, swapped.set(21, swapped.get(20)));
        refusesBare(20, "(21)", swapped);
        List<String> headless = GoldenLog.lines(50);
        headless.removeFirst();
        refusesBare(0, "exercise-created", headless);
    }

    @Test
    void refusesATimeThatFallsOrMovesWhileTheClockStands() {
        List<String> falls = GoldenLog.lines(50);
        falls.set(30, falls.get(30).replace("\"time\":840000", "\"time\":839999"));
        refusesBare(30, "earlier", falls);
        List<String> early = GoldenLog.lines(10);
        early.set(9, early.get(9).replace("\"time\":0", "\"time\":1"));
        refusesBare(9, "StartEx", early);
        List<String> late = GoldenLog.lines(196);
        late.set(195, late.get(195).replace("\"time\":3600000", "\"time\":3600001"));
        refusesBare(195, "EndEx", late);
    }

    @Test
    void refusesASecondBeginning() {
        List<String> lines = GoldenLog.lines(2);
        lines.set(1, lines.get(0).replace("\"number\":0", "\"number\":1").replace("g-0", "g-1"));
        refusesBare(1, "middle", lines);
    }

    @Test
    void refusesEmptyFilesBlankLinesAndRubbish() {
        refusesBare(0, "empty", List.of());
        List<String> blank = GoldenLog.lines(9);
        blank.add(4, "");
        refusesBare(4, "no JSON object", blank);
        refusesBare(0, "no JSON object", List.of("hello"));
        refusesBare(0, "longer", List.of("{\"" + "x".repeat(5 << 20)));
        refusesBare(0, "exercise-created", List.of("{\"number\":0}"));
    }

    @Test
    void refusesALogOfAVersionThatIsNotKnownYetBeforeItsKeys() {
        List<String> newer = GoldenLog.lines(1);
        newer.set(0, newer.getFirst().replace("\"log\":1,", "\"log\":2,\"colour\":1,"));
        refusesBare(0, "version is (2), and this program reads up to (1). Maybe", newer);
        newer.set(0, newer.getFirst().replace("\"log\":2,", "\"log\":1.5,"));
        refusesBare(0, "no version", newer);
    }

    @Test
    void refusesAChangedByteInAnyEntry() throws IOException {
        List<String> sealed = sealed("ex-1", null, GoldenLog.lines(50));
        for (int n : new int[] {0, 1, 30, 49}) {
            List<String> changed = new ArrayList<>(sealed);
            changed.set(n + 1, changed.get(n + 1).replace("g-", "h-").replace("engine", "crew"));
            refuses(n, "was changed", () -> SealedLog.verify(in(changed)));
        }
    }

    @Test
    void refusesAChangedWallTimeHashOrder() throws IOException {
        List<String> sealed = sealed("ex-1", null, GoldenLog.lines(50));
        List<String> wall = new ArrayList<>(sealed);
        wall.set(8, wall.get(8).replace("\"wall\":" + (WALL + 7), "\"wall\":" + (WALL + 8)));
        refuses(7, "was changed", () -> SealedLog.verify(in(wall)));
        List<String> missing = new ArrayList<>(sealed);
        missing.remove(8);
        refuses(7, "was changed", () -> SealedLog.verify(in(missing)));
        List<String> other = new ArrayList<>(sealed);
        other.set(0, other.getFirst().replace("ex-1", "ex-2"));
        refuses(0, "was changed", () -> SealedLog.verify(in(other)));
    }

    @Test
    void refusesASealedLineThatIsCutOffOrPaddedAnywhere() throws IOException {
        List<String> sealed = sealed("ex-1", null, GoldenLog.lines(3));
        String last = sealed.getLast();
        for (int length = 1; length < last.length(); length++) {
            List<String> cut = new ArrayList<>(sealed.subList(0, 3));
            cut.add(last.substring(0, length));
            refuses(2, "", () -> SealedLog.verify(in(cut)));
        }
        for (String padded : List.of(
                " " + last,
                last + " ",
                last.replace(",\"wall\":", ",\"wall\": "),
                last.replace("\"wall\":", "\"wall\":-"))) {
            List<String> lines = new ArrayList<>(sealed.subList(0, 3));
            lines.add(padded);
            refuses(2, "", () -> SealedLog.verify(in(lines)));
        }
    }

    @Test
    void refusesBytesThatWereSealedInAnotherFormThanTheCanonical() throws IOException {
        List<String> lines = GoldenLog.lines(3);
        lines.set(2, lines.get(2).replace("\"seen\":false", "\"seen\": false"));
        List<String> sealed = sealed("ex-1", null, lines);
        refuses(2, "form that is chained", () -> SealedLog.verify(in(sealed)));
    }

    @Test
    void refusesASealInsideTheLogThatIsNotOfItsChain() throws IOException {
        List<String> lines = GoldenLog.lines(3);
        Chain chain = Chain.of("ex-1");
        String head = "";
        for (int n = 0; n < 3; n++) {
            head = chain.add(WALL + n, lines.get(n).getBytes(UTF_8));
        }
        String seal = "{\"number\":3,\"time\":0,\"source\":\"in\",\"input\":{\"by\":\"driver\",\"id\":\"s\"},"
                + "\"event\":{\"kind\":\"chain-sealed\",\"upTo\":%d,\"head\":\"%s\",\"signature\":\"x\"}}";
        lines.add(seal.formatted(2, head));
        assertThat(SealedLog.verify(in(sealed("ex-1", null, lines))).entries()).isEqualTo(4);
        lines.set(3, seal.formatted(1, head));
        List<String> wrong = sealed("ex-1", null, lines);
        refuses(3, "which is not its hash", () -> SealedLog.verify(in(wrong)));
        List<String> copied = sealed("ex-1", "ex-0", lines);
        assertThat(SealedLog.verify(in(copied)).entries()).isEqualTo(4);
        lines.set(3, seal.formatted(3, head));
        List<String> ahead = sealed("ex-1", null, lines);
        refuses(3, "which is not its hash", () -> SealedLog.verify(in(ahead)));
    }

    @Test
    void refusesAHeaderOfAnotherForm() {
        refusesBare(LogProblem.HEADER, "(2)", List.of("{\"muster-log\":2,\"exercise\":\"ex-1\"}"));
        refusesBare(LogProblem.HEADER, "(exercise) is missing", List.of("{\"muster-log\":1}"));
        refusesBare(
                LogProblem.HEADER,
                "Maybe it should be (parent)",
                List.of("{\"muster-log\":1,\"exercise\":\"x\",\"parents\":\"y\"}"));
        refusesBare(LogProblem.HEADER, "not a text", List.of("{\"muster-log\":1,\"exercise\":7}"));
        refusesBare(LogProblem.HEADER, "not JSON", List.of("{\"muster-log\":1,\"exercise\":"));
    }

    @Test
    void liftsAnOlderLogToTheNewestFormAndKeepsItsBytes() throws IOException {
        UnaryOperator<Tree.Branch> renamed = event -> event.without("ended").with("reason", Tree.Scalar.of("duration"));
        Upcasts upcasts = new Upcasts(List.of(Map.of("exercise-ended", renamed)));
        List<String> lines = GoldenLog.lines(3);
        lines.set(
                2,
                "{\"number\":2,\"time\":0,\"source\":\"engine\","
                        + "\"event\":{\"kind\":\"exercise-ended\",\"ended\":true}}");
        LogReader reader = new LogReader(in(sealed("ex-1", null, lines)), GoldenLog.PLACES, null, upcasts);
        reader.next();
        reader.next();
        LogEntry lifted = reader.next();
        assertThat(lifted).isNotNull();
        assertThat(lifted.event()).isEqualTo(new Event.ExerciseEnded(EndReason.DURATION));
        assertThat(new String(reader.bytes(), UTF_8)).isEqualTo(lines.get(2));
    }

    private interface Reads {
        Object read() throws IOException;
    }

    private static void refusesBare(long number, String why, List<String> lines) {
        refuses(number, why, () -> LogReader.readAll(in(lines), GoldenLog.PLACES, null));
    }

    private static void refuses(long number, String why, Reads reads) {
        assertThatExceptionOfType(LogProblem.class)
                .isThrownBy(reads::read)
                .withMessageContaining(why)
                .satisfies(problem -> assertThat(problem.number()).isEqualTo(number));
    }

    private static List<String> sealed(String exercise, @Nullable String parent, List<String> lines)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedLog log = new SealedLog(new SealedLog.Header(exercise, parent, "key"), out);
        long wall = WALL;
        for (String line : lines) {
            log.write(wall++, line.getBytes(UTF_8));
        }
        return out.toString(UTF_8).lines().toList();
    }

    private static InputStream in(List<String> lines) {
        return in(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
