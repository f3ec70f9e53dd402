package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ForbiddenMessages;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.simulator.Agreements.Standing;
import org.muster.simulator.Messages.Message;
import org.muster.simulator.Network.Hop;
import org.muster.simulator.Network.Route;
import org.muster.simulator.Verdicts.Disclosure;
import org.muster.simulator.Verdicts.Judgement;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.StopReason;

/**
 * Judges what seats send at the moment they send it, and lets it go: at once, not at all, or after a time for second thoughts,
 * as the scenario wants it for what is forbidden. Lines are the script's own words and are not judged.
 */
final class Disclosures {

    /** How long a message that is warned of stays with its sender, who can withdraw it. */
    static final long SECOND_THOUGHTS_MILLIS = 30_000;

    /** Who receives: a seat that is addressed, an agency that hears, or a persona. */
    private record Receiver(
            Place place,
            Agency.@Nullable Id agency,
            @Nullable Tlp channel) {}

    private record Found(Item.Id item, Place to) {}

    /** Who received a message, and how the agreements stood when it was sent. */
    private record Sending(List<Receiver> receivers, List<Standing> standings) {}

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Messages messages;
    private final Network network;
    private final Agreements agreements;
    private final Verdicts verdicts;
    private final Knowledge knowledge;
    private final Set<Integer> waiting = new LinkedHashSet<>();
    /** What was known about each judged message when it was sent, for words that are looked at later. */
    private final Map<Integer, Sending> sendings = new HashMap<>();

