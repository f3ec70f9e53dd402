package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Letter;

/** An explanation as text for a terminal, in English: every item, the rule, then the sum, then what it means. */
public final class ExplanationText {

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
            new Column("entries", line -> joined(line.entries())));

    private ExplanationText() {}

    public static String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(ScoreTable.STRIP);
        lines.add("%s, %s, up to entry %d"
                .formatted(
                        Names.of(explanation.subject()),
                        ScoreTable.name(explanation.holder()).strip(),
                        explanation.upTo()));
        lines.add("");
        if (!explanation.items().isEmpty()) {
            lines.addAll(items(explanation.items()));
            lines.add("");
        }
        lines.add(rule(explanation.subject()));
        explanation.steps().forEach(step -> lines.add("  " + step(step)));
        lines.add(result(explanation.value()));
        lines.add(ScoreTable.STRIP);
        return String.join("\n", lines) + "\n";
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

    private static String rule(Subject subject) {
        return switch (subject) {
            case Subject.OfMeasure(var measure) -> rule(measure);
            case Subject.OfDimension dimension -> "mean of its measures by weight; what is missing is left out";
            case Subject.OfAll all -> "mean of the dimensions by weight; what is missing is left out";
            case Subject.OfCoordination coordination -> "plain mean of those of C1, C2, C3 and D1 that there are";
        };
    }

    private static String rule(Measure measure) {
        return switch (measure) {
            case A1, A2, C1, D1 ->
                "100 · (1 − area under S between x = 1 and 2), S = share still waited for (Kaplan–Meier)";
            case B1 -> "100 · Σ worth · credit ÷ Σ worth over tasks; credit of a task = mean of its items by weight";
            case B2 ->
                "100 · 2TP ÷ (2TP + FP + FN); right = TP, wrong = FP (and FN where a choice was due), omitted = FN";
            case B3 -> "mean of the points of P, S, M and U: over evaluators, then over tasks";
            case C2 -> "100 · allowed ÷ (allowed + Σ weight of what was not)";
            case C3 -> "100 · mean share of the loop that was closed: 1 acknowledged and closed, 1/2 acknowledged";
            case C4 -> "100 · mean of planned ÷ realized over the pairs that must exchange, 1 at most, 0 where cut off";
            case D2 -> "100 · (1 − (RL − RLmin) ÷ (RLmax − RLmin)), RL = area lost while disrupted";
            case D3 -> "100 · Σ weight · min(1, trained ÷ depth) ÷ Σ weight over functions";
        };
    }

    private static String step(Step step) {
        return switch (step) {
            case Step.Fell(var x, var done, var watched, var share) ->
                "x %s: %d of %d watched so far done, S = %s".formatted(decimal(x), done, watched, decimal(share));
            case Step.Lost(var lost, var of) ->
                "area %s, value 100 · (1 − %s)".formatted(decimal(lost), decimal(lost / of));
            case Step.Tasked(var task, var worth, var credit) ->
                "%s: worth %s, credit %s".formatted(task, plain(worth), decimal(credit));
            case Step.Divided(var over, var under) -> "100 · %s ÷ %s".formatted(plain(over), plain(under));
            case Step.Chosen(var right, var wrong, var omitted, var falseActs) ->
                "TP %d; FP %d wrong + %d false acts; FN %d wrong + %d omitted: 100 · %d ÷ (%d + %d + %d)"
                        .formatted(
                                right,
                                wrong,
                                falseActs,
                                wrong,
                                omitted,
                                2 * right,
                                2 * right,
                                wrong + falseActs,
                                wrong + omitted);
            case Step.Rated(var agency, var task, var letters, var points, var rescued) ->
                "%s of %s: %s = %s points%s"
                        .formatted(
                                task,
                                agency,
                                String.join(
                                        " ", letters.stream().map(Letter::code).toList()),
                                plain(points),
                                rescued ? ", rescued by a contingency" : "");
            case Step.Shared(var allowed, var weight) ->
                "100 · %d ÷ (%d + %s)".formatted(allowed, allowed, plain(weight));
            case Step.Looped(var message, var recipients, var acknowledged, var closed, var share) ->
                "msg-%d: %d of %d acknowledged, %s: %s"
                        .formatted(message, acknowledged, recipients, closed ? "closed" : "not closed", decimal(share));
            case Step.Paired(var one, var other, var planned, var realised, var share) ->
                realised == null
                        ? "%s and %s: planned %d, cut off: 0".formatted(one, other, planned)
                        : "%s and %s: planned %d ÷ realized %d = %s"
                                .formatted(one, other, planned, realised, decimal(share));
            case Step.Before(var baseline) -> "on time before the first disruption: %s".formatted(decimal(baseline));
            case Step.Stood(var at, var open, var onTime, var blocked) ->
                "from %s: %d open, %d on time, %d blocked".formatted(clock(at), open, onTime, blocked);
            case Step.Disrupted(var from, var to, var lost, var least, var most) ->
                "%s to %s: RL %s, RLmin %s, RLmax %s minutes"
                        .formatted(clock(from), clock(to), minutes(lost), minutes(least), minutes(most));
            case Step.Covered(var function, var weight, var trained, var depth, var share) ->
                "%s: weight %s, trained %s of %d = %s"
                        .formatted(function, plain(weight), decimal(trained), depth, decimal(share));
            case Step.Part(var part, var weight, var value) -> part(part, weight, value);
            case Step.Capped(var uncapped, var limit) ->
                "%s, held at %s by a critical violation".formatted(decimal(uncapped), plain(limit));
            case Step.Reweighed(var low, var high, var sensitivity) ->
                "%s to %s when each dimension weighs × %s or × %s, in all combinations"
                        .formatted(decimal(sensitivity.low()), decimal(sensitivity.high()), plain(low), plain(high));
            case Step.Ranged(var way, var of, var interval) -> range(way, of, interval);
        };
    }

    private static String part(String part, double weight, Value value) {
        return switch (value) {
            case Value.Missing(var why) -> "%s: left out. %s".formatted(part, Names.of(why));
            case Value.Known known ->
                "%s: %s, n %d%s, weight %s"
                        .formatted(part, decimal(known.value()), known.n(), known.few() ? ", few" : "", plain(weight));
        };
    }

    private static String range(Step.Ranged.Way way, int of, @Nullable Interval interval) {
        return switch (way) {
            case NONE -> "no interval: this measure has none";
            case WILSON ->
                interval == null
                        ? "no interval under 2 items"
                        : "interval by Wilson, n %d: %s".formatted(of, shown(interval));
            case BOOTSTRAP ->
                interval == null
                        ? "no interval: %d lines of the script; 10 and EndEx are needed".formatted(of)
                        : "interval by drawing %d lines of the script anew: %s".formatted(of, shown(interval));
            case PARTS ->
                interval == null
                        ? "no interval, since not every part has one"
                        : "interval from the half-widths of %d parts, added as squares: %s"
                                .formatted(of, shown(interval));
        };
    }

    private static String result(Value value) {
        return switch (value) {
            case Value.Missing(var why) -> "No value: " + Names.of(why);
            case Value.Known known -> result(known);
        };
    }

    private static String result(Value.Known known) {
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
            text.append("; 95 % interval ").append(shown(interval));
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
        return text.toString();
    }

    private static String shown(Interval interval) {
        return decimal(interval.low()) + " to " + decimal(interval.high());
    }

    private static String joined(List<Long> entries) {
        return String.join(" ", entries.stream().map(String::valueOf).toList());
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : decimal(number);
    }

    private static String minutes(double millis) {
        return decimal(millis / 60_000);
    }

    private static String clock(long millis) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
    }
}
