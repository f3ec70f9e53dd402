package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a disruption does, one record for each of the seventeen kinds. A failure domain stands here as the links that
 * fail
 * with it, in the order of the script.
 */
public sealed interface Effect {

    /** The word that the script and the log use. */
    enum Kind implements Code {
        LATENCY,
        LOSS,
        CAPACITY_CUT,
        FLAPPING,
        OUTAGE,
        PARTITION,
        AGENCY_OUTAGE,
        OVERLOAD,
        MISINFORMATION,
        SPOOFED_MESSAGE,
        STAFF_ABSENCE,
        POLICY_CHANGE,
        LANGUAGE_BARRIER,
        ACCESS_LOSS,
        POWER_LOSS,
        CLOCK_ERROR,
        RESOURCE_SHORTAGE
    }

    Kind kind();

    /** Delays grow by a factor, on links or between pairs. */
    record Latency(List<Link.Id> links, List<Pair> pairs, double factor) implements Effect {
        public Latency {
            links = List.copyOf(links);
            pairs = List.copyOf(pairs);
        }

        @Override
        public Kind kind() {
            return Kind.LATENCY;
        }
    }

    /**
     * Messages get lost.
     *
     * @param loss the share lost; none when losses come in bursts
     * @param burst how losses cluster, or null
     */
    record Loss(List<Link.Id> links, Share loss, @Nullable Burst burst) implements Effect {
        public Loss {
            links = List.copyOf(links);
        }

        @Override
        public Kind kind() {
            return Kind.LOSS;
        }
    }

    /** Links carry less. */
    record CapacityCut(List<Link.Id> links, Rate capacity) implements Effect {
        public CapacityCut {
            links = List.copyOf(links);
        }

        @Override
        public Kind kind() {
            return Kind.CAPACITY_CUT;
        }
    }

    /** Links come and go while it lasts. */
    record Flapping(List<Link.Id> links, Disruption.Alternation alternation) implements Effect {
        public Flapping {
            links = List.copyOf(links);
        }

        @Override
        public Kind kind() {
            return Kind.FLAPPING;
        }
    }

    /** Links carry nothing. */
    record Outage(List<Link.Id> links) implements Effect {
        public Outage {
            links = List.copyOf(links);
        }

        @Override
        public Kind kind() {
            return Kind.OUTAGE;
        }
    }

    /** Nothing passes between two groups of agencies. */
    record Partition(List<Agency.Id> one, List<Agency.Id> other) implements Effect {
        public Partition {
            one = List.copyOf(one);
            other = List.copyOf(other);
        }

        @Override
        public Kind kind() {
            return Kind.PARTITION;
        }
    }

    /** Agencies fall silent. */
    record AgencyOutage(List<Agency.Id> agencies) implements Effect {
        public AgencyOutage {
            agencies = List.copyOf(agencies);
        }

        @Override
        public Kind kind() {
            return Kind.AGENCY_OUTAGE;
        }
    }

    /**
     * More comes in than can be taken.
     *
     * @param servers how many take it, or null for the agency's staffed seats
     */
    record Overload(
            List<Agency.Id> agencies,
            Rate arrivals,
            @Nullable Integer servers) implements Effect {
        public Overload {
            agencies = List.copyOf(agencies);
        }

        @Override
        public Kind kind() {
            return Kind.OVERLOAD;
        }
    }

    /** A false item goes round. */
    record Misinformation(Item.Id item, List<Place> firstHeardBy, Share plausibility) implements Effect {
        public Misinformation {
            firstHeardBy = List.copyOf(firstHeardBy);
        }

        @Override
        public Kind kind() {
            return Kind.MISINFORMATION;
        }
    }

    /**
     * A message comes from somebody who did not send it.
     *
     * @param recipients agencies or seats that get it
     * @param as whom it claims to come from
     */
    record SpoofedMessage(List<Place> recipients, Place as, Link.Id over, Text text, List<Item.Id> items)
            implements Effect {
        public SpoofedMessage {
            recipients = List.copyOf(recipients);
            items = List.copyOf(items);
        }

        @Override
        public Kind kind() {
            return Kind.SPOOFED_MESSAGE;
        }
    }

