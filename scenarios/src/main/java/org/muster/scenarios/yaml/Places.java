package org.muster.scenarios.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muster.scenarios.Position;
import org.muster.scenarios.Tree;

/** Turns a choice of places into the seats it stands for. */
final class Places {

    private Places() {}

    /**
     * The seats, in the order of the script, that a list, {@code all} or {@code allBut} chooses.
     *
     * @param all the seats of the script, so that many lines to everybody share one list
     */
    static List<Position.Id> seats(View view, String key, List<Position> positions, List<Position.Id> all) {
        return switch (view.get(key)) {
            case Tree.Row row -> chosen(names(row), positions, true);
            case Tree.Branch but ->
                chosen(names((Tree.Row) view.view(Language.ALL_BUT, but).get("allBut")), positions, false);
            case Tree.Scalar everybody -> all;
        };
    }

    private static Set<String> names(Tree.Row row) {
        Set<String> names = new HashSet<>();
        row.values().forEach(value -> names.add(View.written(value)));
        return names;
    }

    private static List<Position.Id> chosen(Set<String> names, List<Position> positions, boolean named) {
        return positions.stream()
                .filter(seat -> named
                        == (names.contains(seat.id().value())
                                || names.contains(seat.agency().value())))
                .map(Position::id)
                .toList();
    }
}
