package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The scores as text for a terminal, in English: what came of it first, then the measures, then what the signs mean. */
public final class ScoreTable {

    static final String STRIP = "EXERCISE  EXERCISE  EXERCISE";
    private static final String NONE = "–";
    private static final String FEW = "~";

    private ScoreTable() {}

    public static String text(Scores scores) {
        StringBuilder text = new StringBuilder();
        text.append(STRIP)
                .append("\nScores up to entry ")
                .append(scores.upTo())
                .append(", profile ")
                .append(scores.profile())
                .append("\n\n")
                .append(aligned(summary(scores), true))
                .append('\n')
                .append(aligned(measures(scores), false));
        text.append('\n')
                .append(coordination(scores))
                .append(legend())
                .append(STRIP)
                .append('\n');
        return text.toString();
    }

    private static List<List<String>> summary(Scores scores) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "A", "B", "C", "D", "overall", "95 % interval", "other weights", "excused", ""));
        for (Scores.OfHolder one : scores.holders()) {
            List<String> row = new ArrayList<>(List.of(name(one.holder())));
            for (Dimension dimension : Dimension.values()) {
                Value value = one.dimensions().get(dimension);
                row.add(value == null ? "" : shown(value, 1));
            }
            row.add(shown(one.overall().value(), 1));
            row.add(one.overall().value() instanceof Value.Known known ? shown(known.interval()) : "");
            row.add(shown(one.overall().sensitivity()));
            row.add(one.overall().value() instanceof Value.Known known ? minutes(known.excusedMs()) : "");
            row.add(remarks(one));
            rows.add(row);
        }
        return rows;
    }

    private static String remarks(Scores.OfHolder one) {
        List<String> remarks = new ArrayList<>();
        if (one.overall().value() instanceof Value.Known known) {
            remarks.add(known.band().code().replace('-', ' '));
        }
        if (one.overall().partial()) {
            remarks.add("partial");
        }
        Double uncapped = one.overall().uncapped();
        if (uncapped != null) {
            remarks.add("capped, else " + number(uncapped, 1));
        }
        one.flags().forEach(flag -> remarks.add(flag.code().replace('-', ' ')));
        return String.join(", ", remarks);
    }

    private static List<List<String>> measures(Scores scores) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        for (Measure measure : Measure.values()) {
            head.add(measure.name());
        }
        rows.add(head);
        for (Scores.OfHolder one : scores.holders()) {
            List<String> row = new ArrayList<>(List.of(name(one.holder())));
            for (Measure measure : Measure.values()) {
                Value value = one.measures().get(measure);
                row.add(value == null ? "" : shown(value, 0));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String coordination(Scores scores) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "coordination", "n", "95 % interval", "kept out of readiness"));
        for (Scores.OfHolder one : scores.holders()) {
            if (one.coordination() != null) {
                List<String> row = new ArrayList<>(List.of(name(one.holder()), shown(one.coordination(), 1)));
                if (one.coordination() instanceof Value.Known known) {
                    row.add(Integer.toString(known.n()));
                    row.add(shown(known.interval()));
                } else {
                    row.addAll(List.of("", ""));
                }
                row.add(one.notForReadiness().stream()
                        .map(reason -> reason.code().replace('-', ' '))
                        .reduce((all, next) -> all + ", " + next)
                        .orElse(""));
                rows.add(row);
            }
        }
        return rows.size() == 1 ? "" : aligned(rows, true) + "\n";
    }

    private static String legend() {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : Dimension.values()) {
            text.append(dimension).append(' ').append(Names.of(dimension)).append('\n');
            for (Measure measure : Measure.values()) {
                if (measure.dimension() == dimension) {
                    text.append("  ")
                            .append(measure)
                            .append(' ')
                            .append(Names.of(measure))
                            .append('\n');
                }
            }
        }
        return text.append(FEW)
                .append(" fewer than five items; ")
                .append(NONE)
                .append(" no value: --explain says why. Training evidence. Not for personnel decisions.\n")
                .toString();
    }

    static String name(Holder holder) {
        return switch (holder) {
            case Holder.Exercise exercise -> "exercise";
            case Holder.Agency(var id) -> id.value();
            case Holder.Seat(var id) -> "  " + id.value();
        };
    }

    private static String shown(Value value, int decimals) {
        return switch (value) {
            case Value.Missing missing -> NONE;
            case Value.Known known -> (known.few() ? FEW : "") + number(known.value(), decimals);
        };
    }

    private static String shown(@Nullable Interval interval) {
        return interval == null ? "" : number(interval.low(), 1) + " to " + number(interval.high(), 1);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String minutes(long millis) {
        return millis == 0 ? "" : String.format(Locale.ROOT, "%d:%02d", millis / 60_000, millis / 1000 % 60);
    }

    /** Words stand left, numbers right. The first column is words, and so may the last be. */
    static String aligned(List<List<String>> rows, boolean endsInWords) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String space = " ".repeat(widths[i] - row.get(i).length());
                boolean isWords = i == 0 || (endsInWords && i == columns - 1);
                line.append(i == 0 ? "" : "  ").append(isWords ? row.get(i) + space : space + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
