package org.muster.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final List<View> entries;
    private final List<Position> positions;

    Crews(View root, List<Position> positions) {
        this.entries = root.views("crews", Language.CREW_KEYS);
        this.positions = positions;
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
        for (View entry : entries) {
            Reach reach = reach(entry, seat);
            if (entry.has(key) && reach != Reach.NOT_AT_ALL && reach.compareTo(reached) >= 0) {
                best = entry;
                reached = reach;
            }
        }
        return best;
    }

    static Reach reach(View entry, Position seat) {
        return switch (entry.get("for")) {
            case Tree.Row row -> {
                List<String> names = row.values().stream().map(View::written).toList();
                yield names.contains(seat.id().value())
                        ? Reach.POSITION
                        : names.contains(seat.agency().value()) ? Reach.AGENCY : Reach.NOT_AT_ALL;
            }
            case Tree.Branch but -> {
                List<String> names = entry.view(Language.ALL_BUT, but).values("allBut").stream()
                        .map(View::written)
                        .toList();
                yield names.contains(seat.id().value())
                                || names.contains(seat.agency().value())
                        ? Reach.NOT_AT_ALL
                        : Reach.ALL;
            }
            case Tree.Scalar all -> Reach.ALL;
        };
    }
}
