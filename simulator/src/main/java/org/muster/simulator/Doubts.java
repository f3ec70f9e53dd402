package org.muster.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Link;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/**
 * Which open expectations must be looked at once more, since somebody may or may no longer be able to meet them. They stand in
 * an index by what that hangs on, so that a cut is held against those alone that its link serves.
 */
final class Doubts {

    private final Scenario scenario;
    private final Network network;
    private final List<Awaited> open = new ArrayList<>();
    private final Map<Agency.Id, List<Awaited>> expectedOf = new HashMap<>();
    /** By the agencies that whoever meets them must reach. */
    private final Map<Agency.Id, List<Awaited>> reaching = new HashMap<>();

    private final Map<Link.Id, List<Awaited>> over = new HashMap<>();
    /** Those that other agencies may relay, so that any link can matter. */
    private final List<Awaited> relayed = new ArrayList<>();

    private final Set<Awaited> doubtful = new HashSet<>();

    Doubts(Scenario scenario, Network network) {
        this.scenario = scenario;
        this.network = network;
    }

    boolean isEmpty() {
        return doubtful.isEmpty();
    }

    /** Opens in doubt. */
    void add(Awaited one) {
        open.add(one);
        doubtful.add(one);
        index(expectedOf, one.agency, one);
        for (Set<Agency.Id> partners : one.partners) {
            for (Agency.Id partner : partners) {
                index(reaching, partner, one);
                Network.Lines lines = network.lines(one.agency, partner);
                lines.straight().forEach(link -> index(over, link.id(), one));
                if (lines.relayed()) {
                    relayed.add(one);
                }
            }
        }
    }

    private static <T> void index(Map<T, List<Awaited>> by, T what, Awaited one) {
        by.computeIfAbsent(what, each -> new ArrayList<>()).add(one);
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.SeatStaffed event -> doubt(event.seat());
            case Event.SeatAbsent event -> doubt(event.seat());
            case Event.SeatReturned event -> doubt(event.seat());
            case Event.LinkCut event -> doubt(event.link());
            case Event.LinkRestored event -> doubt(event.link());
            case Event.AgencyDown event -> doubt(event.target());
            case Event.AgencyUp event -> doubt(event.target());
            case Event.DisruptionStarted event -> doubt(event.type());
            case Event.DisruptionEnded event -> doubt(event.type());
            case Event.AgreementActivated event -> doubtAll();
            case Event.AgreementSuspended event -> doubtAll();
            case Event.AgreementRestored event -> doubtAll();
            case Event.AgreementAmended event -> doubtAll();
            case Event.AgreementRevoked event -> doubtAll();
            case Event.AgreementExpired event -> doubtAll();
            // What an agency knows, and how it came by it, may open or close a lawful way.
            case Event.ItemAvailable event -> doubt(expectedOf.get(event.agency()));
            case Event.ItemKnown event -> doubt(expectedOf.get(event.agency()));
            case Event.FalseItemPlanted event -> doubt(expectedOf.get(event.agency()));
            case Event.ItemPurged event -> doubt(expectedOf.get(event.agency()));
            case Event.NoticeServed event -> doubt(expectedOf.get(event.agency()));
            default -> {}
        }
    }

    /** Any seat of an agency may cover for another, if it is its deputy. */
    private void doubt(Position.Id seat) {
        doubt(expectedOf.get(scenario.position(seat).agency()));
    }

    private void doubt(Link.Id link) {
        changed();
        doubt(over.get(link));
    }

    private void doubt(Agency.Id agency) {
        changed();
        doubt(expectedOf.get(agency));
        doubt(reaching.get(agency));
    }

    /** Others say in entries of their own which links and agencies they take. */
    private void doubt(Effect.Kind kind) {
        changed();
        if (kind == Effect.Kind.PARTITION) {
            doubtAll();
        }
    }

    /** What any change of the network can matter to. */
    private void changed() {
        doubt(relayed);
    }

    private void doubtAll() {
        doubt(open);
    }

    /** Closed ones leave a list when it is looked through next, since most lists are short and seldom needed. */
    private void doubt(@Nullable List<Awaited> some) {
        if (some != null) {
            some.removeIf(one -> one.closed);
            doubtful.addAll(some);
        }
    }

    /** @return those in doubt, in the order of their opening, and takes the doubt for settled */
    List<Awaited> take() {
        List<Awaited> taken = new ArrayList<>(doubtful);
        taken.removeIf(one -> one.closed);
        taken.sort(Comparator.comparingLong(one -> one.entry));
        doubtful.clear();
        return taken;
    }
}
