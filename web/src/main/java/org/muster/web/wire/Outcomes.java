package org.muster.web.wire;

import java.util.List;
import org.muster.simulator.Refusal;
import org.muster.web.live.Outcome;

/** Tells what became of an input: a number, or a problem. */
public final class Outcomes {
    private Outcomes() {}

    /**
     * The number of the input's entry.
     *
     * @throws Problem when the input was not accepted
     */
    public static long number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var number) -> number;
            case Outcome.Refused(var reason, var values) ->
                throw Problem.refused(reason.code(), values, sentence(reason, values));
            case Outcome.Untaken(var why) -> throw untaken(why);
        };
    }

    private static Problem untaken(Outcome.Why why) {
        return switch (why) {
            case READ_ONLY ->
                Problem.refused(
                        why.code(), List.of(), "The exercise can be looked at, and nothing else. Maybe it has ended.");
            case MOVED -> Problem.away(why.code(), "Another server plays this exercise now. Maybe open it there.");
            case BUSY ->
                Problem.away(
                        why.code(), "Too much waits for the store. Maybe send it again in a while, with the same id.");
            case CLOSING ->
                Problem.away(why.code(), "The server stops. Maybe send it again in a while, with the same id.");
            case FAILED ->
                Problem.away(why.code(), "The exercise stopped by a fault of Muster. Maybe restart the server.");
        };
    }

    private static String sentence(Refusal reason, List<String> values) {
        String first = values.isEmpty() ? "" : values.getFirst();
        return switch (reason) {
            case NOT_CREATED -> "The exercise has not been created.";
            case ALREADY_CREATED -> "The exercise exists already.";
            case NOT_STARTED -> "The exercise has not started. Maybe start it first.";
            case ALREADY_STARTED -> "The exercise has started already.";
            case PAUSED -> "The clock stands (%s). Maybe wait until a controller resumes.".formatted(first);
            case NOT_PAUSED -> "The clock runs already.";
            case SAFETY_STOP -> "A safety stop holds the clock. Maybe clear it first.";
            case NO_SAFETY_STOP -> "There is no safety stop to clear.";
            case ENDED -> "The exercise has ended.";
            case NOT_ENDED -> "Play has not ended. Maybe end the exercise first.";
            case EVALUATION_CLOSED -> "The evaluation is closed: nothing more is rated or judged.";
            case NOT_RELEASED -> "The scores have not been released.";
            case BACKWARDS -> "The clock can't go back to (%s). Maybe a later time was meant.".formatted(first);
            case UNKNOWN -> "There is no (%s) in this exercise. Maybe it is misspelt.".formatted(first);
            case NOT_YOURS -> "(%s) is not of this seat.".formatted(first);
            case AWAY -> "Seat (%s) has been called away.".formatted(first);
            case NOT_OPENED -> "Message (%s) has not been opened. Maybe open it first.".formatted(first);
            case NOT_OWNER -> "Resource (%s) is another agency's. Maybe ask its owner.".formatted(first);
            case NOT_ENOUGH -> "There is less of (%s) than that: %s.".formatted(first, values.getLast());
            case NOT_THERE -> "What was granted for request (%s) has not arrived yet.".formatted(first);
            case NOT_MEMBER -> "The seat is no member of task force (%s).".formatted(first);
            case NOT_LEAD -> "Only its lead may dissolve task force (%s).".formatted(first);
            case NOT_PROPOSED -> "Nobody has proposed task force (%s). Maybe propose it first.".formatted(first);
            case BAD_DISRUPTION ->
                "Disruption (%s) can't be thrown in (%s): %s".formatted(first, values.get(1), values.getLast());
            case NO_WAY -> "(%s) does not lead to (%s). Maybe another channel.".formatted(first, values.getLast());
            case NOT_KNOWN -> "The agency does not know (%s). Maybe ask for it first.".formatted(first);
            case ALREADY -> "That was done before (%s).".formatted(first);
            case STALE -> "This changed meanwhile, with entry (%s). Maybe look again and decide anew.".formatted(first);
            case NOT_ALLOWED -> "(%s) may not do that.".formatted(first);
            case IMPOSSIBLE -> "The value makes no sense: %s.".formatted(String.join(" ", values));
            case OTHER_RULES -> "The exercise was played under other rules (%s).".formatted(first);
        };
    }
}
