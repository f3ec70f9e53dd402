package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Basis;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Crew;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Share;
import org.muster.scenarios.TaskForce;
import org.muster.simulator.CrewPost.Letter;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * What crews do of what is expected of them. A crew knows its trade, so it knows what an occasion asks for once the occasion has
 * reached it; whether it does that, does it right and keeps to the rules is a matter of its profile and of chance. It sends only
 * what its agency knows, and every act goes by the rules that hold for people.
 */
final class CrewDuties {

    private static final Share HALF = Share.of("0.5");

    /** Something that waits until the agency knows what it takes. */
    private record Waiting(Position.Id seat, Set<Item.Id> items, Crews.Work work) {}

    private record Told(Agency.Id from, Item.Id item, Place to) {}

    private record Rumor(Agency.Id agency, Item.Id item) {}

    private record Need(Item item, Item.Need need) {}

    private final Scenario scenario;
    private final Journal journal;
    private final Messages messages;
    private final Informed informed;
    private final Knowledge knowledge;
    private final Verdicts verdicts;
    private final Lending lending;
    private final TaskForces taskForces;
    private final Moves moves;
    private final Outbox outbox;
    private final Crews crews;
    private final CrewPost post;
    private final Map<Expectation.Id, Need> needs = new HashMap<>();
    private final Map<Item.Id, List<Item>> madeFrom = new HashMap<>();
    private final Map<Item.Id, List<Item>> corrects = new HashMap<>();
    private final Map<Item.Id, Share> plausible = new HashMap<>();
    private final Map<Agency.Id, List<Waiting>> waiting = new HashMap<>();
    private final Set<Told> told = new HashSet<>();
    /** From whom an agency has a false item, and to whom it passed it on. */
    private final Map<Rumor, Set<Place>> rumors = new HashMap<>();

    private final Set<Item.Id> begun = new HashSet<>();

