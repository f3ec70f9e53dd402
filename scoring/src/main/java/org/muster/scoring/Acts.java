package org.muster.scoring;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** What seats did, by the entry that says so: an evaluator's judgement and a broken rule name their act by its number. */
final class Acts {

    record Act(Position.Id seat, long at, Event event) {}

    private final Map<Long, Act> byEntry = new HashMap<>();

    void read(LogEntry entry) {
        Position.Id seat = actor(entry.event());
        if (seat != null) {
            byEntry.put(entry.number(), new Act(seat, entry.time().millis(), entry.event()));
        }
    }

    private static Position.@Nullable Id actor(Event event) {
        return switch (event) {
            case Event.MessageSent sent ->
                sent.line() == null && sent.sender() instanceof Position.Id seat ? seat : null;
            case Event.MessageAcknowledged acknowledged -> acknowledged.seat();
            case Event.MessageReadBack readBack -> readBack.seat();
            case Event.MessageClosed closed -> closed.seat();
            case Event.DecisionMade decision -> decision.seat();
            case Event.ActionTaken action -> action.seat();
            case Event.StepDone step -> step.seat();
            case Event.ResourceRequested requested -> requested.seat();
            case Event.ResourceGranted granted -> granted.seat();
            case Event.ResourceRefused refused -> refused.seat();
            case Event.ResourceReturned returned -> returned.seat();
            case Event.ResourceRedirected redirected -> redirected.seat();
            case Event.ItemPurged purged -> purged.seat();
            case Event.ReviewStarted review -> review.seat();
            case Event.TaskForceProposed proposed -> proposed.seat();
            case Event.MembershipConfirmed confirmed -> confirmed.seat();
            case Event.AgreementSigned signed -> signed.seat();
            default -> null;
        };
    }

    /** @return null when that entry is no act of a seat */
    @Nullable
    Act in(long entry) {
        return byEntry.get(entry);
    }
}
