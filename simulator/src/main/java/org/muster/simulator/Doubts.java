package org.muster.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Set<Awaited> open = new LinkedHashSet<>();
    private final Map<Agency.Id, Set<Awaited>> expectedOf = new HashMap<>();
    /** By the agencies that whoever meets them must reach. */
    private final Map<Agency.Id, Set<Awaited>> reaching = new HashMap<>();

    private final Map<Link.Id, Set<Awaited>> over = new HashMap<>();
    /** Those that other agencies may relay, so that any link can matter. */
    private final Set<Awaited> relayed = new LinkedHashSet<>();

    private final Set<Awaited> doubtful = new LinkedHashSet<>();
    /** Those whose agencies know more or less than before, and so may tell otherwise: looked at with the next change. */
    private final Set<Awaited> doubtfulLater = new LinkedHashSet<>();

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
                List<Link> links = network.straight(one.agency, partner);
                if (links == null) {
                    relayed.add(one);
                } else {
                    links.forEach(link -> index(over, link.id(), one));
                }
            }
        }
    }

    private static <T> void index(Map<T, Set<Awaited>> by, T what, Awaited one) {
        by.computeIfAbsent(what, each -> new LinkedHashSet<>()).add(one);
    }

    void remove(Awaited one) {
        open.remove(one);
        doubtful.remove(one);
        relayed.remove(one);
        doubtfulLater.remove(one);
        unindex(expectedOf, one.agency, one);
        for (Set<Agency.Id> partners : one.partners) {
            for (Agency.Id partner : partners) {
                unindex(reaching, partner, one);
                List<Link> links = network.straight(one.agency, partner);
                if (links != null) {
                    links.forEach(link -> unindex(over, link.id(), one));
                }
            }
        }
    }

    private static <T> void unindex(Map<T, Set<Awaited>> by, T what, Awaited one) {
        by.getOrDefault(what, Set.of()).remove(one);
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
            case Event.ItemAvailable event -> doubtLater(event.agency());
            case Event.ItemKnown event -> doubtLater(event.agency());
            case Event.FalseItemPlanted event -> doubtLater(event.agency());
            case Event.ItemPurged event -> doubtLater(event.agency());
            case Event.NoticeServed event -> doubtLater(event.agency());
            default -> {}
        }
    }

    /** Any seat of an agency may cover for another, if it is its deputy. */
    private void doubt(Position.Id seat) {
        doubtful.addAll(expectedOf.getOrDefault(scenario.position(seat).agency(), Set.of()));
    }

    private void doubt(Link.Id link) {
        changed();
        doubtful.addAll(over.getOrDefault(link, Set.of()));
    }

    private void doubt(Agency.Id agency) {
        changed();
        doubtful.addAll(expectedOf.getOrDefault(agency, Set.of()));
        doubtful.addAll(reaching.getOrDefault(agency, Set.of()));
    }

    /** Others say in entries of their own which links and agencies they take. */
    private void doubt(Effect.Kind kind) {
        changed();
        if (kind == Effect.Kind.PARTITION) {
            doubtAll();
        }
    }

    /** What any change of the network can matter to, and what was left until there is one. */
    private void changed() {
        doubtful.addAll(relayed);
        doubtful.addAll(doubtfulLater);
        doubtfulLater.clear();
    }

    private void doubtAll() {
        doubtful.addAll(open);
        doubtfulLater.clear();
    }

    private void doubtLater(Agency.Id agency) {
        doubtfulLater.addAll(expectedOf.getOrDefault(agency, Set.of()));
    }

    /** @return those in doubt, in the order of their opening, and takes the doubt for settled */
    List<Awaited> take() {
        List<Awaited> taken = new ArrayList<>(doubtful);
        taken.sort(Comparator.comparingLong(one -> one.entry));
        doubtful.clear();
        return taken;
    }
}