    CrewDuties(
            Scenario scenario,
            Journal journal,
            Messages messages,
            Informed informed,
            Knowledge knowledge,
            Verdicts verdicts,
            Lending lending,
            TaskForces taskForces,
            Moves moves,
            Outbox outbox,
            Crews crews,
            CrewPost post) {
        this.scenario = scenario;
        this.journal = journal;
        this.messages = messages;
        this.informed = informed;
        this.knowledge = knowledge;
        this.verdicts = verdicts;
        this.lending = lending;
        this.taskForces = taskForces;
        this.moves = moves;
        this.outbox = outbox;
        this.crews = crews;
        this.post = post;
        for (Item item : scenario.information()) {
            item.needs().forEach(need -> needs.put(item.expectation(need), new Need(item, need)));
            if (item.origin() instanceof Item.Origin.Made made) {
                made.from()
                        .forEach(part -> madeFrom.computeIfAbsent(part, id -> new ArrayList<>())
                                .add(item));
            }
            if (item.correctedBy() != null) {
                corrects.computeIfAbsent(item.correctedBy(), id -> new ArrayList<>())
                        .add(item);
            }
        }
        scenario.disruptions().forEach(disruption -> {
            if (disruption.effect() instanceof Effect.Misinformation rumor) {
                plausible.put(rumor.item(), rumor.plausibility());
            }
        });
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExpectationOpened opened -> expected(opened, entry.number());
            case Event.MessageOpened opened -> opened(opened, entry.number());
            case Event.ItemKnown known -> learnt(known.agency(), known.item(), known, entry.number());
            case Event.ItemAvailable available -> learnt(available.agency(), available.item(), null, entry.number());
            case Event.FalseItemPlanted planted -> doubt(planted.agency(), planted.item(), null, entry.number());
            case Event.ResourceRequested requested -> asked(requested, entry.number());
            case Event.TaskForceProposed proposed -> join(proposed, entry.number());
            default -> {}
        }
    }

    // What is expected

    private void expected(Event.ExpectationOpened opened, long cause) {
        Position.Id seat = crews.at(opened.who());
        if (seat == null) {
            return;
        }
        long subject = Chance.key(opened.exp() + "/" + opened.who());
        Need need = needs.get(opened.exp());
        if (need != null) {
            share(seat, need.item(), need.need().recipient(), need.need().purpose(), subject, cause);
        } else if (scenario.has(opened.exp())) {
            Expectation expectation = scenario.expectation(opened.exp());
            take(seat, expectation.pattern(), expectation.partial(), subject, cause);
        }
    }

    private void take(Position.Id seat, Pattern pattern, @Nullable Pattern partial, long subject, long cause) {
        Crew crew = crews.crew(seat);
        switch (pattern) {
            case Pattern.Message message -> tell(seat, message, partial, subject, cause);
            case Pattern.Share share -> {
                Item item = scenario.item(share.item());
                share(seat, item, share.with(), item.neededFor(share.with()), subject, cause);
            }
            case Pattern.Act act -> {
                if (isRight(seat, subject, 0)) {
                    crews.decide(seat, subject, () -> act(seat, act, subject, cause));
                }
            }
            case Pattern.Lending lend -> lend(seat, lend, subject, cause);
            case Pattern.Form form -> {
                if (isRight(seat, subject, 0)) {
                    crews.decide(seat, subject, () -> propose(form.taskForce(), seat, cause));
                }
            }
            case Pattern.Purge purge -> {
                if (isRight(seat, subject, 0)) {
                    crews.decide(seat, subject, () -> purge(seat, purge, cause));
                }
            }
            case Pattern.AnyOf any -> take(seat, any.of().getFirst(), null, subject, cause);
            case Pattern.Never never -> {
                // Only a wrong act on the menu tempts; what must never be told or lent is tried where it is asked for.
                if (never.pattern() instanceof Pattern.Act act
                        && !crews.does(seat, crew.compliance(), Chance.Purpose.CREW_COMPLIES, subject, 0)) {
                    crews.decide(seat, subject, () -> act(seat, act, subject, cause));
                }
            }
            // Decisions are made when they arrive, hoped for or not.
            case Pattern.Decide decide -> {}
        }
    }

    private boolean isRight(Position.Id seat, long subject, long attempt) {
        return crews.does(seat, crews.crew(seat).accuracy(), Chance.Purpose.CREW_IS_RIGHT, subject, attempt);
    }

    // Telling

    private void tell(Position.Id seat, Pattern.Message message, @Nullable Pattern partial, long subject, long cause) {
        Pattern.Message meant = message;
        if (!isRight(seat, subject, 0)) {
            if (!(partial instanceof Pattern.Message less)) {
                return;
            }
            meant = less;
        }
        Pattern.Message said = meant;
        Purpose purpose = said.purpose() == null ? Purpose.LIFE_SAFETY : said.purpose();
        List<Basis> cites = said.cites() == null ? List.of() : List.of(said.cites());
        whenKnown(
                seat,
                Set.copyOf(said.items()),
                () -> crews.decide(seat, subject, () -> {
                    if (mayTell(seat, said, purpose, subject)) {
                        post.send(
                                new Letter(
                                        seat,
                                        said.kind(),
                                        said.to(),
                                        said.items(),
                                        purpose,
                                        cites.isEmpty() ? bases(seat, said) : cites,
                                        way(seat, said.over()),
                                        question(seat, said),
                                        subject),
                                cause);
                        said.items().forEach(item -> said.to().forEach(to -> noteTold(seat, item, to)));
                    }
                }));
    }

    private boolean mayTell(Position.Id seat, Pattern.Message message, Purpose purpose, long subject) {
        if (message.kind() == MessageKind.DISCLOSURE_LOG || message.kind() == MessageKind.COMPLAINT) {
            return true;
        }
        return message.items().stream()
                        .allMatch(item -> message.to().stream()
                                .allMatch(to -> isPermitted(seat, scenario.item(item), to, purpose)))
                || !crews.does(seat, crews.crew(seat).compliance(), Chance.Purpose.CREW_COMPLIES, subject, 0);
    }

    private boolean isPermitted(Position.Id seat, Item item, Place to, Purpose purpose) {
        Agency.Id from = agency(seat);
        Agency.Id agency = scenario.agencyOf(to);
        return agency == null
                || verdicts.permits(
                        from,
                        agency,
                        item,
                        purpose,
                        knowledge.isOwn(from, item.id()),
                        knowledge.cameUnder(from, item.id()));
    }

    private List<Basis> bases(Position.Id seat, Pattern.Message message) {
        Set<Basis> bases = new LinkedHashSet<>();
        for (Item.Id item : message.items()) {
            for (Place to : message.to()) {
                bases.addAll(bases(seat, scenario.item(item), to));
            }
        }
        return List.copyOf(bases);
    }

    private List<Basis> bases(Position.Id seat, Item item, Place to) {
        Agency.Id agency = scenario.agencyOf(to);
        return agency == null || agency.equals(agency(seat))
                ? List.of()
                : verdicts.basesFor(agency(seat), agency, item);
    }

    private Link.@Nullable Id way(Position.Id seat, Pattern.@Nullable Way way) {
        return switch (way) {
            case null -> null;
            case Pattern.Way.ByLink(var link) -> link;
            case Pattern.Way.ByChannel(Channel channel) ->
                scenario.links(agency(seat)).stream()
                        .filter(link -> link.channel() == channel)
                        .map(Link::id)
                        .findFirst()
                        .orElse(null);
        };
    }

    /** A reply answers the last message from there. */
    private @Nullable Integer question(Position.Id seat, Pattern.Message message) {
        if (message.kind() != MessageKind.REPLY) {
            return null;
        }
        Integer last = null;
        for (Messages.Receipt receipt : messages.inbox(seat)) {
            Place sender = receipt.message.sent.sender();
            Agency.Id from = scenario.agencyOf(sender);
            if (message.to().contains(sender) || (from != null && message.to().contains(from))) {
                last = receipt.message.sent.msg();
            }
        }
        return last;
    }

    private void share(Position.Id seat, Item item, Place to, Purpose purpose, long subject, long cause) {
        Crew crew = crews.crew(seat);
        if (!crews.does(seat, crew.sharing(), Chance.Purpose.CREW_SHARES, subject, 0)) {
            return;
        }
        whenKnown(
                seat,
                Set.of(item.id()),
                () -> crews.decide(seat, subject, () -> {
                    boolean permitted = isPermitted(seat, item, to, purpose);
                    if (told.contains(new Told(agency(seat), item.id(), to))
                            || (!permitted
                                    && crews.does(seat, crew.compliance(), Chance.Purpose.CREW_COMPLIES, subject, 0))) {
                        return;
                    }
                    noteTold(seat, item.id(), to);
                    post.send(
                            new Letter(
                                    seat,
                                    MessageKind.NOTIFY,
                                    List.of(to),
                                    List.of(item.id()),
                                    purpose,
                                    bases(seat, item, to),
                                    null,
                                    null,
                                    subject),
                            cause);
                }));
    }

    private void noteTold(Position.Id seat, Item.Id item, Place to) {
        told.add(new Told(agency(seat), item, to));
        Agency.Id agency = scenario.agencyOf(to);
        if (agency != null) {
            told.add(new Told(agency(seat), item, agency));
        }
    }

    private void whenKnown(Position.Id seat, Set<Item.Id> items, Crews.Work work) {
        if (items.stream().allMatch(item -> knowledge.knows(agency(seat), item))) {
            work.begin();
        } else {
            waiting.computeIfAbsent(agency(seat), id -> new ArrayList<>()).add(new Waiting(seat, items, work));
        }
    }

    // What is learnt

    private void learnt(Agency.Id agency, Item.Id item, Event.@Nullable ItemKnown known, long cause) {
        List<Waiting> list = waiting.get(agency);
        if (list != null) {
            List<Waiting> ready = list.stream()
                    .filter(one -> one.items().stream().allMatch(each -> knowledge.knows(agency, each)))
                    .toList();
            list.removeAll(ready);
            for (Waiting one : ready) {
                if (crews.isCrew(one.seat())) {
                    one.work().begin();
                }
            }
        }
        madeFrom.getOrDefault(item, List.of()).forEach(made -> review(made, cause));
        corrects.getOrDefault(item, List.of()).forEach(rumor -> correct(agency, rumor, item, cause));
        if (!scenario.item(item).truth()) {
            doubt(agency, item, known, cause);
        }
    }

    private void review(Item item, long cause) {
        Item.Origin.Made made = (Item.Origin.Made) item.origin();
        Position.Id seat = crews.at(made.by());
        if (seat == null || !knowledge.missingFor(made).isEmpty() || !begun.add(item.id())) {
            return;
        }
        crews.decide(seat, Chance.key(item.id().value()), () -> {
            Event.ReviewStarted started = new Event.ReviewStarted(item.id(), made.by(), seat);
            if (outbox.refusal(started) == null) {
                journal.write(Source.CREW, cause, started);
            }
        });
    }

    // Rumours

    /** Who hears a false item asks where it comes from, or believes it and passes it on. */
    private void doubt(Agency.Id agency, Item.Id item, Event.@Nullable ItemKnown known, long cause) {
        Rumor rumor = new Rumor(agency, item);
        if (rumors.containsKey(rumor)) {
            return;
        }
        Set<Place> heard = rumors.computeIfAbsent(rumor, key -> new LinkedHashSet<>());
        Integer message = known == null ? null : known.msg();
        Place source = message == null ? null : messages.sent(message).sender();
        if (source instanceof Position.Id) {
            heard.add(source);
        }
        Position.Id told = known == null ? null : known.seat();
        Position.Id seat = crews.at(told == null ? agency : told);
        if (seat == null) {
            return;
        }
        Crew crew = crews.crew(seat);
        long subject = Chance.key(item + "/" + agency);
        Item.Id truth = scenario.item(item).correctedBy();
        if (truth != null && knowledge.knows(agency, truth)) {
            boolean asked = message != null && messages.sent(message).type() == MessageKind.QUERY;
            if (source instanceof Position.Id && !asked) {
                say(seat, MessageKind.CORRECT, source, truth, message, subject, cause);
            }
            return;
        }
        if (crews.does(seat, crew.verifying(), Chance.Purpose.CREW_VERIFIES, subject, 0)) {
            Place asked = source instanceof Position.Id ? source : knower(truth, agency);
            if (asked != null) {
                say(seat, MessageKind.QUERY, asked, item, message, subject, cause);
            }
        } else if (crews.does(seat, plausible.getOrDefault(item, HALF), Chance.Purpose.CREW_BELIEVES, subject, 0)
                && crews.does(seat, crew.sharing(), Chance.Purpose.CREW_SHARES, subject, 0)) {
            List<Agency.Id> others = neighbours(agency);
            if (!others.isEmpty()) {
                Agency.Id next = others.get(crews.choose(seat, others.size(), subject));
                heard.add(next);
                say(seat, MessageKind.NOTIFY, next, item, null, subject, cause);
            }
        }
    }

    private void say(
            Position.Id seat,
            MessageKind kind,
            Place to,
            Item.Id item,
            @Nullable Integer replyTo,
            long subject,
            long cause) {
        crews.decide(
                seat,
                Chance.key(subject, Chance.key(kind.code())),
                () -> post.send(
                        new Letter(
                                seat,
                                kind,
                                List.of(to),
                                List.of(item),
                                Purpose.PUBLIC_INFORMATION,
                                List.of(),
                                null,
                                replyTo,
                                subject),
                        cause));
    }

    /** An agency that the script says holds the item, other than the one that asks. */
    private @Nullable Place knower(Item.@Nullable Id item, Agency.Id asking) {
        if (item == null) {
            return null;
        }
        List<Agency.Id> holders = switch (scenario.item(item).origin()) {
            case Item.Origin.Held held -> held.by();
            case Item.Origin.WithLine with -> with.by();
            case Item.Origin.Made made -> List.of(made.by());
            case Item.Origin.Nowhere nowhere -> List.of();
        };
        return holders.stream()
                .filter(holder -> !holder.equals(asking))
                .findFirst()
                .orElse(null);
    }

    private List<Agency.Id> neighbours(Agency.Id agency) {
        return scenario.links(agency).stream()
                .flatMap(link -> link.members().stream())
                .filter(member -> !member.equals(agency) && scenario.pointOfContact(member) != null)
                .distinct()
                .toList();
    }

    /** Who learns what is true tells those from whom it had the rumour and those to whom it passed it on. */
    private void correct(Agency.Id agency, Item rumor, Item.Id truth, long cause) {
        Set<Place> heard = rumors.getOrDefault(new Rumor(agency, rumor.id()), Set.of());
        Position.Id seat = crews.at(agency);
        long subject = Chance.key(rumor.id() + "/" + agency + "/true");
        if (seat == null || !crews.does(seat, crews.crew(seat).verifying(), Chance.Purpose.CREW_VERIFIES, subject, 0)) {
            return;
        }
        for (Place to : heard) {
            say(seat, MessageKind.CORRECT, to, truth, null, Chance.key(subject, Chance.key(to.value())), cause);
        }
    }

    // What arrives

    private void opened(Event.MessageOpened opened, long cause) {
        Position.Id seat = opened.seat();
        if (!crews.isCrew(seat)) {
            return;
        }
        Event.MessageSent sent = messages.sent(opened.msg());
        Line.Id line = sent.line();
        Decision decision = line == null ? null : scenario.line(line).decision();
        if (decision != null) {
            long subject = Chance.key(decision.id() + "/" + seat);
            crews.decide(seat, subject, () -> decide(decision, seat, subject, cause));
        }
        if (sent.type() == MessageKind.QUERY && sent.sender() instanceof Position.Id asking) {
            for (Item.Id item : sent.items()) {
                Item.Id truth = scenario.item(item).correctedBy();
                if (truth != null && knowledge.knows(agency(seat), truth)) {
                    say(seat, MessageKind.CORRECT, asking, truth, sent.msg(), Chance.key(sent.msg(), 1), cause);
                }
            }
        }
    }

    /** Right as often as it is accurate; else one of the others, an unlawful one only when it doesn't keep to the rules. */
    private void decide(Decision decision, Position.Id seat, long subject, long cause) {
        boolean right = isRight(seat, subject, 0);
        boolean complies = crews.does(seat, crews.crew(seat).compliance(), Chance.Purpose.CREW_COMPLIES, subject, 0);
        List<Decision.Option> options = decision.options().stream()
                .filter(option -> (option.verdict() == Decision.Verdict.RIGHT) == right)
                .filter(option -> option.verdict() != Decision.Verdict.UNLAWFUL || !complies)
                .toList();
        if (options.isEmpty()) {
            return;
        }
        Decision.Option option = options.get(crews.choose(seat, options.size(), subject));
        Event.DecisionMade made = new Event.DecisionMade(decision.id(), option.id(), seat);
        if (moves.refusal(made, false) == null) {
            journal.write(Source.CREW, cause, made);
        }
    }

    // Doing

    private void act(Position.Id seat, Pattern.Act act, long subject, long cause) {
        Event.ActionTaken taken = new Event.ActionTaken(act.action(), null, act.where(), seat, null);
        if (moves.refusal(taken) != null) {
            return;
        }
        journal.write(Source.CREW, cause, taken);
        for (int i = 0; i < act.steps().size(); i++) {
            Event.StepDone done = new Event.StepDone(act.action(), act.steps().get(i), act.where(), seat, null);
            if (isRight(seat, subject, i + 1L) && moves.refusal(done) == null) {
                journal.write(Source.CREW, cause, done);
            }
        }
    }

    private void propose(TaskForce.Id taskForce, Position.Id seat, long cause) {
        Event.TaskForceProposed proposed = new Event.TaskForceProposed(taskForce, seat);
        if (taskForces.refusal(proposed) == null) {
            journal.write(Source.CREW, cause, proposed);
        }
    }

    private void join(Event.TaskForceProposed proposed, long cause) {
        for (Position.Id member : scenario.taskForce(proposed.tf()).members()) {
            if (crews.isCrew(member) && !member.equals(proposed.seat())) {
                long subject = Chance.key(proposed.tf() + "/" + member);
                crews.decide(member, subject, () -> {
                    Event.MembershipConfirmed confirmed = new Event.MembershipConfirmed(proposed.tf(), member);
                    if (taskForces.refusal(confirmed) == null) {
                        journal.write(Source.CREW, cause, confirmed);
                    }
                });
            }
        }
    }

    private void purge(Position.Id seat, Pattern.Purge purge, long cause) {
        Agency.Id agency = agency(seat);
        for (Item.Id item : informed.heldOf(agency, purge.category())) {
            journal.write(Source.CREW, cause, new Event.ItemPurged(item, agency, seat));
        }
    }

    // Lending

    private void lend(Position.Id seat, Pattern.Lending lend, long subject, long cause) {
        if (!isRight(seat, subject, 0)) {
            return;
        }
        switch (lend.move()) {
            case REQUEST ->
                crews.decide(seat, subject, () -> {
                    Purpose purpose = lend.purpose() == null ? Purpose.LIFE_SAFETY : lend.purpose();
                    Event.ResourceRequested asked =
                            new Event.ResourceRequested(lend.resource(), lend.count(), purpose, 0, seat, null);
                    if (lending.refusal(asked) == null) {
                        journal.write(Source.CREW, cause, lending.numbered(asked));
                    }
                });
            case RETURN ->
                crews.decide(seat, subject, () -> {
                    Event.ResourceReturned back = lending.returnable(agency(seat), lend.resource(), seat);
                    if (back != null && lending.refusal(back) == null) {
                        journal.write(Source.CREW, cause, back);
                    }
                });
            // A request is answered when it arrives, hoped for or not.
            case GRANT, DECLINE -> {}
        }
    }

    private void asked(Event.ResourceRequested asked, long cause) {
        Resource resource = scenario.resource(asked.res());
        Position.Id seat = crews.at(resource.owner());
        if (seat == null) {
            return;
        }
        long subject = Chance.key("request-" + asked.request());
        crews.decide(seat, subject, () -> {
            boolean lawful = asked.verdict() == null || asked.verdict().allows();
            boolean complies =
                    crews.does(seat, crews.crew(seat).compliance(), Chance.Purpose.CREW_COMPLIES, subject, 0);
            int count = Math.min(asked.count(), lending.free(asked.res()));
            if (count > 0 && (lawful || !complies)) {
                Event.ResourceGranted granted =
                        new Event.ResourceGranted(asked.res(), count, asked.purpose(), asked.request(), seat, null);
                if (lending.refusal(granted) == null) {
                    journal.write(Source.CREW, cause, lending.judged(granted));
                    return;
                }
            }
            Event.ResourceRefused no =
                    new Event.ResourceRefused(asked.res(), asked.count(), asked.purpose(), asked.request(), seat, null);
            if (lending.refusal(no) == null) {
                journal.write(Source.CREW, cause, no);
            }
        });
    }

    private Agency.Id agency(Position.Id seat) {
        return scenario.position(seat).agency();
    }
}
