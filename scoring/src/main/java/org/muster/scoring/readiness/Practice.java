package org.muster.scoring.readiness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ScoringProfile;
import org.muster.scoring.Interval;

/** What a person's drills showed of one measure, one after the other. Drills of few items wait for the next, and count with it. */
final class Practice {

    /** The mean month of the calendar, in days. */
    static final double MONTH = 365.2425 / 12;

    private final ScoringProfile.Readiness profile;
    private final Fading fading;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable LocalDate last;
    private Skill skill;
    private double waitingSum;
    private int waiting;
    private boolean waitingSeen;

    Practice(ScoringProfile.Readiness profile, double halfLife) {
        this.profile = profile;
        this.fading = new Fading(profile.untrained(), profile.variance(), halfLife);
        this.skill = fading.unknown();
    }

    /** @param on no earlier than any before */
    void read(LocalDate on, Drill.Result result, boolean seenBefore) {
        waitingSum += result.value() * result.n();
        waiting += result.n();
        waitingSeen |= seenBefore;
        Interval interval = waiting < profile.leastItems() ? null : Interval.wilson(waitingSum / waiting, waiting);
        if (interval != null) {
            enter(on, interval);
            waitingSum = 0;
            waiting = 0;
            waitingSeen = false;
        }
    }

    private void enter(LocalDate on, Interval interval) {
        double value = waitingSum / waiting;
        double error = interval.standardError();
        double noise = Math.max(profile.leastNoise(), error * error) * (waitingSeen ? profile.seenBeforeFactor() : 1);
        Skill before = at(on);
        skill = before.seeing(value, noise);
        last = on;
        steps.add(new Step(
                on,
                value,
                waiting,
                noise,
                waitingSeen,
                before.mean(),
                before.variance(),
                skill.mean(),
                skill.variance()));
    }

    /** Whether anything was seen that counts. */
    boolean isKnown() {
        return last != null;
    }

    LocalDate last() {
        return Objects.requireNonNull(last, "nothing was seen");
    }

    /** The estimate on a day no earlier than the last drill. */
    Skill at(LocalDate day) {
        return last == null ? skill : after(last, ChronoUnit.DAYS.between(last, day) / MONTH);
    }

    /** The estimate some months after a day no earlier than the last drill. */
    Skill after(LocalDate day, double months) {
        return fading.after(skill, ChronoUnit.DAYS.between(last(), day) / MONTH + months);
    }

    List<Step> steps() {
        return steps;
    }

    /** Items that were seen and wait for more. */
    int waiting() {
        return waiting;
    }
}
