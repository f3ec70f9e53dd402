package org.muster.scenarios.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.FailureShown;
import org.muster.scenarios.Rate;

/**
 * Values with a unit, as the script writes them. In turns the k-th turn begins at (k − 1) minutes, so a turn is a
 * minute
 * inside.
 */
final class Units {

    static final String DURATION = "(?=\\d)(\\d{1,6}d)?(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,8}s)?";
    static final String TURNS = "(1 turn|0 turns|([2-9]|[1-9]\\d{1,3}) turns)";
    static final String MOMENT = "T\\+\\d{2,4}:[0-5]\\d(:[0-5]\\d)?";
    static final String TURN = "turn [1-9]\\d{0,3}";
    static final String RATE = "[1-9]\\d{0,8}/(min|h)";

    private static final long TURN_MILLIS = 60_000;
    private static final Pattern DURATION_PATTERN = Pattern.compile(DURATION);
    private static final Pattern TURNS_PATTERN = Pattern.compile(TURNS);
    private static final Pattern MOMENT_PATTERN = Pattern.compile(MOMENT);
    private static final Pattern TURN_PATTERN = Pattern.compile(TURN);
    private static final Pattern RATE_PATTERN = Pattern.compile(RATE);
    private static final Pattern SPOKEN =
            Pattern.compile("(\\d+)\\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?)");

    private Units() {}

    /** @return milliseconds, or null when it is no duration; a sign is allowed here and judged by the caller */
    static @Nullable Long duration(String written) {
        boolean negative = written.startsWith("-");
        String size = negative ? written.substring(1) : written;
        Long millis = size(size);
        return millis == null ? null : negative ? -millis : millis;
    }

    private static @Nullable Long size(String written) {
        if (TURNS_PATTERN.matcher(written).matches()) {
            return Long.parseLong(written.substring(0, written.indexOf(' '))) * TURN_MILLIS;
        }
        Matcher matcher = DURATION_PATTERN.matcher(written);
        if (!matcher.matches()) {
            return null;
        }
        return part(matcher.group(1)) * 86_400_000L
                + part(matcher.group(2)) * 3_600_000L
                + part(matcher.group(3)) * 60_000L
                + part(matcher.group(4)) * 1000L;
    }

    private static long part(@Nullable String withUnit) {
        return withUnit == null ? 0 : Long.parseLong(withUnit.substring(0, withUnit.length() - 1));
    }

    static boolean isInTurns(String duration) {
        return duration.endsWith(" turn") || duration.endsWith(" turns");
    }

    /** What was meant by something that is no duration, as well as we can guess. */
    static String durationCure(String written) {
        Matcher decimal = Pattern.compile("(\\d+)\\.5([hm])").matcher(written);
        if (decimal.matches()) {
            return " Maybe %s%s30%s."
                    .formatted(
                            decimal.group(1), decimal.group(2), decimal.group(2).equals("h") ? "m" : "s");
        }
        Matcher spoken = SPOKEN.matcher(written.strip().toLowerCase(java.util.Locale.ROOT));
        if (spoken.matches()) {
            return " Maybe %s%s.".formatted(spoken.group(1), spoken.group(2).substring(0, 1));
        }
        return " Maybe 90s, 5m or 1h30m.";
    }

    /** @return the moment, or null when it is none */
    static @Nullable ExerciseTime moment(String written) {
        if (TURN_PATTERN.matcher(written).matches()) {
            return new ExerciseTime((Long.parseLong(written.substring(5)) - 1) * TURN_MILLIS);
        }
        if (!MOMENT_PATTERN.matcher(written).matches()) {
            return null;
        }
        String[] parts = written.substring(2).split(":", -1);
        long seconds = parts.length == 3 ? Long.parseLong(parts[2]) : 0;
        return new ExerciseTime(((Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])) * 60 + seconds) * 1000);
    }

    static boolean isTurn(String moment) {
        return moment.startsWith("turn ");
    }

    /** What was meant by something that is no moment, as well as we can guess. */
    static String momentCure(String written) {
        if (written.startsWith("T-") || written.startsWith("T−")) {
            return " Maybe T+00:00: nothing is played before StartEx.";
        }
        Matcher near =
                Pattern.compile("[Tt]?\\+?(\\d{1,4}):(\\d{2})(:(\\d{2}))?").matcher(written.strip());
        if (near.matches()) {
            String seconds = near.group(4) == null ? "" : ":" + near.group(4);
            return " Maybe T+%02d:%s%s.".formatted(Integer.parseInt(near.group(1)), near.group(2), seconds);
        }
        Long millis = duration(written.strip());
        if (millis != null && millis >= 0 && !isInTurns(written.strip())) {
            return " Maybe %s.".formatted(new ExerciseTime(millis));
        }
        return " Maybe T+00:10 or T+01:30:15.";
    }

    /** @return the rate, or null when it is none */
    static @Nullable Rate rate(String written) {
        if (!RATE_PATTERN.matcher(written).matches()) {
            return null;
        }
        int slash = written.indexOf('/');
        return new Rate(
                Long.parseLong(written.substring(0, slash)),
                written.substring(slash + 1).equals("h") ? 3_600_000 : 60_000);
    }

    /** @return when a failure is shown, or null when it is not written so */
    static @Nullable FailureShown failureShown(String written) {
        if (written.equals("at-once")) {
            return new FailureShown.AtOnce();
        }
        if (written.equals("never")) {
            return new FailureShown.Never();
        }
        if (!written.startsWith("after ")) {
            return null;
        }
        Long millis = duration(written.substring(6));
        return millis == null || millis <= 0 || isInTurns(written) ? null : new FailureShown.After(millis);
    }
}
