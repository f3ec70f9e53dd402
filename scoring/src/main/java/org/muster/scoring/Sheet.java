package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;

/** What one measure found for one holder, ready to be counted as it is, without crews, or drawn anew. */
sealed interface Sheet {

    Value value();

    /** From the units alone whose partner was not a simulated crew. */
    Value withoutCrews();

    /**
     * A value that stands on no units that could be drawn: missing, or of a kind that has no interval.
     *
     * @param steps that led to it, made only when somebody asks
     */
    record Fixed(Value value, Supplier<List<Step>> steps) implements Sheet {

        static Fixed missing(Reason why) {
            return new Fixed(new Value.Missing(why), List::of);
        }

        @Override
        public Value withoutCrews() {
            return value;
        }
    }

    /**
     * @param units in the order in which a draw takes them
     * @param formula what a list of them comes to
     */
    record Units<U extends Unit>(List<U> units, Function<List<U>, Count> formula, ScoringProfile profile)
            implements Sheet {

        public Units {
            units = List.copyOf(units);
        }

        @Override
        public Value value() {
            return value(units);
        }

        @Override
        public Value withoutCrews() {
            List<U> some = new ArrayList<>(units);
            some.removeIf(Unit::withCrew);
            return value(some);
        }

        private Value value(List<U> some) {
            return switch (formula.apply(some)) {
                case Count.None(var why) -> new Value.Missing(why);
                case Count.Some(var value, var n, var timeliness) -> {
                    List<EvidenceLine> evidence = new ArrayList<>(some.size());
                    long excused = 0;
                    for (U unit : some) {
                        evidence.add(unit.evidence());
                        Long of = unit.evidence().excusedMs();
                        excused += of == null ? 0 : of;
                    }
                    yield new Value.Known(
                            value,
                            n,
                            Interval.wilson(value, n),
                            n < profile.fewItems(),
                            Band.of(value, profile.bands()),
                            excused,
                            timeliness,
                            evidence);
                }
            };
        }

        Deck<U> deck() {
            Map<Integer, List<U>> byLine = units.stream()
                    .filter(unit -> unit.line() != Unit.NO_LINE)
                    .collect(Collectors.groupingBy(Unit::line));
            List<U> loose =
                    units.stream().filter(unit -> unit.line() == Unit.NO_LINE).toList();
            return new Deck<>(byLine, loose, formula);
        }
    }

    /** The same units, laid out for drawing: all of a line together, and those of no line one by one. */
    record Deck<U extends Unit>(Map<Integer, List<U>> byLine, List<U> loose, Function<List<U>, Count> formula) {

        /**
         * @param lines that were drawn, some more than once
         * @return null when what was drawn comes to nothing
         */
        @Nullable
        Double draw(int[] lines, Draws draws) {
            List<U> drawn = new ArrayList<>();
            for (int line : lines) {
                drawn.addAll(byLine.getOrDefault(line, List.of()));
            }
            for (int i = 0; i < loose.size(); i++) {
                drawn.add(loose.get(draws.below(loose.size())));
            }
            return formula.apply(drawn) instanceof Count.Some some ? some.value() : null;
        }
    }
}
