package org.muster.scenarios.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Tree;

/** Numbers, flags, words of closed lists, and values with a unit. */
final class Scalars {

    private static final int MOST_WORD = 200;

    private final Faults faults;
    private final boolean inTurns;
    private final @Nullable Long duration;

    /**
     * @param inTurns whether the clock stands in turns
     * @param duration of the exercise in milliseconds, or null when it is not known
     */
    Scalars(Faults faults, boolean inTurns, @Nullable Long duration) {
        this.faults = faults;
        this.inTurns = inTurns;
        this.duration = duration;
    }

    void word(Shape.Word word, Tree tree, Where where) {
        Tree.Scalar scalar = faults.string(tree, where, "a text");
        if (scalar == null) {
            return;
        }
        String written = scalar.written();
        if (written.length() > MOST_WORD
                || !Pattern.matches(word.pattern(), written)
                || !isReal(word.name(), written)) {
            faults.add(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not %s. Maybe like %s."
                            .formatted(
                                    where.asKey(),
                                    Faults.shorten(written),
                                    Faults.withArticle(word.name()),
                                    word.example()));
        }
    }

    private static boolean isReal(String name, String written) {
        try {
            switch (name) {
                case "time zone" -> ZoneId.of(written);
                case "local date and time" -> LocalDateTime.parse(written);
                default -> {}
            }
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private @Nullable BigDecimal number(Tree tree, Where where, String wanted) {
        if (tree instanceof Tree.Scalar scalar) {
            BigDecimal number = scalar.kind() == Tree.Scalar.Kind.NUMBER ? Plain.number(scalar.written()) : null;
            if (number != null) {
                return number;
            }
            if (scalar.kind() == Tree.Scalar.Kind.STRING && Plain.number(scalar.written()) != null) {
                faults.add(
                        Problem.WRONG_TYPE,
                        scalar.mark(),
                        where,
                        "%s is a text (%s), not %s. Maybe take the quotes away."
                                .formatted(where.asKey(), scalar.written(), wanted));
                return null;
            }
        }
        faults.wrongType(tree, where, wanted);
        return null;
    }

    void whole(Shape.Whole whole, Tree tree, Where where) {
        BigDecimal number = number(tree, where, "a whole number");
        if (number == null) {
            return;
        }
        if (where.above() != null
                && where.above().above() == null
                && where.step().equals("muster")) {
            version(number, tree, where);
            return;
        }
        String written = ((Tree.Scalar) tree).written();
        if (number.stripTrailingZeros().scale() > 0) {
            faults.add(
                    Problem.WRONG_TYPE,
                    tree.mark(),
                    where,
                    "%s is (%s), not a whole number.".formatted(where.asKey(), written));
        } else if (number.compareTo(BigDecimal.valueOf(whole.least())) < 0
                || number.compareTo(BigDecimal.valueOf(whole.most())) > 0) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s is (%s), outside %d to %d.".formatted(where.asKey(), written, whole.least(), whole.most()));
        }
    }

    private void version(BigDecimal number, Tree tree, Where where) {
        int compared = number.compareTo(BigDecimal.valueOf(Language.VERSION));
        if (compared > 0) {
            faults.add(
                    Problem.NEWER_LANGUAGE,
                    tree.mark(),
                    where,
                    "This file needs a newer Muster: it is of language version (%s), and this one reads (%d)."
                            .formatted(((Tree.Scalar) tree).written(), Language.VERSION));
        } else if (compared < 0) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "Key (muster) is (%s). Maybe 1.".formatted(((Tree.Scalar) tree).written()));
        }
    }

    void decimal(Shape.Decimal decimal, Tree tree, Where where) {
        BigDecimal number = number(tree, where, "a number");
        if (number == null) {
            return;
        }
        int compared = number.compareTo(BigDecimal.valueOf(decimal.bound()));
        if (compared < 0 || (compared == 0 && !decimal.orEqual()) || number.compareTo(new BigDecimal("1e9")) > 0) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s is (%s) and must be %s %d."
                            .formatted(
                                    where.asKey(),
                                    ((Tree.Scalar) tree).written(),
                                    compared > 0 ? "at most" : decimal.orEqual() ? "at least" : "greater than",
                                    compared > 0 ? 1_000_000_000 : decimal.bound()));
        }
    }

    void share(Tree tree, Where where) {
        if (tree instanceof Tree.Scalar scalar && scalar.written().matches("[0-9.]+ ?%")) {
            BigDecimal percent = Plain.number(scalar.written().replaceAll(" ?%", ""));
            String cure = percent == null
                    ? ""
                    : " Maybe %s."
                            .formatted(percent.movePointLeft(2)
                                    .stripTrailingZeros()
                                    .toPlainString());
            faults.add(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is a percentage, not a number 0 to 1.%s".formatted(where.asKey(), scalar.written(), cure));
            return;
        }
        BigDecimal number = number(tree, where, "a number 0 to 1");
        if (number == null) {
            return;
        }
        String written = ((Tree.Scalar) tree).written();
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s is (%s), outside 0 to 1.".formatted(where.asKey(), written));
        } else if (number.stripTrailingZeros().scale() > 6) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    tree.mark(),
                    where,
                    "%s (%s) has more than six decimals.".formatted(where.asKey(), Faults.shorten(written)));
        }
    }

    void flag(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar && scalar.kind() == Tree.Scalar.Kind.FLAG)) {
            String cure = tree instanceof Tree.Scalar scalar
                    ? switch (scalar.written()) {
                        case "yes", "y", "on" -> " Maybe true.";
                        case "no", "n", "off" -> " Maybe false.";
                        default -> " Maybe true or false.";
                    }
                    : " Maybe true or false.";
            faults.add(
                    Problem.WRONG_TYPE,
                    tree.mark(),
                    where,
                    "%s is %s, not a flag.%s"
                            .formatted(
                                    where.asKey(),
                                    tree instanceof Tree.Scalar scalar
                                            ? "%s (%s)".formatted(Faults.kind(scalar), Faults.shorten(scalar.written()))
                                            : "no scalar",
                                    cure));
        }
    }

    void yes(Tree tree, Where where) {
        if (tree instanceof Tree.Scalar scalar
                && scalar.kind() == Tree.Scalar.Kind.FLAG
                && scalar.written().equalsIgnoreCase("true")) {
            return;
        }
        if (where.step().equals("fictional")) {
            faults.add(
                    Problem.NOT_FICTIONAL,
                    tree.mark(),
                    where,
                    "Scenario must be fictional. Maybe fictional: true, once no real person, case or number is used.");
        } else {
            faults.add(
                    Problem.WRONG_TYPE,
                    tree.mark(),
                    where,
                    "%s can only be true. Maybe leave it out.".formatted(where.asKey()));
        }
    }

    void duration(Shape.Duration wanted, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            faults.wrongType(tree, where, "a duration");
            return;
        }
        String written = scalar.written();
        if (scalar.kind() == Tree.Scalar.Kind.NUMBER) {
            String cure =
                    wanted.inTurns() && inTurns ? written.equals("1") ? "1 turn" : written + " turns" : written + "m";
            faults.add(
                    Problem.NO_UNIT,
                    scalar.mark(),
                    where,
                    "Duration (%s) has no unit. Maybe %s.".formatted(written, cure));
            return;
        }
        Long millis = Units.duration(written);
        if (millis == null || scalar.kind() != Tree.Scalar.Kind.STRING) {
            faults.add(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not a duration.%s"
                            .formatted(where.asKey(), Faults.shorten(written), Units.durationCure(written)));
        } else if (Units.isInTurns(written) && !(inTurns && wanted.inTurns())) {
            faults.add(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is in turns, but %s. Maybe 5m."
                            .formatted(
                                    where.asKey(),
                                    written,
                                    inTurns ? "this is not told in turns" : "the clock runs in real time"));
        } else if (inTurns && wanted.inTurns() && !Units.isInTurns(written) && millis != 0) {
            faults.add(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is in minutes, but the clock stands in turns. Maybe 1 turn."
                            .formatted(where.asKey(), written));
        } else if (millis < wanted.least()) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    scalar.mark(),
                    where,
                    "%s (%s) must be %s."
                            .formatted(
                                    where.asKey(),
                                    written,
                                    wanted.least() == 1 ? "greater than nothing" : "0s or more"));
        } else if (millis > wanted.most()) {
            faults.add(
                    Problem.OUT_OF_RANGE,
                    scalar.mark(),
                    where,
                    "%s (%s) is longer than %dd.".formatted(where.asKey(), written, wanted.most() / 86_400_000L));
        }
    }

    void moment(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            faults.wrongType(tree, where, "a moment");
            return;
        }
        String written = scalar.written();
        ExerciseTime moment = scalar.kind() == Tree.Scalar.Kind.STRING ? Units.moment(written) : null;
        if (moment == null) {
            String cure = inTurns ? " Maybe turn 3." : Units.momentCure(written);
            faults.add(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not a moment.%s".formatted(where.asKey(), Faults.shorten(written), cure));
        } else if (Units.isTurn(written) && !inTurns) {
            faults.add(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is a turn, but the clock runs in real time. Maybe T+00:10."
                            .formatted(where.asKey(), written));
        } else if (!Units.isTurn(written) && inTurns && moment.millis() > 0) {
            faults.add(
                    Problem.WRONG_CLOCK,
                    scalar.mark(),
                    where,
                    "%s (%s) is a time, but the clock stands in turns. Maybe turn 3."
                            .formatted(where.asKey(), written));
        } else if (!inTurns && duration != null && moment.millis() > duration) {
            faults.add(
                    Problem.AFTER_END_EX,
                    scalar.mark(),
                    where,
                    "%s (%s) lies after EndEx (%s). Maybe the duration is too short."
                            .formatted(where.asKey(), written, new ExerciseTime(Math.max(0, duration))));
        }
    }

    void rate(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            faults.wrongType(tree, where, "a rate");
        } else if (scalar.kind() == Tree.Scalar.Kind.NUMBER) {
            faults.add(
                    Problem.NO_UNIT,
                    scalar.mark(),
                    where,
                    "Rate (%s) has no unit. Maybe %s/min.".formatted(scalar.written(), scalar.written()));
        } else if (Units.rate(scalar.written()) == null) {
            faults.add(
                    Problem.BAD_FORM,
                    scalar.mark(),
                    where,
                    "%s (%s) is not a rate. Maybe 12/min or 2/h."
                            .formatted(where.asKey(), Faults.shorten(scalar.written())));
        }
    }

    void failureShown(Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar) || Units.failureShown(scalar.written()) == null) {
            String written = tree instanceof Tree.Scalar scalar ? Faults.shorten(scalar.written()) : "a list or a map";
            faults.add(
                    Problem.BAD_FORM,
                    tree.mark(),
                    where,
                    "%s (%s) is not known. Maybe at-once, never or after 20s.".formatted(where.asKey(), written));
        }
    }

    void closed(List<String> codes, Tree tree, Where where) {
        if (!(tree instanceof Tree.Scalar scalar)) {
            faults.wrongType(tree, where, "one of %s".formatted(String.join(", ", codes)));
        } else if (!codes.contains(scalar.written()) || scalar.kind() != Tree.Scalar.Kind.STRING) {
            faults.add(
                    Problem.UNKNOWN_VALUE,
                    scalar.mark(),
                    where,
                    "%s (%s) is not known.%s"
                            .formatted(
                                    where.asKey(),
                                    Faults.shorten(scalar.written()),
                                    faults.maybe(scalar.written(), codes)));
        }
    }
}
