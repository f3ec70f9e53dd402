package org.muster.scoring;

import java.util.function.Predicate;
import org.muster.scenarios.Agency;

/** Measures of how soon what was expected was done: A1, A2 and C1 differ in what they look at and in whose it is. */
final class Timely implements Tally {

    private final Measure measure;
    private final Course course;
    private final Predicate<Expected> about;

    private Timely(Measure measure, Course course, Predicate<Expected> about) {
        this.measure = measure;
        this.course = course;
        this.about = about;
    }

    /** A1: messages that must be acknowledged, counted from their delivery. */
    static Timely acknowledgements(Course course) {
        return new Timely(Measure.A1, course, expected -> expected.kind() == Script.Kind.ACKNOWLEDGEMENT);
    }

    /** A2: decisions and actions. */
    static Timely actions(Course course) {
        return new Timely(
                Measure.A2, course, expected -> expected.kind().isWritten() && expected.kind() != Script.Kind.NEVER);
    }

    /** C1: needs for information, from the moment the one who owes it knows to the moment the one who needs it does. */
    static Timely needs(Course course) {
        return new Timely(Measure.C1, course, expected -> expected.kind() == Script.Kind.NEED);
    }

    @Override
    public Measure measure() {
        return measure;
    }

    @Override
    public Sheets sheets() {
        if (course.scenario().isInTurns()) {
            return Sheets.missing(Reason.NOT_TIMED);
        }
        Gathered<Waited> gathered =
                new Gathered<>(items -> Waited.count(items, course.profile().creditEndsAt()), course.profile());
        for (Expected expected : course.expectations().all()) {
            Long within = expected.within();
            if (within != null && about.test(expected)) {
                add(expected, within, gathered);
            }
        }
        return gathered;
    }

    /** A need is also the recipient's: it tells how well informed an agency was. */
    private void add(Expected expected, long within, Gathered<Waited> gathered) {
        Expected.Outcome outcome = course.outcome(expected);
        Waited unit = unit(expected, outcome, within);
        gathered.add(unit, expected.seat(outcome), expected.agency());
        Agency.Id recipient = course.script().agencyOf(expected.recipient());
        if (recipient != null && !recipient.equals(expected.agency())) {
            gathered.addTo(recipient, unit);
        }
    }

    private Waited unit(Expected expected, Expected.Outcome outcome, long within) {
        WaitingCurve.Wait time = expected.waited(outcome, within);
        Integer credit = switch (outcome.state()) {
            case MET -> Waited.credit(time.x(), course.profile().creditEndsAt());
            case FAILED -> 0;
            case CENSORED, WITHDRAWN, IMPOSSIBLE, OPEN -> null;
        };
        return new Waited(expected.line(), time, expected.evidence(outcome, credit, withCrew(expected, outcome)));
    }

    /** The partner in a need is the seat that made it known. */
    private boolean withCrew(Expected expected, Expected.Outcome outcome) {
        Expected.Act act = outcome.act();
        return (expected.kind() == Script.Kind.NEED && act != null && act.by() != null)
                ? course.seats().isCrew(act.by(), act.written())
                : expected.partnerIsCrew();
    }
}
