package org.muster.scoring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Line;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** Every expectation of the exercise, in the order of their opening. */
final class Expectations {

    private record Key(Expectation.Id exp, Place who) {}

    private final Script script;
    private final Messages messages;
    private final Seats seats;
    private final Acts acts;
    private final Map<Key, Expected> byKey = new LinkedHashMap<>();

    Expectations(Script script, Messages messages, Seats seats, Acts acts) {
        this.script = script;
        this.messages = messages;
        this.seats = seats;
        this.acts = acts;
    }

    void read(LogEntry entry) {
        long at = entry.time().millis();
        switch (entry.event()) {
            case Event.ExpectationOpened opened ->
                byKey.computeIfAbsent(
                        new Key(opened.exp(), opened.who()),
                        key -> new Expected(
                                opened.exp(),
                                opened.who(),
                                script,
                                isPartnerCrew(opened, entry.number()),
                                at,
                                entry.number(),
                                opened.within()));
            case Event.ExpectationBlocked blocked ->
                with(blocked.exp(), blocked.who(), expected -> expected.block(at, entry.number()));
            case Event.ExpectationUnblocked unblocked ->
                with(unblocked.exp(), unblocked.who(), expected -> expected.unblock(at, entry.number()));
            case Event.ExpectationMet met ->
                with(
                        met.exp(),
                        met.who(),
                        expected -> expected.meet(new Expected.Act(
                                met.at().millis(),
                                met.excused(),
                                met.credit(),
                                met.by(),
                                met.act(),
                                entry.number(),
                                messages.sentIn(met.act()))));
            case Event.ExpectationClosed closed ->
                with(
                        closed.exp(),
                        closed.who(),
                        expected -> expected.close(new Expected.Close(
                                closed.state(), at, closed.excused(), closed.credit(), entry.number(), entry.cause())));
            case Event.ActionJudged judged -> judge(judged, entry.number());
            default -> {}
        }
    }

    private void judge(Event.ActionJudged judged, long entry) {
        Acts.Act act = acts.in(judged.entry());
        Integer credit = judged.credit();
        if (judged.exp() != null && judged.who() != null && credit != null && act != null) {
            with(
                    judged.exp(),
                    judged.who(),
                    expected -> expected.judge(judged.entry(), act.at(), credit, act.seat(), entry));
        }
    }

    private void with(Expectation.Id exp, Place who, Consumer<Expected> act) {
        Expected expected = byKey.get(new Key(exp, who));
        if (expected != null) {
            act.accept(expected);
        }
    }

    /** The partner is the sender of what must be acknowledged, and the one who owes a need. */
    private boolean isPartnerCrew(Event.ExpectationOpened opened, long entry) {
        Place partner = switch (script.looked(opened.exp()).kind()) {
            case ACKNOWLEDGEMENT -> senderToAcknowledge(opened.exp());
            case NEED -> script.answersFor(opened.who());
            case DECISION, NEVER, OTHER -> null;
        };
        return partner instanceof Position.Id seat && seats.isCrew(seat, entry);
    }

    private @Nullable Place senderToAcknowledge(Expectation.Id exp) {
        Line.Id line = script.acknowledgedLine(exp);
        Integer number = line == null ? Script.acknowledgedMessage(exp) : null;
        Message message = line != null ? messages.of(line) : number != null ? messages.numbered(number) : null;
        return message == null ? null : message.sender();
    }

    Collection<Expected> all() {
        return byKey.values();
    }

    /** @return null when it never opened */
    @Nullable
    Expected of(Expectation.Id exp, Place who) {
        return byKey.get(new Key(exp, who));
    }
}
