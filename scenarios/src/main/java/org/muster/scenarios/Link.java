package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A communication channel between agencies. One with three or more members is a net or a switched channel, as its
 * {@link Channel} says; one with a single member joins that agency's own seats.
 *
 * @param loss share of messages that never arrive; none when losses come in bursts
 * @param burst how losses cluster, or null
 * @param capacity what it can carry, or null when there is no limit
 * @param failureDomain what it fails with, or null
 */
public record Link(
        Id id,
        Text title,
        Channel channel,
        List<Agency.Id> members,
        Spread delay,
        Share loss,
        @Nullable Burst burst,
        @Nullable Rate capacity,
        boolean secure,
        Tlp maxTlp,
        FailureDomain.@Nullable Id failureDomain,
        Channel.InFlight inFlight,
        FailureShown failureShown) {

    public Link {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("Link (%s) has no member.".formatted(id));
        }
        if (burst != null && loss.millionths() > 0) {
            throw new IllegalArgumentException("Link (%s) has both loss and burst.".formatted(id));
        }
    }

    public boolean joins(Agency.Id one, Agency.Id other) {
        return members.contains(one) && members.contains(other);
    }

    /** Names one Link of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
