package org.muster.scoring;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Line;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** Every message of the exercise, and how the agreements stood when it was judged. */
final class Messages {

    private final Scenario scenario;
    private final Map<Integer, Message> byNumber = new LinkedHashMap<>();
    private final Map<Long, Message> byEntry = new HashMap<>();
    private final Map<Line.Id, Message> byLine = new HashMap<>();
    private final Map<Agreement.Id, Integer> changes = new HashMap<>();

    Messages(Scenario scenario) {
        this.scenario = scenario;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageSent sent -> send(new Message(entry, sent));
            case Event.MessageDelivered delivered ->
                with(
                        delivered.msg(),
                        message -> message.deliver(new Message.Delivery(
                                entry.number(),
                                entry.time().millis(),
                                delivered.seat(),
                                delivered.link(),
                                delivered.level())));
            case Event.MessageFailed failed ->
                with(
                        failed.msg(),
                        message -> message.fail(new Message.Failure(
                                entry.number(), entry.time().millis(), failed.to(), failed.link())));
            case Event.MessageLost lost -> with(lost.msg(), message -> message.lose(entry.number()));
            case Event.MessageStopped stopped -> with(stopped.msg(), message -> message.stop(stopped.reason()));
            case Event.MessageAcknowledged acknowledged ->
                with(acknowledged.msg(), message -> message.acknowledge(acknowledged.seat(), entry.number()));
            case Event.MessageReadBack readBack ->
                with(readBack.msg(), message -> message.acknowledge(readBack.seat(), entry.number()));
            case Event.MessageClosed closed ->
                with(closed.msg(), message -> message.close(closed.seat(), entry.number()));
            case Event.DisclosureJudged judged ->
                with(judged.msg(), message -> message.judge(disclosure(message, entry.number(), judged)));
            case Event.EmergencyJudged judged ->
                with(judged.msg(), message -> message.judgeEmergency(judged.justified()));
            case Event.AgreementActivated changed -> change(changed.agreement());
            case Event.AgreementSuspended changed -> change(changed.agreement());
            case Event.AgreementRestored changed -> change(changed.agreement());
            case Event.AgreementAmended changed -> change(changed.agreement());
            case Event.AgreementRevoked changed -> change(changed.agreement());
            case Event.AgreementExpired changed -> change(changed.agreement());
            default -> {}
        }
    }

    private void send(Message message) {
        byNumber.put(message.number(), message);
        byEntry.put(message.entry(), message);
        Line.Id line = message.sent().line();
        if (line != null) {
            byLine.put(line, message);
        }
    }

    private void with(int number, Consumer<Message> act) {
        Message message = byNumber.get(number);
        if (message != null) {
            act.accept(message);
        }
    }

    private Message.Disclosure disclosure(Message message, long entry, Event.DisclosureJudged judged) {
        return new Message.Disclosure(
                message,
                entry,
                judged.item(),
                judged.to(),
                judged.verdict(),
                judged.severity(),
                judged.stopped(),
                state(scenario.agencyOf(message.sender()), scenario.agencyOf(judged.to())));
    }

    private void change(Agreement.Id agreement) {
        changes.merge(agreement, 1, Integer::sum);
    }

    /** How often the agreements between the two have changed so far. */
    private int state(Agency.@Nullable Id one, Agency.@Nullable Id other) {
        int state = 0;
        if (one != null && other != null) {
            for (Agreement agreement : scenario.agreements(one, other)) {
                state += changes.getOrDefault(agreement.id(), 0);
            }
        }
        return state;
    }

    /** All of them, in the order of their sending. */
    Collection<Message> all() {
        return byNumber.values();
    }

    @Nullable
    Message numbered(int number) {
        return byNumber.get(number);
    }

    /** @return the message that was sent in that entry, or null */
    @Nullable
    Message sentIn(long entry) {
        return byEntry.get(entry);
    }

    /** @return the last message of a line, or null */
    @Nullable
    Message of(Line.Id line) {
        return byLine.get(line);
    }
}
