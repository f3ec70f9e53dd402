package org.muster.simulator;

import java.util.Locale;

/** Why an input was refused. Screens make the words. */
public enum Refusal {
    /** No exercise has been created yet. */
    NOT_CREATED,
    /** The exercise exists already. */
    ALREADY_CREATED,
    /** Play has not started. */
    NOT_STARTED,
    /** Play has started already. */
    ALREADY_STARTED,
    /** The clock stands; values: why. */
    PAUSED,
    /** The clock runs already. */
    NOT_PAUSED,
    /** A safety stop holds the clock until it is cleared. */
    SAFETY_STOP,
    /** There is no safety stop to clear. */
    NO_SAFETY_STOP,
    /** EndEx has been. */
    ENDED,
    /** EndEx has not been. */
    NOT_ENDED,
    /** The lead evaluator has closed the evaluation. */
    EVALUATION_CLOSED,
    /** The scores have not been released. */
    NOT_RELEASED,
    /** The clock can't go backwards; values: where to, where it is. Maybe a fork. */
    BACKWARDS,
    /** The script, or the exercise so far, has no such thing; values: its name. */
    UNKNOWN,
    /** The message, decision, action or question is not before this seat, or the loan not its agency's; values: which. */
    NOT_YOURS,
    /** The seat has been called away; values: the seat. */
    AWAY,
    /** The message must be opened first; values: its number. */
    NOT_OPENED,
    /** Only a seat of the owner may answer, or send it elsewhere; values: the resource. */
    NOT_OWNER,
    /** There is less than that; values: the resource, how many there are. */
    NOT_ENOUGH,
    /** What was granted has not arrived yet; values: the number of the request. */
    NOT_THERE,
    /** The seat is none of the members; values: the task force. */
    NOT_MEMBER,
    /** Only the lead may do that; values: the task force. */
    NOT_LEAD,
    /** Nobody has proposed it; values: the task force. */
    NOT_PROPOSED,
    /** What was thrown in can't be read or played; values: its id, the code of what is wrong, and where. */
    BAD_DISRUPTION,
    /** No link leads there, or the sender may not use the one that was named; values: the link, to whom. */
    NO_WAY,
    /** The agency does not know the item; values: the item. */
    NOT_KNOWN,
    /** It was done before; values: the number of the message or request, or a name. */
    ALREADY,
    /** What the input changes has changed since the entry that the screen showed; values: the later entry. */
    STALE,
    /** Who gave the input may not give this kind; values: who, the kind. */
    NOT_ALLOWED,
    /** A value makes no sense; values: its name, what was given. */
    IMPOSSIBLE,
    /** The log was written under other rules; values: its number, the engine's number. */
    OTHER_RULES;

    /** @return the code as APIs show it, such as {@code not-started} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
