package org.muster.scenarios;

/** A moment in exercise time, counted from StartEx. Wall-clock time never appears in this type. */
public record ExerciseTime(long millis) implements Comparable<ExerciseTime> {

    public static final ExerciseTime START_EX = new ExerciseTime(0);

    public ExerciseTime {
        if (millis < 0) {
            throw new IllegalArgumentException("Exercise time (%d ms) must not lie before StartEx.".formatted(millis));
        }
    }

    public ExerciseTime plusMillis(long more) {
        return more == 0 ? this : new ExerciseTime(millis + more);
    }

    @Override
    public int compareTo(ExerciseTime other) {
        return Long.compare(millis, other.millis);
    }

    /** As the script writes it: {@code T+01:30} or {@code T+01:30:15}, with milliseconds only when there are any. */
    @Override
    public String toString() {
        long seconds = millis / 1000;
        String shown = "T+%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60);
        if (millis % 60_000 != 0) {
            shown += ":%02d".formatted(seconds % 60);
        }
        return millis % 1000 == 0 ? shown : shown + ".%03d".formatted(millis % 1000);
    }
}
