package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;

class ScoresJsonTest {

    private static final Value KNOWN = new Value.Known(
            280 / 3.0,
            3,
            new Interval(38.319558, 99.684032),
            true,
            Band.STRONG,
            960_000,
            new Timeliness(2, 66.25, .8, null),
            List.of(new EvidenceLine(
                    "m-02-ack",
                    "so-dispatch",
                    null,
                    null,
                    null,
                    "met",
                    .6,
                    90_000L,
                    150_000L,
                    1000,
                    0L,
                    false,
                    List.of(98L, 83L, 98L))));

    @Test
    void writesKeysAndOrderThatOthersRead() {
        Scores.OfHolder exercise = new Scores.OfHolder(
                new Holder.Exercise(),
                Map.of(Measure.A2, KNOWN),
                Map.of(Measure.A2, new Value.Missing(Reason.NONE_OBSERVED)),
                Map.of(Dimension.A, new Value.Missing(Reason.NO_ITEMS)),
                new Scores.Overall(
                        new Value.Known(59, 7, null, false, Band.NEEDS_WORK, 0, null, List.of()),
                        true,
                        61.5,
                        new Interval(58, 59)),
                null,
                List.of(Flag.CRITICAL_VIOLATION, Flag.MAJOR_VIOLATION),
                List.of(),
                false);

        assertThat(json(exercise)).isEqualTo("""
                        {"muster-scores":1,"scenario":"ab","profile":"standard-1","profileHash":"cd","upTo":195,"holders":[\
                        {"kind":"exercise",\
                        "measures":{"A2":{"value":93.33333333333333,"n":3,"interval":[38.319558,99.684032],"few":true,\
                        "band":"strong","excusedMs":960000,"censored":2,"onTime":66.25,"median":0.8,"evidence":[\
                        {"item":"m-02-ack","who":"so-dispatch","state":"met","x":0.6,"tookMs":90000,"withinMs":150000,\
                        "credit":1000,"excusedMs":0,"crew":false,"entries":[83,98]}]}},\
                        "withoutCrews":{"A2":{"missing":"none-observed"}},\
                        "dimensions":{"A":{"missing":"no-items"}},\
                        "overall":{"value":59.0,"n":7,"few":false,"band":"needs-work","excusedMs":0,\
                        "partial":true,"capped":true,"uncapped":61.5,"sensitivity":[58.0,59.0]},\
                        "flags":["critical-violation","major-violation"]}]}""");
    }

    @Test
    void tellsOfASeatWhetherItCountsForReadiness() {
        Scores.OfHolder seat = new Scores.OfHolder(
                new Holder.Seat(new Position.Id("chief")),
                Map.of(),
                Map.of(),
                Map.of(),
                new Scores.Overall(new Value.Missing(Reason.NO_ITEMS), true, null, null),
                new Value.Missing(Reason.NO_ITEMS),
                List.of(),
                List.of(Unreadiness.NOT_REAL_SPEED, Unreadiness.NOT_HELD_THROUGHOUT),
                true);

        assertThat(json(seat)).endsWith("""
                        {"kind":"seat","id":"chief","measures":{},"withoutCrews":{},"dimensions":{},\
                        "overall":{"missing":"no-items","partial":true,"capped":false},\
                        "coordination":{"missing":"no-items"},"flags":[],\
                        "notForReadiness":["not-real-speed","not-held-throughout"],"seenBefore":true}]}""");
    }

    @Test
    void namesAnAgency() {
        Scores.OfHolder agency = new Scores.OfHolder(
                new Holder.Agency(new Agency.Id("county")),
                new TreeMap<>(),
                Map.of(),
                Map.of(),
                new Scores.Overall(new Value.Missing(Reason.NO_ITEMS), true, null, null),
                null,
                List.of(),
                List.of(),
                false);

        assertThat(json(agency))
                .contains("\"kind\":\"agency\",\"id\":\"county\"")
                .endsWith("\"flags\":[]}]}");
    }

    @Test
    void leavesTheStreamOpen() {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("It is not ours to close.");
            }
        };

        ScoresJson.write(new Scores("ab", "standard-1", "cd", 1, List.of()), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\"holders\":[]}");
    }

    private static String json(Scores.OfHolder one) {
        return new String(
                ScoresJson.bytes(new Scores("ab", "standard-1", "cd", 195, List.of(one))), StandardCharsets.UTF_8);
    }

    /** No figure of anybody stands without its count, nor without the interval that its measure has. */
    @Test
    void everyFigureHasItsCountAndItsInterval() {
        for (Scores.OfHolder one : Golden.scored().holders()) {
            one.measures().forEach((measure, value) -> {
                if (value instanceof Value.Known known) {
                    boolean none = measure == Measure.D2 || measure == Measure.D3 || known.n() < 2;
                    assertThat(known.n()).as("%s %s", one.holder(), measure).isPositive();
                    assertThat(known.interval() == null)
                            .as("%s %s", one.holder(), measure)
                            .isEqualTo(none);
                }
            });
        }
    }
}
