package org.muster.scoring;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Place;
import org.muster.scenarios.ScoringProfile;

/** The units of one measure, each made once and laid before all whom it counts for. */
final class Gathered<U extends Unit> implements Sheets {

    private final Function<List<U>, Count> formula;
    private final ScoringProfile profile;
    private final Map<Holder, List<U>> units = new HashMap<>();

    /** @param formula what a list of units comes to */
    Gathered(Function<List<U>, Count> formula, ScoringProfile profile) {
        this.formula = formula;
        this.profile = profile;
    }

    /** See {@link Course#holders}. */
    void add(U unit, @Nullable Place seat, Agency.@Nullable Id agency) {
        Course.holders(seat, agency).forEach(holder -> add(unit, holder));
    }

    void add(U unit, Holder holder) {
        units.computeIfAbsent(holder, each -> new ArrayList<>()).add(unit);
    }

    /** @return those before whom such a unit lies */
    Set<Holder> withAny(Predicate<U> such) {
        return units.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(such))
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }

    @Override
    public Sheet of(Holder holder) {
        return new Sheet.Units<>(units.getOrDefault(holder, List.of()), formula, profile);
    }
}
