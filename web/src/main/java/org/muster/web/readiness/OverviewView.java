package org.muster.web.readiness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.CoreCapability;
import org.muster.scoring.Dimension;
import org.muster.scoring.Holder;
import org.muster.scoring.Interval;
import org.muster.scoring.Measure;
import org.muster.scoring.readiness.Drill;
import org.muster.scoring.readiness.Readiness;
import org.muster.web.wire.Words;

/**
 * How ready an office's agencies are.
 *
 * @param exercises how many have ended
 * @param persons shown or withheld: whether commanders are shown what persons came to
 * @param agencies by id
 * @param refresh what fades under the target, soonest first
 */
record OverviewView(
        String asOf,
        int exercises,
        ProfileView profile,
        String persons,
        List<AgencyReadinessView> agencies,
        List<RefreshView> refresh,
        CapabilitiesView capabilities) {

    /** A cell is wide when its interval reaches farther than so to one side. */
    private static final double WIDE = 20;

    /**
     * @param drills how many count
     * @param last the day of the last of them; absent when none does
     */
    record AgencyReadinessView(
            String id,
            Map<String, String> title,
            String level,
            @Nullable EstimateView headline,
            Map<Dimension, EstimateView> dimensions,
            int drills,
            @Nullable String last) {}

    /** @param days until it is due, less than 0 when it is overdue */
    record RefreshView(
            String agency,
            Map<String, String> title,
            Dimension dimension,
            EstimateView estimate,
            String due,
            long days) {}

    /** @param names of all that any agency has evidence of */
    record CapabilitiesView(List<String> names, List<CapabilityRowView> rows) {}

    /** @param cells by capability; one that is absent has no evidence */
    record CapabilityRowView(String agency, Map<String, String> title, Map<String, CellView> cells) {}

    /**
     * @param low with {@code high} the interval of 95 %; absent when there are too few items for one
     * @param n items that it stands on
     * @param wide whether it says little
     */
    record CellView(
            double value,
            @Nullable Double low,
            @Nullable Double high,
            int n,
            boolean wide,
            @Nullable Double adjusted) {}

    static OverviewView of(TrainingRecord record, @Nullable String cohort, boolean withheld) {
        List<AgencyReadinessView> agencies = new ArrayList<>();
        List<RefreshView> refresh = new ArrayList<>();
        List<CapabilityRowView> rows = new ArrayList<>();
        TreeSet<CoreCapability> names = new TreeSet<>();
        record.agencies(cohort).forEach((id, latest) -> {
            Agency agency = latest.scenario().agency(id);
            Map<String, String> title =
                    Words.of(agency.title(), latest.scenario().head().languages());
            Reckoned reckoned = record.reckoned(record.of(new Holder.Agency(id), cohort), true);
            Reckoned.Standing now = reckoned.on(record.asOf());
            List<LocalDate> days = reckoned.days();
            agencies.add(new AgencyReadinessView(
                    id.value(),
                    title,
                    agency.level().code(),
                    now.headline(),
                    now.dimensions(),
                    (int) reckoned.outings().stream().filter(Outing::counts).count(),
                    days.isEmpty() ? null : days.getLast().toString()));
            now.dimensions().forEach((dimension, estimate) -> {
                if (estimate.due() != null) {
                    long left = ChronoUnit.DAYS.between(record.asOf(), LocalDate.parse(estimate.due()));
                    refresh.add(new RefreshView(id.value(), title, dimension, estimate, estimate.due(), left));
                }
            });
            Map<CoreCapability, CellView> cells = cells(record, id, cohort);
            names.addAll(cells.keySet());
            rows.add(new CapabilityRowView(id.value(), title, coded(cells)));
        });
        refresh.sort(Comparator.comparingLong(RefreshView::days)
                .thenComparing(RefreshView::agency)
                .thenComparing(RefreshView::dimension));
        return new OverviewView(
                record.asOf().toString(),
                record.played(cohort).size(),
                ProfileView.of(record.profile()),
                withheld ? "withheld" : "shown",
                agencies,
                refresh,
                new CapabilitiesView(names.stream().map(CoreCapability::code).toList(), rows));
    }

    private static Map<String, CellView> coded(Map<CoreCapability, CellView> cells) {
        Map<String, CellView> coded = new LinkedHashMap<>();
        cells.forEach((capability, cell) -> coded.put(capability.code(), cell));
        return coded;
    }

    /** A capability is followed over drills as B1 is, of whose items it is a part. */
    private static Map<CoreCapability, CellView> cells(
            TrainingRecord record, Agency.Id agency, @Nullable String cohort) {
        Map<CoreCapability, List<Drill>> raw = new EnumMap<>(CoreCapability.class);
        Map<CoreCapability, List<Drill>> moved = new EnumMap<>(CoreCapability.class);
        TreeSet<CoreCapability> adjusted = new TreeSet<>();
        for (Played exercise : record.played(cohort)) {
            Tackled tackled = exercise.of(new Holder.Agency(agency));
            if (tackled != null && tackled.counts()) {
                tackled.capabilities().forEach((capability, borne) -> {
                    Hardness.Shift shift = record.hardness().ofAgency(Measure.B1, borne.faced());
                    double value = borne.shown().value();
                    if (shift != null) {
                        adjusted.add(capability);
                    }
                    add(raw, capability, exercise, tackled, value, borne.shown().n());
                    add(
                            moved,
                            capability,
                            exercise,
                            tackled,
                            shift == null ? value : shift.adjusted(value),
                            borne.shown().n());
                });
            }
        }
        Map<CoreCapability, CellView> cells = new EnumMap<>(CoreCapability.class);
        raw.forEach((capability, drills) -> {
            CellView cell = cell(record, drills);
            CellView other =
                    adjusted.contains(capability) ? cell(record, moved.getOrDefault(capability, drills)) : null;
            cells.put(
                    capability,
                    new CellView(
                            cell.value(),
                            cell.low(),
                            cell.high(),
                            cell.n(),
                            cell.wide(),
                            other == null ? null : other.value()));
        });
        return cells;
    }

    private static void add(
            Map<CoreCapability, List<Drill>> drills,
            CoreCapability capability,
            Played exercise,
            Tackled tackled,
            double value,
            int n) {
        drills.computeIfAbsent(capability, none -> new ArrayList<>())
                .add(new Drill(
                        exercise.on(),
                        Map.of(Measure.B1, new Drill.Result(value, n)),
                        tackled.seenBefore(),
                        List.of()));
    }

    /** The estimate, or while there are too few items what they show so far. */
    private static CellView cell(TrainingRecord record, List<Drill> drills) {
        Readiness.OfMeasure of = Readiness.of(
                        drills, record.asOf(), record.profile().readiness())
                .measures()
                .get(Measure.B1);
        if (of != null && of.estimate() != null) {
            EstimateView estimate = EstimateView.of(of.estimate(), null);
            return new CellView(
                    estimate.value(),
                    estimate.low(),
                    estimate.high(),
                    estimate.n(),
                    isWide(estimate.value(), estimate.low(), estimate.high()),
                    null);
        }
        double sum = 0;
        int n = 0;
        for (Drill drill : drills) {
            for (Drill.Result result : drill.results().values()) {
                sum += result.value() * result.n();
                n += result.n();
            }
        }
        double value = Math.clamp(sum / n, 0, 100);
        Interval interval = Interval.wilson(value, n);
        return new CellView(
                value,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                n,
                true,
                null);
    }

    private static boolean isWide(double value, double low, double high) {
        return value - low > WIDE || high - value > WIDE;
    }
}
