package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the MSEL: contextual, inject, expected action or contingency.
 *
 * @param number the office's number, as it was written
 * @param from who it comes from, or null for an expected action, which nobody says
 * @param to places as the script names them; {@code all} stands as every seat
 * @param text what it says, or null for an expected action
 * @param spokenIn the language it is said in inside the fiction, or null
 * @param acknowledgeWithinMillis how soon each recipient should acknowledge, or null when that is not asked
 * @param asksFor the resource it asks for, or null
 * @param difficulty 1 to 5, as the author sees it
 * @param controller who delivers it, or null
 * @param task what its expectations bear on unless they say otherwise, or null
 * @param decision the choice it puts before its recipients, or null
 */
public record Line(
        Id id,
        String number,
        Kind kind,
        Text title,
        Timing timing,
        @Nullable Place from,
        List<Place> to,
        Via over,
        @Nullable Text text,
        @Nullable String spokenIn,
        List<Item.Id> items,
        List<Attachment.Id> attachments,
        @Nullable Long acknowledgeWithinMillis,
        @Nullable Ask asksFor,
        int difficulty,
        Controller.@Nullable Id controller,
        Status status,
        Task.@Nullable Id task,
        @Nullable Decision decision,
        List<Expectation> expects) {

    /** What a line does. */
    public enum Kind implements Code {
        CONTEXTUAL,
        INJECT,
        EXPECTED_ACTION,
        CONTINGENCY
    }

    /** How far its office has got with it. A draft plays in rehearsals only, a deferred line not at all. */
    public enum Status implements Code {
        DRAFT,
        APPROVED,
        DEFERRED
    }

    /** The line's message asks for that much of a resource. */
    public record Ask(Resource.Id resource, int count, Purpose purpose) {}

    public Line {
        to = List.copyOf(to);
        items = List.copyOf(items);
        attachments = List.copyOf(attachments);
        expects = List.copyOf(expects);
    }

    /** Names the expectations that {@code acknowledgeWithin} opens, one a recipient: {@code m-02-ack}. */
    public Expectation.Id acknowledgement() {
        return new Expectation.Id(id + "-ack");
    }

    /** Names one Line of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        /**
         * The id as the script writes it: without the number of a repeat, so {@code m-11.2} was written {@code m-11}.
         */
        public Id written() {
            String written = Identifier.withoutRepeat(value);
            return written.equals(value) ? this : new Id(written);
        }

        /** The id of the n-th repeat, counted from 1. */
        public Id repeat(int n) {
            return new Id(Identifier.withRepeat(value, n));
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
