package org.muster.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;

/** How one value came about, line by line, as text for a terminal in English: every item, then the sum, then what it means. */
public final class Explanation {

    /** Something to say of an item, where there is anything. */
    private record Column(String head, Function<EvidenceLine, @Nullable String> of) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("who", EvidenceLine::who),
            new Column("to", EvidenceLine::to),
            new Column("task", EvidenceLine::task),
            new Column("weight", line -> line.weight() == null ? null : plain(line.weight())),
            new Column("state", EvidenceLine::state),
            new Column("took", line -> line.tookMs() == null ? null : clock(line.tookMs())),
            new Column(
                    "excused",
                    line -> line.excusedMs() == null || line.excusedMs() == 0 ? null : clock(line.excusedMs())),
            new Column("within", line -> line.withinMs() == null ? null : clock(line.withinMs())),
            new Column("x", line -> line.x() == null ? null : decimal(line.x())),
            new Column("credit", line -> line.credit() == null ? null : decimal(line.credit() / 1000.0)),
            new Column("crew", line -> line.crew() ? "crew" : null),
            new Column("entries", line -> entries(line.entries())));

    private final List<String> lines = new ArrayList<>();

    private Explanation() {}

    /** @throws IllegalArgumentException when a holder of its kind can't have the measure */
    public static String text(Scoreboard scoreboard, Holder holder, Measure measure) {
        if (!Measure.of(holder).contains(measure)) {
            throw new IllegalArgumentException("Holder (%s) can't have measure (%s).".formatted(holder, measure));
        }
        Explanation explanation = new Explanation();
        explanation.tell(scoreboard, holder, measure);
        return String.join("\n", explanation.lines) + "\n";
    }

    private void tell(Scoreboard scoreboard, Holder holder, Measure measure) {
        Sheet sheet = scoreboard.sheet(holder, measure);
        lines.add(ScoreTable.STRIP);
        lines.add("%s %s, %s, up to entry %d"
                .formatted(
                        measure,
                        ScoreTable.NAMES.get(measure),
                        ScoreTable.name(holder).strip(),
                        scoreboard.upTo()));
        lines.add("");
        List<EvidenceLine> evidence = sheet instanceof Sheet.Units<?> units
                ? units.units().stream().map(Unit::evidence).toList()
                : sheet.value() instanceof Value.Known known ? known.evidence() : List.of();
        if (!evidence.isEmpty()) {
            lines.addAll(items(evidence));
            lines.add("");
        }
        lines.add(formula(measure));
        if (sheet instanceof Sheet.Units<?>(var units, var formula, var profile)) {
            sum(measure, units, profile);
        }
        switch (sheet.value()) {
            case Value.Missing(var why) -> lines.add("No value: " + why.code().replace('-', ' ') + ".");
            case Value.Known known -> result(known);
        }
        lines.add(ScoreTable.STRIP);
    }

    private static List<String> items(List<EvidenceLine> evidence) {
        List<Column> shown = COLUMNS.stream()
                .filter(column -> evidence.stream().anyMatch(line -> column.of().apply(line) != null))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("item"));
        shown.forEach(column -> head.add(column.head()));
        rows.add(head);
        for (EvidenceLine line : evidence) {
            List<String> row = new ArrayList<>(List.of(line.item()));
            shown.forEach(column -> {
                String text = column.of().apply(line);
                row.add(text == null ? "" : text);
            });
            rows.add(row);
        }
        return ScoreTable.aligned(rows, true).lines().toList();
    }

    private static String formula(Measure measure) {
        return switch (measure) {
            case A1, A2, C1, D1 ->
                "100 · (1 − area under S between x = 1 and 2), S = share still waited for (Kaplan–Meier)";
            case B1 -> "100 · Σ worth · credit ÷ Σ worth over tasks; credit of a task = mean of its items by weight";
            case B2 ->
                "100 · 2TP ÷ (2TP + FP + FN); right = TP, wrong = FP (and FN where a choice was due), omitted = FN";
            case B3 -> "mean of the points of P, S, M and U: over evaluators, then over tasks";
            case C2 -> "100 · allowed ÷ (allowed + Σ weight of what was not)";
            case C3, C4 -> "100 · mean credit";
            case D2 -> "100 · (1 − (RL − RLmin) ÷ (RLmax − RLmin)), RL = area lost while disrupted";
            case D3 -> "100 · Σ weight · min(1, training ÷ depth) ÷ Σ weight over functions";
        };
    }

    private void sum(Measure measure, List<? extends Unit> units, ScoringProfile profile) {
        List<Waited> waited = only(Waited.class, units);
        List<Accomplishment.Credited> credited = only(Accomplishment.Credited.class, units);
        if (!waited.isEmpty()) {
            curve(WaitingCurve.of(waited.stream().map(Waited::time).toList()), profile.creditEndsAt());
        } else if (!credited.isEmpty()) {
            tasks(credited);
        } else if (measure == Measure.C2) {
            compliance(units);
        }
    }

    private static <U extends Unit> List<U> only(Class<U> kind, List<? extends Unit> units) {
        return units.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void curve(WaitingCurve curve, int end) {
        double since = 1;
        double remaining = curve.remaining(1);
        double area = 0;
        for (WaitingCurve.Step step : curve.steps()) {
            lines.add("  x %s: %d of %d watched so far done, S = %s"
                    .formatted(decimal(step.x()), step.ended(), step.atRisk(), decimal(step.remaining())));
            if (step.x() > since && step.x() < end) {
                area += remaining * (step.x() - since);
                since = step.x();
            }
            remaining = step.x() < end ? step.remaining() : remaining;
        }
        area += remaining * (end - since);
        lines.add("  area %s, value 100 · (1 − %s)".formatted(decimal(area), decimal(area / (end - 1))));
    }

    private void tasks(List<Accomplishment.Credited> credited) {
        Map<String, List<Accomplishment.Credited>> tasks = new LinkedHashMap<>();
        credited.forEach(unit ->
                tasks.computeIfAbsent(unit.task(), task -> new ArrayList<>()).add(unit));
        tasks.forEach((task, items) -> {
            double weight =
                    items.stream().mapToDouble(Accomplishment.Credited::weight).sum();
            double credit = items.stream()
                    .mapToDouble(item -> item.weight() * item.credit() / 1000.0)
                    .sum();
            lines.add("  %s: worth %s, credit %s"
                    .formatted(task, plain(items.getFirst().worth()), decimal(credit / weight)));
        });
    }

    private void compliance(List<? extends Unit> units) {
        long allowed = units.stream()
                .filter(unit -> unit.evidence().state().equals(Compliance.ALLOWED))
                .count();
        double weight = units.stream()
                .map(Unit::evidence)
                .filter(line -> !line.state().equals(Compliance.ALLOWED))
                .mapToDouble(line -> line.weight() == null ? 0 : line.weight())
                .sum();
        lines.add("  100 · %d ÷ (%d + %s)".formatted(allowed, allowed, plain(weight)));
    }

    private void result(Value.Known known) {
        StringBuilder text = new StringBuilder("= ")
                .append(decimal(known.value()))
                .append(", ")
                .append(known.band().code().replace('-', ' '))
                .append("; n ")
                .append(known.n());
        if (known.few()) {
            text.append(", few");
        }
        Interval interval = known.interval();
        if (interval != null) {
            text.append("; 95 % interval ")
                    .append(decimal(interval.low()))
                    .append(" to ")
                    .append(decimal(interval.high()));
        }
        Timeliness timeliness = known.timeliness();
        if (timeliness != null) {
            text.append("; on time ").append(decimal(timeliness.onTime())).append(" %");
            if (timeliness.median() != null) {
                text.append(", median x ").append(decimal(timeliness.median()));
            }
            text.append(", cut off ").append(timeliness.censored());
            if (timeliness.atMost() != null) {
                text.append("; at most ").append(decimal(timeliness.atMost()));
            }
        }
        lines.add(text.toString());
    }

    private static String entries(List<Long> entries) {
        return String.join(" ", entries.stream().map(String::valueOf).toList());
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : decimal(number);
    }

    private static String clock(long millis) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
    }
}
