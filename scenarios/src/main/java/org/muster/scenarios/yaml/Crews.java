package org.muster.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Crew;
import org.muster.scenarios.Position;
import org.muster.scenarios.Share;
import org.muster.scenarios.Spread;
import org.muster.scenarios.Tree;

/** Resolves the entries for crews: of each key a seat takes the most specific entry that has it. */
final class Crews {

    /** What an entry can say of a crew. */
    static final List<String> KEYS =
            List.of("acknowledge", "decide", "accuracy", "fallback", "sharing", "compliance", "verifying", "attention");

    /** How an entry names a seat, the most specific last. */
    enum Reach {
        NOT_AT_ALL,
        ALL,
        AGENCY,
        POSITION
    }

    /**
     * One entry.
     *
     * @param names the seats and agencies it names, or leaves out
     * @param butThese whether it is for everybody but these
     */
    record Entry(View view, Set<String> names, boolean butThese) {

        static Entry of(View view) {
            return switch (view.get("for")) {
                case Tree.Row row -> new Entry(view, words(row.values()), false);
                case Tree.Branch but ->
                    new Entry(view, words(view.view(Language.ALL_BUT, but).values("allBut")), true);
                case Tree.Scalar all -> new Entry(view, Set.of(), true);
            };
        }

        private static Set<String> words(List<Tree> values) {
            return values.stream().map(View::written).collect(Collectors.toSet());
        }

        Reach reach(Position seat) {
            boolean itself = names.contains(seat.id().value());
            boolean agency = names.contains(seat.agency().value());
            if (butThese) {
                return itself || agency ? Reach.NOT_AT_ALL : Reach.ALL;
            }
            return itself ? Reach.POSITION : agency ? Reach.AGENCY : Reach.NOT_AT_ALL;
        }
    }

    private final List<Entry> entries;
    private final List<Position> positions;

    Crews(View root, List<Position> positions) {
        this.entries = entries(root);
        this.positions = positions;
    }

    static List<Entry> entries(View root) {
        return root.views("crews", Language.CREW_KEYS).stream().map(Entry::of).toList();
    }

    Map<Position.Id, Crew> bySeat() {
        Map<Position.Id, Crew> crews = new LinkedHashMap<>();
        for (Position seat : positions) {
            crews.put(seat.id(), crew(seat));
        }
        return crews;
    }

    private Crew crew(Position seat) {
        Crew usual = Crew.USUAL;
        View fallback = null;
        View with = best(seat, "fallback");
        if (with != null) {
            fallback = with.viewOrNull("fallback", Language.FALLBACK);
        }
        View attention = best(seat, "attention");
        return new Crew(
                spread(seat, "acknowledge", usual.acknowledge()),
                spread(seat, "decide", usual.decide()),
                share(seat, "accuracy", usual.accuracy()),
                fallback == null ? usual.afterFailures() : fallback.whole("afterFailures"),
                fallback == null ? usual.discipline() : fallback.share("discipline"),
                share(seat, "sharing", usual.sharing()),
                share(seat, "compliance", usual.compliance()),
                share(seat, "verifying", usual.verifying()),
                attention == null ? usual.attention() : attention.whole("attention"));
    }

    private Spread spread(Position seat, String key, Spread usual) {
        View entry = best(seat, key);
        return entry == null ? usual : Objects.requireNonNull(entry.spreadOrNull(key));
    }

    private Share share(Position seat, String key, Share usual) {
        View entry = best(seat, key);
        return entry == null ? usual : entry.share(key);
    }

    private @Nullable View best(Position seat, String key) {
        View best = null;
        Reach reached = Reach.NOT_AT_ALL;
        for (Entry entry : entries) {
            Reach reach = entry.reach(seat);
            if (reach != Reach.NOT_AT_ALL && entry.view().has(key) && reach.compareTo(reached) >= 0) {
                best = entry.view();
                reached = reach;
            }
        }
        return best;
    }
}