    /** Seats are empty; their deputies step in or are absent too. */
    record StaffAbsence(List<Position.Id> seats, boolean deputiesStepIn) implements Effect {
        public StaffAbsence {
            seats = List.copyOf(seats);
        }

        @Override
        public Kind kind() {
            return Kind.STAFF_ABSENCE;
        }
    }

    /**
     * Agreements, resources or objectives change.
     *
     * @param notice how parties learn of it, or null when everybody knows at once
     */
    record PolicyChange(List<Change> changes, @Nullable Notice notice) implements Effect {
        public PolicyChange {
            changes = List.copyOf(changes);
        }

        @Override
        public Kind kind() {
            return Kind.POLICY_CHANGE;
        }
    }

    /** One change of a policy. It is undone when the disruption ends. */
    sealed interface Change {

        record Suspend(Agreement.Id agreement) implements Change {}

        record Restore(Agreement.Id agreement) implements Change {}

        record Expire(Agreement.Id agreement) implements Change {}

        record Revoke(Agreement.Id agreement) implements Change {}

        /**
         * New clauses in place of the old.
         *
         * @param allow null when these clauses stay as they are; so for the others
         */
        record Amend(
                Agreement.Id agreement,
                @Nullable List<Agreement.Clause> allow,
                @Nullable List<Agreement.Clause> allowIf,
                @Nullable List<Agreement.Clause> deny)
                implements Change {}

        record Withdraw(Resource.Id resource, int count) implements Change {}

        record Reweigh(Objective.Id objective, double weight) implements Change {}
    }

    /** The duty begins for an agency when its notice is delivered. */
    record Notice(List<Agency.Id> to, long delayMillis, Via over) {
        public Notice {
            to = List.copyOf(to);
        }
    }

    /**
     * What is said between pairs, or by and to agencies, takes longer and may be misunderstood.
     *
     * @param easedBy the interpreters that help, or null
     */
    record LanguageBarrier(
            List<Pair> pairs,
            List<Agency.Id> agencies,
            double factor,
            Share misunderstood,
            Resource.@Nullable Id easedBy)
            implements Effect {
        public LanguageBarrier {
            pairs = List.copyOf(pairs);
            agencies = List.copyOf(agencies);
        }

        @Override
        public Kind kind() {
            return Kind.LANGUAGE_BARRIER;
        }
    }

    /** Seats are locked out of a link. */
    record AccessLoss(List<Position.Id> seats, Link.Id link) implements Effect {
        public AccessLoss {
            seats = List.copyOf(seats);
        }

        @Override
        public Kind kind() {
            return Kind.ACCESS_LOSS;
        }
    }

    /**
     * The power fails; what has a battery goes on until it is empty.
     *
     * @param batteryLastsMillis for all that it hits, or null when each failure domain has its own
     */
    record PowerLoss(
            List<FailureDomain.Id> failureDomains,
            List<Agency.Id> agencies,
            @Nullable Long batteryLastsMillis) implements Effect {
        public PowerLoss {
            failureDomains = List.copyOf(failureDomains);
            agencies = List.copyOf(agencies);
        }

        @Override
        public Kind kind() {
            return Kind.POWER_LOSS;
        }
    }

    /** An agency's clock is wrong. */
    record ClockError(List<Agency.Id> agencies, long offsetMillis) implements Effect {
        public ClockError {
            agencies = List.copyOf(agencies);
        }

        @Override
        public Kind kind() {
            return Kind.CLOCK_ERROR;
        }
    }

    /** Of each resource only so many are left. */
    record ResourceShortage(List<Resource.Id> resources, int remaining) implements Effect {
        public ResourceShortage {
            resources = List.copyOf(resources);
        }

        @Override
        public Kind kind() {
            return Kind.RESOURCE_SHORTAGE;
        }
    }
}