    Disclosures(
            Scenario scenario,
            Schedule schedule,
            Journal journal,
            Messages messages,
            Network network,
            Agreements agreements,
            Verdicts verdicts,
            Knowledge knowledge) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.messages = messages;
        this.network = network;
        this.agreements = agreements;
        this.verdicts = verdicts;
        this.knowledge = knowledge;
    }

    /** @return whether the message still lies with its sender, who was warned */
    boolean isWaiting(int message) {
        return waiting.contains(message);
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageSent sent -> send(messages.get(sent.msg()));
            case Event.MessageStopped stopped -> waiting.remove(stopped.msg());
            case Event.MessageTagged tagged -> judgeTagged(tagged, entry.number());
            default -> {}
        }
    }

    private void send(Message message) {
        Event.MessageSent sent = message.sent;
        Map<Position.Id, Route> ways = ways(message);
        if (!isJudged(sent)) {
            messages.depart(message, ways);
            return;
        }
        Sending sending = new Sending(receivers(message, ways), agreements.now());
        sendings.put(sent.msg(), sending);
        Map<Found, Judgement> judgements = judge(message, sending, sent.items());
        boolean denied =
                judgements.values().stream().anyMatch(each -> !each.verdict().allows());
        ForbiddenMessages mode = scenario.head().forbiddenMessages();
        boolean stopped = denied && mode == ForbiddenMessages.STOPPED;
        boolean warned = denied && mode == ForbiddenMessages.WARNED;
        judgements.forEach((found, judgement) -> write(message.entry, sent.msg(), found, judgement, stopped, warned));
        if (stopped) {
            journal.write(Source.ENGINE, message.entry, new Event.MessageStopped(sent.msg(), StopReason.VERDICT));
        } else if (warned) {
            waiting.add(sent.msg());
            // It goes the way that was judged: on another one somebody might hear it of whom nobody was warned.
            schedule.add(journal.now().millis() + SECOND_THOUGHTS_MILLIS, Precedence.ARRIVAL, () -> {
                if (waiting.remove(sent.msg())) {
                    messages.depart(message, ways);
                }
            });
        } else {
            messages.depart(message, ways);
        }
    }

    private void write(long cause, int message, Found found, Judgement judgement, boolean stopped, boolean warned) {
        boolean denies = !judgement.verdict().allows();
        journal.write(
                Source.ENGINE,
                cause,
                new Event.DisclosureJudged(
                        message,
                        found.item(),
                        found.to(),
                        judgement.verdict(),
                        judgement.agreement(),
                        denies && stopped ? 1 : judgement.severity(),
                        stopped,
                        denies && warned,
                        judgement.noticed()));
    }

    /** Items found in the words of a message are judged as of its sending. */
    private void judgeTagged(Event.MessageTagged tagged, long cause) {
        Message message = messages.get(tagged.msg());
        Sending sending = sendings.get(tagged.msg());
        if (sending == null) {
            return;
        }
        List<Item.Id> items = tagged.items().stream()
                .filter(item -> !message.sent.items().contains(item))
                .toList();
        judge(message, sending, items)
                .forEach((found, judgement) -> write(cause, tagged.msg(), found, judgement, false, false));
    }

    private Map<Found, Judgement> judge(Message message, Sending sending, List<Item.Id> items) {
        Map<Found, Judgement> judgements = new LinkedHashMap<>();
        for (Item.Id item : items) {
            for (Receiver receiver : sending.receivers()) {
                Found found = new Found(item, Objects.requireNonNullElse(receiver.agency(), receiver.place()));
                judgements.merge(found, judge(message.sent, item, receiver, sending.standings()), Disclosures::graver);
            }
        }
        return judgements;
    }

    /** An agency that is told in several ways is judged by the gravest. */
    private static Judgement graver(Judgement one, Judgement other) {
        if (one.verdict().allows() != other.verdict().allows()) {
            return one.verdict().allows() ? other : one;
        }
        return other.severity() > one.severity() ? other : one;
    }

    private Judgement judge(Event.MessageSent sent, Item.Id item, Receiver receiver, List<Standing> standings) {
        Agency.Id from = senderAgency(sent);
        return verdicts.judge(
                new Disclosure(
                        scenario.item(item),
                        from,
                        receiver.agency(),
                        receiver.place() instanceof Position.Id seat ? seat : null,
                        receiver.channel(),
                        sent.purpose(),
                        sent.cites() == null ? List.of() : sent.cites(),
                        isForOversight(sent),
                        sent.emergency() != null,
                        knowledge.isOwn(from, item),
                        knowledge.cameUnder(from, item)),
                standings);
    }

    /** What seats send; a forger's words are nobody's. */
    private boolean isJudged(Event.MessageSent sent) {
        return sent.sender() instanceof Position.Id && sent.line() == null && !messages.isForged(sent.msg());
    }

    private boolean isForOversight(Event.MessageSent sent) {
        Integer to = sent.replyTo();
        return isForOversight(sent.type())
                || (sent.type() == MessageKind.REPLY
                        && to != null
                        && isForOversight(messages.sent(to).type()));
    }

    private static boolean isForOversight(MessageKind kind) {
        return kind == MessageKind.DISCLOSURE_LOG || kind == MessageKind.COMPLAINT;
    }

    /** The way to each seat. Where the sender leaves the choice, a level on which somebody would hear what he may not is skipped. */
    private Map<Position.Id, Route> ways(Message message) {
        Event.MessageSent sent = message.sent;
        Agency.Id from = scenario.agencyOf(sent.sender());
        Map<Position.Id, Route> ways = new LinkedHashMap<>();
        for (Place place : sent.to()) {
            // A message to a persona goes to SimCell, whose controllers read it in the log.
            if (place instanceof Position.Id to) {
                Predicate<Link> lawful =
                        isJudged(sent) && !sent.items().isEmpty() ? link -> isLawfulOver(sent, to, link) : link -> true;
                ways.put(
                        to,
                        messages.isForged(sent.msg()) && sent.via() instanceof Via.Over over
                                ? network.forged(over.link(), to)
                                : network.route(sent.via(), from, to, sent.purpose(), lawful));
            }
        }
        return ways;
    }

    /** @return whether everybody who would hear the message over the link may */
    boolean isLawfulOver(Event.MessageSent sent, Position.Id to, Link link) {
        List<Receiver> receivers = new ArrayList<>();
        receivers.add(new Receiver(to, scenario.position(to).agency(), link.maxTlp()));
        addHearers(receivers, sent, link);
        return receivers.stream()
                .allMatch(receiver -> sent.items().stream()
                        .allMatch(item -> judge(sent, item, receiver, agreements.now())
                                .verdict()
                                .allows()));
    }

    private List<Receiver> receivers(Message message, Map<Position.Id, Route> ways) {
        List<Receiver> receivers = new ArrayList<>();
        Set<Link.Id> nets = new LinkedHashSet<>();
        for (Place place : message.sent.to()) {
            if (!(place instanceof Position.Id to)) {
                receivers.add(new Receiver(place, null, null));
                continue;
            }
            Agency.Id agency = scenario.position(to).agency();
            if (!(ways.get(to) instanceof Route.Over over)) {
                receivers.add(new Receiver(to, agency, null));
                continue;
            }
            Tlp closest = Tlp.RED;
            for (Hop hop : over.hops()) {
                closest = closest.carries(hop.link().maxTlp()) ? hop.link().maxTlp() : closest;
            }
            receivers.add(new Receiver(to, agency, closest));
            Link first = over.hops().getFirst().link();
            if (nets.add(first.id())) {
                addHearers(receivers, message.sent, first);
            }
        }
        return receivers;
    }

    /** On a net every member is a recipient. */
    private void addHearers(List<Receiver> receivers, Event.MessageSent sent, Link link) {
        if (!link.channel().isNet()) {
            return;
        }
        Agency.Id from = senderAgency(sent);
        for (Agency.Id member : link.members()) {
            if (!member.equals(from) && sent.to().stream().noneMatch(to -> member.equals(scenario.agencyOf(to)))) {
                receivers.add(new Receiver(member, member, link.maxTlp()));
            }
        }
    }

    private Agency.Id senderAgency(Event.MessageSent sent) {
        return Objects.requireNonNull(scenario.agencyOf(sent.sender()));
    }
}
