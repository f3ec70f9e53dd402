package org.muster.web.scores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scoring.Holder;
import org.muster.scoring.Scores;
import org.muster.scoring.Value;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Person;
import org.muster.web.live.Exercise;

/**
 * Scores as a table that leaves the house, one value a line. In it nobody can be told apart: a seat that a person held, and an
 * agency whose seats fewer than five persons held, count only in what they are pooled into.
 */
final class ScoresFile {

    private static final int LEAST_TOGETHER = 5;
    private static final String HEAD = "kind,id,value,figure,n,low,high,few,missing";

    private final List<String> lines = new ArrayList<>(List.of(HEAD));
    private final Map<Agency.Id, Set<Person>> ofAgencies = new HashMap<>();
    private final Set<Position.Id> held = new HashSet<>();

    private ScoresFile(Exercise exercise) {
        var entries = exercise.log().entries();
        for (int number = 0, end = entries.size(); number < end; number++) {
            if (entries.get(number).entry().event() instanceof Event.SeatStaffed staffed && staffed.person() != null) {
                held.add(staffed.seat());
                ofAgencies
                        .computeIfAbsent(
                                exercise.scenario().position(staffed.seat()).agency(), each -> new HashSet<>())
                        .add(staffed.person());
            }
        }
    }

    static String csv(Exercise exercise, Scores scores) {
        ScoresFile file = new ScoresFile(exercise);
        scores.holders().stream().filter(one -> file.leaves(one.holder())).forEach(file::add);
        return String.join("\r\n", file.lines) + "\r\n";
    }

    /** Whether its line tells of nobody, or of enough people together. */
    private boolean leaves(Holder holder) {
        return switch (holder) {
            case Holder.Exercise exercise -> true;
            case Holder.Agency(var id) -> {
                int persons = ofAgencies.getOrDefault(id, Set.of()).size();
                yield persons == 0 || persons >= LEAST_TOGETHER;
            }
            case Holder.Seat(var id) -> !held.contains(id);
        };
    }

    private void add(Scores.OfHolder one) {
        one.measures().forEach((measure, value) -> add(one.holder(), measure.name(), value));
        one.dimensions().forEach((dimension, value) -> add(one.holder(), dimension.name(), value));
        add(one.holder(), "overall", one.overall().value());
        if (one.coordination() != null) {
            add(one.holder(), "coordination", one.coordination());
        }
    }

    private void add(Holder holder, String name, Value value) {
        String whose = switch (holder) {
            case Holder.Exercise exercise -> "exercise,";
            case Holder.Agency(var id) -> "agency," + id;
            case Holder.Seat(var id) -> "seat," + id;
        };
        lines.add(whose + "," + name + ","
                + switch (value) {
                    case Value.Missing(var why) -> ",,,,," + why.code();
                    case Value.Known known ->
                        "%s,%d,%s,%s,%s,"
                                .formatted(
                                        number(known.value()),
                                        known.n(),
                                        known.interval() == null
                                                ? ""
                                                : number(known.interval().low()),
                                        known.interval() == null
                                                ? ""
                                                : number(known.interval().high()),
                                        known.few());
                });
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%s", value);
    }
}
