package org.muster.scoring.readiness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How well somebody is trained, on the day for which that was said. It fades from then on: half of it is left after each
 * half-life.
 *
 * @param permille of what is asked
 */
public record Proficiency(int permille, LocalDate on) {

    public Proficiency {
        if (permille < 0 || permille > 1000) {
            throw new IllegalArgumentException("Proficiency (%d) must lie in 0..1000.".formatted(permille));
        }
    }

    /**
     * What is left of it, rounded half up. Before its own day it is what it is.
     *
     * @param halfLife in months
     */
    public int permilleOn(LocalDate day, double halfLife) {
        double months = Math.max(0, ChronoUnit.DAYS.between(on, day)) / Practice.MONTH;
        return (int) StrictMath.floor(permille * StrictMath.pow(2, -months / halfLife) + .5);
    }
}
