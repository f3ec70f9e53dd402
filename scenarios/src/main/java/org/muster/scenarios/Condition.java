package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact of the log that is true or not. Nothing else can be asked. */
public sealed interface Condition {

    /** The moment is reached. */
    record Time(ExerciseTime time) implements Condition {}

    /** The phase is open. */
    record PhaseOpen(Phase.Id phase) implements Condition {}

    /** No message could start over the link now. */
    record LinkDown(Link.Id link) implements Condition {}

    /** A message could start over the link now. */
    record LinkUp(Link.Id link) implements Condition {}

    /** The disruption is under way. */
    record Disrupted(Disruption.Id disruption) implements Condition {}

    /** The agreement is in force. */
    record Active(Agreement.Id agreement) implements Condition {}

    /** The agreement is not in force. */
    record Inactive(Agreement.Id agreement) implements Condition {}

    /** So many of the resource are with their owner and unpromised. */
    record Free(Resource.Id resource, int atLeast) implements Condition {}

    /** The seat is absent. */
    record Absent(Position.Id position) implements Condition {}

    /** The line has been released. */
    record Released(Line.Id line) implements Condition {}

    /** The line has reached somebody. */
    record Delivered(Line.Id line) implements Condition {}

    /** Somebody has acknowledged the line. */
    record Acknowledged(Line.Id line) implements Condition {}

    /** The expectation has been met. */
    record Met(Expectation.Id expectation) implements Condition {}

    /** The expectation has been missed. */
    record Missed(Expectation.Id expectation) implements Condition {}

    /** The expectation has closed unmet. */
    record Failed(Expectation.Id expectation) implements Condition {}

    /** Somebody has chosen that option. */
    record Chosen(Decision.Id decision, Decision.Option.Id option) implements Condition {}

    /** The place knows the item; of an agency any seat. */
    record Knows(Item.Id item, Place by) implements Condition {}

    /**
     * Such a message has been sent.
     *
     * @param by the seat, or any seat of the agency, or null for anybody
     */
    record Sent(Pattern.Message message, @Nullable Place by) implements Condition {}

    /**
     * The action has been taken.
     *
     * @param by the seat, or any seat of the agency, or null for anybody
     */
    record Done(Action.Id action, @Nullable Place by) implements Condition {}

    /** So many of the resource have arrived where they were asked for. */
    record Arrived(Resource.Id resource, int atLeast) implements Condition {}

    /** The task force has been formed. */
    record Formed(TaskForce.Id taskForce) implements Condition {}

    /** Every one of them holds. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** One of them holds. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {}

    /** So many of them hold. */
    record AtLeast(int n, List<Condition> of) implements Condition {
        public AtLeast {
            of = List.copyOf(of);
        }
    }
}
