package org.muster.simulator.log;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Text;
import org.muster.scenarios.yaml.DisruptionReader;

/**
 * Knows which seats an event concerns: from the script who belongs where, from the log who sent, received and asked for
 * what. It reads every entry, in order, before anybody asks about it. Nobody belongs to what it does not know. One
 * thread at a time.
 */
public final class Audience {

    private record Contest(String measure, List<Long> entries) {}

    private final Scenario scenario;
    private final Set<Position.Id> everybody;
    private final Map<Disruption.Id, Disruption> disruptions = new HashMap<>();
    /** What a disruption says in its messages, by the entry that started it. */
    private final Map<Long, Text> saying = new HashMap<>();

    private final Map<Integer, Text> words = new HashMap<>();
    private final Map<Agency.Id, Set<Position.Id>> seats = new HashMap<>();
    private final Map<Position.Id, Agency.Id> agencies = new HashMap<>();
    private final Map<Agreement.Id, List<Agency.Id>> parties = new HashMap<>();
    private final Map<TaskForce.Id, Set<Position.Id>> members = new HashMap<>();
    private final Map<Resource.Id, Agency.Id> owners = new HashMap<>();
    private final Map<Link.Id, Channel> channels = new HashMap<>();

    private final Map<Integer, Event.MessageSent> sent = new HashMap<>();
    private final Map<Integer, Place> forged = new HashMap<>();
    private final Map<Integer, Set<Position.Id>> receivers = new HashMap<>();
    private final Map<Integer, Agency.Id> requesters = new HashMap<>();
    private final Map<Contest, Position.Id> contesters = new HashMap<>();
    /** What each agency has ever known. */
    private final Map<Agency.Id, Set<Item.Id>> known = new HashMap<>();

    /** The message of an entry, for what follows from it. */
    private final Map<Long, Integer> messages = new HashMap<>();

    public Audience(Scenario scenario) {
        this.scenario = scenario;
        scenario.disruptions().forEach(each -> disruptions.put(each.id(), each));
        Map<Agency.Id, Set<Position.Id>> byAgency = new LinkedHashMap<>();
        Set<Position.Id> all = new LinkedHashSet<>();
        scenario.positions().forEach(seat -> {
            all.add(seat.id());
            agencies.put(seat.id(), seat.agency());
            byAgency.computeIfAbsent(seat.agency(), agency -> new LinkedHashSet<>())
                    .add(seat.id());
        });
        byAgency.forEach((agency, its) -> seats.put(agency, frozen(its)));
        everybody = frozen(all);
        scenario.agreements().forEach(each -> parties.put(each.id(), each.parties()));
        // What a phase makes is signed by its id.
        scenario.phases().forEach(phase -> {
            if (phase.product() != null) {
                parties.put(
                        new Agreement.Id(phase.id().value()),
                        phase.product().signOff().stream()
                                .map(agencies::get)
                                .distinct()
                                .toList());
            }
        });
        scenario.taskForces().forEach(each -> members.put(each.id(), frozen(each.members())));
        scenario.resources().forEach(each -> owners.put(each.id(), each.owner()));
        scenario.links().forEach(each -> channels.put(each.id(), each.channel()));
    }

