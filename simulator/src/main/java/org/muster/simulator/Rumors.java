package org.muster.simulator;

import java.util.HashSet;
import java.util.Set;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * False items that go round. They spread by the messages that carry them, as an infection that only contact passes on; a seat
 * that asks about one has detected it, and a seat that takes it back, or tells what is true instead, has corrected it.
 */
final class Rumors {

    private record Known(Item.Id item, Agency.Id agency) {}

    private final Scenario scenario;
    private final Journal journal;
    private final Set<Item.Id> goingRound = new HashSet<>();
    private final Set<Known> detected = new HashSet<>();
    private final Set<Known> corrected = new HashSet<>();

    Rumors(Scenario scenario, Journal journal) {
        this.scenario = scenario;
        this.journal = journal;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.FalseItemPlanted planted -> goingRound.add(planted.item());
            case Event.ItemKnown known -> {
                if (!scenario.item(known.item()).truth()) {
                    goingRound.add(known.item());
                }
            }
            case Event.MessageSent sent -> {
                if (sent.sender() instanceof Position.Id seat && sent.line() == null && mayBeAbout(sent.type())) {
                    look(sent, seat, entry.number());
                }
            }
            default -> {}
        }
    }

    private boolean mayBeAbout(MessageKind kind) {
        boolean asksOrTells = kind == MessageKind.QUERY || kind == MessageKind.CORRECT || kind == MessageKind.RETRACT;
        return asksOrTells && !goingRound.isEmpty();
    }

    private void look(Event.MessageSent sent, Position.Id seat, long cause) {
        Agency.Id agency = scenario.position(seat).agency();
        for (Item item : scenario.information()) {
            Known known = new Known(item.id(), agency);
            if (!goingRound.contains(item.id())) {
                continue;
            }
            if (sent.type() == MessageKind.QUERY && sent.items().contains(item.id()) && detected.add(known)) {
                journal.write(Source.ENGINE, cause, new Event.FalseItemDetected(item.id(), agency, seat));
            }
            if (corrects(sent, item) && corrected.add(known)) {
                journal.write(Source.ENGINE, cause, new Event.FalseItemCorrected(item.id(), agency, seat));
            }
        }
    }

    private static boolean corrects(Event.MessageSent sent, Item item) {
        boolean names = sent.items().contains(item.id());
        boolean tells = item.correctedBy() != null && sent.items().contains(item.correctedBy());
        return (sent.type() == MessageKind.CORRECT && (names || tells))
                || (sent.type() == MessageKind.RETRACT && names);
    }
}
