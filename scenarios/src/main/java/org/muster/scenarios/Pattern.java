package org.muster.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What meets an expectation: kind, recipient, item, action, option or resource, never free text. */
public sealed interface Pattern {

    /**
     * A message, sent and delivered to every place in {@code to}.
     *
     * @param items it must hold at least these
     * @param purpose what it must be sent for, or null for any
     * @param cites the basis it must cite, or null for none
     * @param over the channel or link it must go over, or null for any
     * @param onlyThese whether other items or recipients spoil it
     */
    record Message(
            MessageKind kind,
            List<Place> to,
            List<Item.Id> items,
            @Nullable Purpose purpose,
            @Nullable Basis cites,
            @Nullable Way over,
            boolean onlyThese)
            implements Pattern {
        public Message {
            to = List.copyOf(to);
            items = List.copyOf(items);
        }
    }

    /** What a message must go over. */
    sealed interface Way {
        record ByChannel(Channel channel) implements Way {}

        record ByLink(Link.Id link) implements Way {}
    }

    /** The place comes to know the item by any lawful route. */
    record Share(Item.Id item, Place with) implements Pattern {}

    /** The decision is made; its verdict says what that is worth. */
    record Decide(Decision.Id decision) implements Pattern {}

    /**
     * The action is taken.
     *
     * @param steps those looked for; the share of them done is the credit; empty means the action alone
     * @param where the site at which, or null for any
     */
    record Act(Action.Id action, List<Action.Step> steps, Site.@Nullable Id where) implements Pattern {
        public Act {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step in the lending of a resource.
     *
     * @param purpose what for, or null for anything
     */
    record Lending(
            Move move,
            Resource.Id resource,
            int count,
            @Nullable Purpose purpose) implements Pattern {
        public enum Move implements Code {
            REQUEST,
            GRANT,
            DECLINE,
            RETURN
        }
    }

    /** The task force is formed, all members confirmed. */
    record Form(TaskForce.Id taskForce) implements Pattern {}

    /** Every held item of the category is purged. */
    record Purge(DataCategory.Id category) implements Pattern {}

    /** The first of them that is met. */
    record AnyOf(List<Pattern> of) implements Pattern {
        public AnyOf {
            of = List.copyOf(of);
        }
    }

    /** Nothing of the pattern happens. */
    record Never(Pattern pattern) implements Pattern {}
}