    public void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.InjectReleased released -> {
                if (released.msg() != null) {
                    messages.put(entry.number(), released.msg());
                }
            }
            case Event.DisruptionThrown thrown -> {
                if (DisruptionReader.read(scenario, thrown.tree())
                        instanceof DisruptionReader.Answer.Accepted(var disruption)) {
                    disruptions.put(thrown.disruption(), disruption);
                }
            }
            case Event.DisruptionStarted started -> {
                Text says = says(disruptions.get(started.disruption()));
                if (says != null) {
                    saying.put(entry.number(), says);
                }
            }
            case Event.MessageSent message -> {
                Text says = entry.cause() == null ? null : saying.get(entry.cause());
                if (says != null) {
                    words.put(message.msg(), says);
                }
                sent.put(message.msg(), message);
                messages.put(entry.number(), message.msg());
            }
            case Event.MessageDelivered delivered -> {
                receivers
                        .computeIfAbsent(delivered.msg(), msg -> new LinkedHashSet<>())
                        .add(delivered.seat());
                messages.put(entry.number(), delivered.msg());
            }
            case Event.SenderForged message -> forged.put(message.msg(), message.as());
            case Event.ResourceRequested requested -> {
                Agency.Id requester = requester(requested, entry.cause());
                if (requester != null) {
                    requesters.put(requested.request(), requester);
                }
            }
            case Event.ItemAvailable available -> know(available.agency(), available.item());
            case Event.ItemKnown item -> know(item.agency(), item.item());
            case Event.ScoreContested contested -> {
                Position.Id seat = entry.input() == null ? null : entry.input().seat();
                if (seat != null) {
                    contesters.put(new Contest(contested.measure(), contested.entries()), seat);
                }
            }
            default -> {}
        }
    }

    /** A forged message has its text; a notice says what the disruption is called. */
    private static @Nullable Text says(@Nullable Disruption disruption) {
        if (disruption == null) {
            return null;
        }
        if (disruption.effect() instanceof Effect.SpoofedMessage spoofed) {
            return spoofed.text();
        }
        return disruption.effect() instanceof Effect.PolicyChange ? disruption.title() : null;
    }

    /** @return what a disruption says by the message, or null when none does */
    public @Nullable Text words(int msg) {
        return words.get(msg);
    }

    /** A line asks in the name of whoever its message comes from. */
    private Agency.@Nullable Id requester(Event.ResourceRequested requested, @Nullable Long cause) {
        if (requested.seat() != null) {
            return agencies.get(requested.seat());
        }
        Integer msg = cause == null ? null : messages.get(cause);
        Event.MessageSent message = msg == null ? null : sent.get(msg);
        return message == null ? null : agency(message.sender());
    }

    Set<Position.Id> everybody() {
        return everybody;
    }

    Set<Position.Id> agencyOf(Place place) {
        return of(agency(place));
    }

    Set<Position.Id> of(Agency.@Nullable Id agency) {
        return agency == null ? Set.of() : seats.getOrDefault(agency, Set.of());
    }

    private void know(Agency.Id agency, Item.Id item) {
        known.computeIfAbsent(agency, id -> new HashSet<>()).add(item);
    }

    /** The seats of the agency if it knows the item. */
    Set<Position.Id> knowing(Agency.Id agency, Item.Id item) {
        return known.getOrDefault(agency, Set.of()).contains(item) ? of(agency) : Set.of();
    }

    Set<Position.Id> parties(Agreement.Id agreement) {
        Set<Position.Id> all = new LinkedHashSet<>();
        parties.getOrDefault(agreement, List.of()).forEach(party -> all.addAll(of(party)));
        return all;
    }

    Set<Position.Id> members(TaskForce.Id taskForce) {
        return members.getOrDefault(taskForce, Set.of());
    }

    Set<Position.Id> owner(Resource.Id resource) {
        return of(owners.get(resource));
    }

    /** The seats of the owner and of whoever asked. */
    Set<Position.Id> bothSides(Resource.Id resource, int request) {
        Set<Position.Id> both = new LinkedHashSet<>(owner(resource));
        both.addAll(of(requesters.get(request)));
        return both;
    }

    /**
     * Whose message it is in play: a seat's own, or an agency's in whose name it was sent. A forged one is nobody's.
     */
    Set<Position.Id> senders(int msg) {
        Event.MessageSent message = sent.get(msg);
        if (message == null || forged.containsKey(msg)) {
            return Set.of();
        }
        return switch (message.sender()) {
            case Position.Id seat -> Set.of(seat);
            case Agency.Id agency -> of(agency);
            case Persona.Id persona -> Set.of();
        };
    }

    /** Those who have it in front of them; who is still waiting for it does not know that there is one. */
    Set<Position.Id> receivers(int msg) {
        return receivers.getOrDefault(msg, Set.of());
    }

    Set<Position.Id> contester(Event.ContestAnswered answered) {
        Position.Id seat = contesters.get(new Contest(answered.measure(), answered.entries()));
        return seat == null ? Set.of() : Set.of(seat);
    }

    /**
     * @param link what it came over, or null when it was handed over directly
     * @return what comes with a message, or null when the log has no such message
     */
    public @Nullable Post post(int msg, Link.@Nullable Id link) {
        Event.MessageSent message = sent.get(msg);
        if (message == null) {
            return null;
        }
        return new Post(
                forged.getOrDefault(msg, message.sender()),
                message.type(),
                message.items(),
                message.tlp(),
                message.lang(),
                link == null ? null : channels.get(link),
                message.text(),
                message.line(),
                words.get(msg));
    }

    /** @return the message that it answers, or null when it answers none */
    public @Nullable Integer answered(int msg) {
        Event.MessageSent message = sent.get(msg);
        return message == null ? null : message.replyTo();
    }

    /** @return the agency in whose name a resource was asked for, or null when nobody knows */
    public Agency.@Nullable Id requester(int request) {
        return requesters.get(request);
    }

    private Agency.@Nullable Id agency(Place place) {
        return switch (place) {
            case Position.Id seat -> agencies.get(seat);
            case Agency.Id agency -> agency;
            case Persona.Id persona -> null;
        };
    }

    private static Set<Position.Id> frozen(Collection<Position.Id> seats) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(seats));
    }
}
