package org.muster.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.ScoringProfile;

/** The units of one measure, each made once and laid before all whom it counts for. */
final class Gathered<U extends Unit> implements Sheets {

    private final Function<List<U>, Count> formula;
    private final ScoringProfile profile;
    private final List<U> all = new ArrayList<>();
    private final Map<Agency.Id, List<U>> ofAgencies = new HashMap<>();
    private final Map<Position.Id, List<U>> ofSeats = new HashMap<>();

    /** @param formula what a list of units comes to */
    Gathered(Function<List<U>, Count> formula, ScoringProfile profile) {
        this.formula = formula;
        this.profile = profile;
    }

    /** Counts for everybody that {@link Course#holders} names. */
    void add(U unit, @Nullable Place seat, Agency.@Nullable Id agency) {
        all.add(unit);
        if (agency != null) {
            addTo(agency, unit);
        }
        if (seat instanceof Position.Id position) {
            addTo(position, unit);
        }
    }

    /** Counts for that agency alone. */
    void addTo(Agency.Id agency, U unit) {
        ofAgencies.computeIfAbsent(agency, each -> new ArrayList<>()).add(unit);
    }

    /** Counts for that seat alone. */
    void addTo(Position.Id seat, U unit) {
        ofSeats.computeIfAbsent(seat, each -> new ArrayList<>()).add(unit);
    }

    /** @return those for whom such a unit counts */
    Set<Holder> withAny(Predicate<U> such) {
        Set<Holder> holders = new HashSet<>();
        if (all.stream().anyMatch(such)) {
            holders.add(new Holder.Exercise());
        }
        ofAgencies.forEach((agency, units) -> {
            if (units.stream().anyMatch(such)) {
                holders.add(new Holder.Agency(agency));
            }
        });
        ofSeats.forEach((seat, units) -> {
            if (units.stream().anyMatch(such)) {
                holders.add(new Holder.Seat(seat));
            }
        });
        return holders;
    }

    @Override
    public Sheet of(Holder holder) {
        List<U> units = switch (holder) {
            case Holder.Exercise exercise -> all;
            case Holder.Agency(var id) -> ofAgencies.getOrDefault(id, List.of());
            case Holder.Seat(var id) -> ofSeats.getOrDefault(id, List.of());
        };
        return new Sheet.Units<>(units, formula, profile);
    }
}
