package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;

/**
 * An ice storm over counties that stand in a ring, each with six agencies, eighteen links, thirty injects and six random
 * outages. What they have in common stands in {@code ten-counties.yaml}, the rows of one county in
 * {@code one-county.yaml}; here the rows are written out for each county under its own name, ids and moments. The library
 * ships ten counties; a larger number gives the same exercise in a larger size. The same number gives the same script.
 */
public final class TenCounties {

    static final String ID = "ten-counties";

    /** As many as the library ships. */
    static final int SHIPPED = 10;

    /** A county has a next one and a third one that differ from each other and from itself. */
    private static final int FEWEST = 4;

    private static final int MOST = 1000;

    private static final List<String> NAMES = List.of(
            "Alderfall",
            "Basaltine",
            "Cedarmoor",
            "Dunmarrow",
            "Elderwick",
            "Flintlow",
            "Gorsemere",
            "Heronsby",
            "Irisvale",
            "Larkwell");

    private static final Pattern COUNTY = Pattern.compile("<(here|after|third)>(-?)");
    private static final Pattern MOMENT = Pattern.compile("T\\+(\\d\\d):(\\d\\d)");

    /** Injects of one county are a quarter of an hour apart; those of the others fall between. */
    private static final int STRIDE = 15;

    private static final int STEP = 7;

    private final int counties;

    private TenCounties(int counties) {
        this.counties = counties;
    }

    /**
     * The scenario of that many counties. It is larger than a file may be and is not checked: every county says what one of
     * the ten in the library says.
     *
     * @param counties how many, 4 to 1000; each has six agencies
     * @throws IllegalArgumentException when there are fewer or more
     */
    public static Scenario of(int counties) {
        Tree.Branch script = script(counties);
        return Decoder.scenario(script, new Ids(script));
    }

    /** The script of that many counties. */
    static Tree.Branch script(int counties) {
        if (counties < FEWEST || counties > MOST) {
            throw new IllegalArgumentException("Counties (%d) must lie in %d to %d.".formatted(counties, FEWEST, MOST));
        }
        return new TenCounties(counties).script();
    }

    private Tree.Branch script() {
        Tree.Branch script = Library.tree(ID);
        if (counties != SHIPPED) {
            script = script.with("id", Tree.Scalar.of("counties-" + counties))
                    .with(
                            "title",
                            Tree.Branch.of(Map.of(
                                    "en",
                                    Tree.Scalar.of(counties + " Counties"),
                                    "es",
                                    Tree.Scalar.of(counties + " condados"))));
        }
        for (Tree.Entry rows : Library.tree("one-county").entries()) {
            List<Tree> all = new ArrayList<>(rows(script.get(rows.key())));
            for (int county = 0; county < counties; county++) {
                for (Tree row : rows(rows.value())) {
                    all.add(in(county, row));
                }
            }
            script = script.with(rows.key(), Tree.Row.of(all));
        }
        return script;
    }

    private static List<Tree> rows(@Nullable Tree tree) {
        return tree instanceof Tree.Row row ? row.values() : List.of();
    }

    /** The row as it stands in a county. */
    private Tree in(int county, Tree written) {
        return switch (written) {
            case Tree.Branch branch ->
                new Tree.Branch(
                        branch.mark(),
                        branch.entries().stream()
                                .map(entry -> new Tree.Entry(entry.key(), entry.mark(), in(county, entry.value())))
                                .toList());
            case Tree.Row row ->
                new Tree.Row(
                        row.mark(),
                        row.values().stream().map(value -> in(county, value)).toList());
            case Tree.Scalar scalar -> new Tree.Scalar(scalar.mark(), scalar.kind(), in(county, scalar.written()));
        };
    }

    private String in(int county, String written) {
        Matcher moment = MOMENT.matcher(written);
        if (moment.matches()) {
            long minutes = Long.parseLong(moment.group(1)) * 60 + Long.parseLong(moment.group(2));
            return new ExerciseTime((minutes + county * STEP % STRIDE) * 60_000).toString();
        }
        return COUNTY.matcher(written).replaceAll(found -> {
            int which = switch (found.group(1)) {
                case "after" -> (county + 1) % counties;
                case "third" -> (county + 3) % counties;
                default -> county;
            };
            return found.group(2).isEmpty() ? name(which) : "c%d-".formatted(which + 1);
        });
    }

    private static String name(int county) {
        String name = NAMES.get(county % NAMES.size());
        return county < NAMES.size() ? name : name + " " + (county / NAMES.size() + 1);
    }
}
