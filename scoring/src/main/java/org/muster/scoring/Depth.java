package org.muster.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.scenarios.Function;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** D3: how far the training on record covers what each function asks for, as if people could be added up. */
final class Depth implements Tally {

    private record Trained(Position.Id seat, Function.Id function) {}

    private record Citation(int permille, long entry) {}

    private final Course course;
    private final Map<Trained, Citation> citations = new LinkedHashMap<>();

    Depth(Course course) {
        this.course = course;
    }

    @Override
    public Measure measure() {
        return Measure.D3;
    }

    @Override
    public void read(LogEntry entry) {
        if (entry.event() instanceof Event.TrainingCited cited) {
            citations.put(new Trained(cited.seat(), cited.function()), new Citation(cited.permille(), entry.number()));
        }
    }

    @Override
    public Sheets sheets() {
        return this::sheet;
    }

    private Sheet sheet(Holder holder) {
        List<Function> functions = functions(holder);
        if (functions.isEmpty()) {
            return Sheet.Fixed.missing(Reason.NO_ITEMS);
        }
        if (citations.keySet().stream().noneMatch(trained -> isOf(holder, trained))) {
            return Sheet.Fixed.missing(Reason.NO_CITATION);
        }
        List<EvidenceLine> evidence = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        double covered = 0;
        double weight = 0;
        for (Function function : functions) {
            List<Citation> cited = citations.entrySet().stream()
                    .filter(each -> each.getKey().function().equals(function.id()) && isOf(holder, each.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            int trained = cited.stream().mapToInt(Citation::permille).sum();
            double share = Math.min(1, trained / (1000.0 * function.depth()));
            covered += function.weight() * share;
            weight += function.weight();
            steps.add(new Step.Covered(
                    function.id().value(), function.weight(), trained / 1000.0, function.depth(), share));
            evidence.add(EvidenceLine.of(
                            function.id().value(),
                            holder instanceof Holder.Agency agency ? agency.id().value() : null,
                            share == 1 ? "covered" : "short",
                            cited.stream().map(Citation::entry).toList())
                    .weighing(function.weight())
                    .worth((int) Math.round(1000 * share)));
        }
        double value = Math.clamp(100 * covered / weight, 0, 100);
        steps.add(new Step.Divided(covered, weight));
        return new Sheet.Fixed(
                new Value.Known(
                        value,
                        functions.size(),
                        null,
                        false,
                        Band.of(value, course.profile().bands()),
                        0,
                        null,
                        evidence),
                () -> steps);
    }

    private boolean isOf(Holder holder, Trained trained) {
        return Course.isOf(holder, trained.seat(), course.script().agencyOf(trained.seat()));
    }

    /** Those that an agency's positions name; of the exercise all. */
    private List<Function> functions(Holder holder) {
        if (!(holder instanceof Holder.Agency agency)) {
            return course.scenario().functions();
        }
        List<Function.Id> named = course.scenario().positions(agency.id()).stream()
                .map(Position::function)
                .filter(Objects::nonNull)
                .toList();
        return course.scenario().functions().stream()
                .filter(function -> named.contains(function.id()))
                .toList();
    }
}
