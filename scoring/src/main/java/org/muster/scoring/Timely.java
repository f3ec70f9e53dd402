package org.muster.scoring;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    public Sheet sheet(Holder holder) {
        if (course.scenario().isInTurns()) {
            return Sheet.Fixed.missing(Reason.NOT_TIMED);
        }
        return new Sheet.Units<>(
                course.expectations().all().stream()
                        .filter(about)
                        .map(expected -> unit(expected, holder))
                        .filter(Objects::nonNull)
                        .toList(),
                items -> Waited.count(items, course.profile().creditEndsAt()),
                course.profile());
    }

    private @Nullable Waited unit(Expected expected, Holder holder) {
        Long within = expected.within();
        Expected.Outcome outcome = course.outcome(expected);
        if (within == null || !isOf(holder, expected, outcome)) {
            return null;
        }
        WaitingCurve.Wait time = expected.waited(outcome, within);
        Integer credit = switch (outcome.state()) {
            case MET -> Waited.credit(time.x(), course.profile().creditEndsAt());
            case FAILED -> 0;
            case CENSORED, WITHDRAWN, IMPOSSIBLE, OPEN -> null;
        };
        return new Waited(expected.line(), time, expected.evidence(outcome, credit, withCrew(expected, outcome)));
    }

    /** A need is also the recipient's: it tells how well informed an agency was. */
    private boolean isOf(Holder holder, Expected expected, Expected.Outcome outcome) {
        return Course.isOf(holder, expected.seat(outcome), expected.agency())
                || (holder instanceof Holder.Agency
                        && Course.isOf(holder, null, course.script().agencyOf(expected.recipient())));
    }

    /** The partner in a need is the seat that made it known. */
    private boolean withCrew(Expected expected, Expected.Outcome outcome) {
        Expected.Act act = outcome.act();
        return (expected.kind() == Script.Kind.NEED && act != null && act.by() != null)
                ? course.seats().isCrew(act.by(), act.written())
                : expected.partnerIsCrew();
    }
}
