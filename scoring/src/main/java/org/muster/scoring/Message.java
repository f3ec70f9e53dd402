package org.muster.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.StopReason;
import org.muster.simulator.log.Verdict;

/** What became of one message. */
final class Message {

    /** It came before a seat. */
    record Delivery(long entry, long time, Position.Id seat, Link.@Nullable Id link, PacePlan.@Nullable Level level) {}

    /** Its sender noticed that it had not got through to a seat. */
    record Failure(long entry, long time, Position.Id to, Link.Id link) {}

    /** One item of it was judged for one that receives it. */
    record Disclosure(
            Message message,
            long entry,
            Item.Id item,
            Place to,
            Verdict verdict,
            int severity,
            boolean stopped,
            int state) {}

    private final int number;
    private final long entry;
    private final long time;
    private final Event.MessageSent sent;

    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Disclosure> disclosures = new ArrayList<>();
    private final Map<Position.Id, Long> acknowledged = new HashMap<>();
    private @Nullable Long closed;
    private @Nullable Long lost;
    private @Nullable StopReason stopped;
    private @Nullable Boolean emergencyJustified;

    Message(LogEntry entry, Event.MessageSent sent) {
        this.number = sent.msg();
        this.entry = entry.number();
        this.time = entry.time().millis();
        this.sent = sent;
    }

    int number() {
        return number;
    }

    /** The entry of its sending. */
    long entry() {
        return entry;
    }

    long time() {
        return time;
    }

    /** The seat that sent it in play, or null for a line of the script and the voices of SimCell. */
    Position.@Nullable Id seat() {
        return sent.line() == null && sent.sender() instanceof Position.Id seat ? seat : null;
    }

    /** Who it comes from, in play or in the script. */
    Place sender() {
        return sent.sender();
    }

    List<Place> to() {
        return sent.to();
    }

    Event.MessageSent sent() {
        return sent;
    }

    Purpose purpose() {
        return sent.purpose();
    }

    /** Whether its sender chose the link, rather than leave that to the PACE plan. */
    boolean namesLink() {
        return sent.via() instanceof Via.Over;
    }

    boolean mustBeClosed() {
        return sent.closing();
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    List<Failure> failures() {
        return failures;
    }

    List<Disclosure> disclosures() {
        return disclosures;
    }

    /** @return the entry in which the seat said that it had it, or null */
    @Nullable
    Long acknowledgedBy(Position.Id seat) {
        return acknowledged.get(seat);
    }

    /** @return the entry in which its sender closed the exchange, or null */
    @Nullable
    Long closed() {
        return closed;
    }

    boolean isLost() {
        return lost != null;
    }

    boolean isStopped() {
        return stopped != null;
    }

    /** Its sender thought better of it: nothing was said. */
    boolean isWithdrawn() {
        return stopped == StopReason.WITHDRAWN;
    }

    /** Claimed to be an emergency, and found to be none. */
    boolean isFalseEmergency() {
        return Boolean.FALSE.equals(emergencyJustified);
    }

    boolean isTrueEmergency() {
        return Boolean.TRUE.equals(emergencyJustified);
    }

    /** Whether it gave the item to the agency against the rules. */
    boolean isUnlawful(Item.Id item, Agency.@Nullable Id to) {
        for (Disclosure each : disclosures) {
            if (each.item().equals(item)
                    && each.to().equals(to)
                    && !each.verdict().allows()) {
                return true;
            }
        }
        return false;
    }

    void deliver(Delivery delivery) {
        deliveries.add(delivery);
    }

    void fail(Failure failure) {
        failures.add(failure);
    }

    void judge(Disclosure disclosure) {
        disclosures.add(disclosure);
    }

    void judgeEmergency(boolean justified) {
        emergencyJustified = justified;
    }

    void acknowledge(Position.Id seat, long by) {
        acknowledged.putIfAbsent(seat, by);
    }

    void close(Position.Id seat, long by) {
        if (closed == null && seat.equals(seat())) {
            closed = by;
        }
    }

    void lose(long by) {
        lost = by;
    }

    void stop(StopReason reason) {
        stopped = reason;
    }
}
