package org.muster.simulator;

import java.util.ArrayList;
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
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Rate;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;
import org.muster.scenarios.Via;
import org.muster.scenarios.yaml.DisruptionReader;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Struck;

/**
 * What goes wrong: starts and ends the disruptions of the script and those that controllers throw in, and writes what each does
 * to links, agencies, seats, agreements and resources.
 */
final class Disruptions {

    /** Stands in an input for the id that the engine gives. */
    static final Disruption.Id TO_BE_NAMED = new Disruption.Id("thrown-0");

    private static final class Running {
        final Disruption disruption;
        final long started;
        final List<Link.Id> links = new ArrayList<>();
        final List<Agency.Id> agencies = new ArrayList<>();
        final List<Event> toUndo = new ArrayList<>();
        boolean over;

        Running(Disruption disruption, long started) {
            this.disruption = disruption;
            this.started = started;
        }
    }

    /** A notice of changes, by the number of its message, and who has had it. */
    private record Told(List<Agreement.Id> agreements, Set<Agency.Id> agencies) {}

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Chance chance;
    private final Triggers triggers;
    private final Phases phases;
    private final Network network;
    private final Languages languages;
    private final Desks desks;
    private final Lending lending;
    private final Messages messages;
    private final Agreements agreements;
    private final Seats seats;
    private final Map<Disruption.Id, Disruption> known = new LinkedHashMap<>();
    private final Map<Disruption.Id, Running> running = new HashMap<>();
    private final Set<Disruption.Id> lifted = new HashSet<>();
    private final Map<Disruption.Id, Long> changed = new HashMap<>();
    private final Map<Integer, Told> notices = new HashMap<>();

    Disruptions(
            Scenario scenario,
            Schedule schedule,
            Journal journal,
            Chance chance,
            Triggers triggers,
            Phases phases,
            Network network,
            Languages languages,
            Desks desks,
            Lending lending,
            Messages messages,
            Agreements agreements,
            Seats seats) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.chance = chance;
        this.triggers = triggers;
        this.phases = phases;
        this.network = network;
        this.languages = languages;
        this.desks = desks;
        this.lending = lending;
        this.messages = messages;
        this.agreements = agreements;
        this.seats = seats;
        scenario.disruptions().forEach(disruption -> known.put(disruption.id(), disruption));
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExerciseStarted started -> scenario.disruptions().forEach(this::watch);
            case Event.DisruptionStarted started -> {
                changed.put(started.disruption(), entry.number());
                begin(started.disruption(), entry.number());
            }
            case Event.DisruptionEnded ended -> {
                changed.put(ended.disruption(), entry.number());
                undo(ended.disruption(), entry.number());
            }
            case Event.DisruptionThrown event -> throwIn(event, entry.number());
            case Event.DisruptionLifted event -> {
                lifted.add(event.disruption());
                Running now = running.get(event.disruption());
                if (now != null) {
                    end(now, entry.number());
                }
            }
            case Event.MessageDelivered delivered -> serve(delivered, entry.number());
            default -> {}
        }
    }

    // What controllers do

    /** @return why that can't be thrown in, or null when it can */
    @Nullable
    Refused refusal(Event.DisruptionThrown event) {
        Disruption.Id id = named(event).disruption();
        Disruption mine = known.get(id);
        if (mine != null) {
            return running.containsKey(id) || !event.tree().equals(written(id))
                    ? Simulation.refuse(Refusal.ALREADY, id)
                    : null;
        }
        return switch (DisruptionReader.read(scenario, named(event).tree())) {
            case DisruptionReader.Answer.Refused(var findings) ->
                Simulation.refuse(
                        Refusal.BAD_DISRUPTION,
                        id,
                        findings.getFirst().code(),
                        findings.getFirst().message());
            case DisruptionReader.Answer.Accepted accepted -> null;
        };
    }

    /** @return why that can't be lifted, or null when it can */
    @Nullable
    Refused refusal(Event.DisruptionLifted event) {
        if (!known.containsKey(event.disruption())) {
            return Simulation.refuse(Refusal.UNKNOWN, event.disruption());
        }
        return lifted.contains(event.disruption()) ? Simulation.refuse(Refusal.ALREADY, event.disruption()) : null;
    }

    /** @return the number of the last entry that started or ended it, or 0 */
    long lastChange(Disruption.Id disruption) {
        return changed.getOrDefault(disruption, 0L);
    }

    /** @return the same with the id that it will have, also in its tree */
    Event.DisruptionThrown named(Event.DisruptionThrown event) {
        Disruption.Id id = event.disruption().equals(TO_BE_NAMED) ? nextName() : event.disruption();
        return new Event.DisruptionThrown(id, event.tree().with("id", Tree.Scalar.of(id.value())));
    }

    private Disruption.Id nextName() {
        int n = 1;
        while (known.containsKey(new Disruption.Id("thrown-" + n))) {
            n++;
        }
        return new Disruption.Id("thrown-" + n);
    }

    /** @return what the script says of the disruption, or null when it is not of the script */
    private Tree.@Nullable Branch written(Disruption.Id id) {
        if (scenario.tree().get("disruptions") instanceof Tree.Row row) {
            for (Tree each : row.values()) {
                if (each instanceof Tree.Branch branch
                        && Tree.Scalar.of(id.value()).equals(branch.get("id"))) {
                    return branch;
                }
            }
        }
        return null;
    }

    /** One that waits for a hand has found it; any other waits for what sets it off. */
    private void throwIn(Event.DisruptionThrown event, long cause) {
        Disruption.Id id = event.disruption();
        lifted.remove(id);
        Disruption mine = known.get(id);
        if (mine != null) {
            start(mine, cause);
            return;
        }
        if (DisruptionReader.read(scenario, event.tree()) instanceof DisruptionReader.Answer.Accepted(var disruption)) {
            known.put(id, disruption);
            Timing timing = disruption.timing();
            if (timing != null && (timing.trigger() instanceof Trigger.ByController || timing.waitForController())) {
                start(disruption, cause);
            } else {
                watch(disruption);
            }
        }
    }

    // When it starts and ends

    /** One that waits for a controller has no say in when it is due: it begins when it is thrown in. */
    private void watch(Disruption disruption) {
        Timing timing = disruption.timing();
        Disruption.Alternation random = disruption.random();
        if (timing != null && timing.waitForController()) {
            return;
        }
        if (random != null) {
            startByChance(disruption, random, 0);
        } else if (timing != null && !(timing.trigger() instanceof Trigger.At at && at.times() > 1)) {
            triggers.watch(timing.trigger(), Precedence.LOSS, cause -> start(disruption, cause));
        } else if (timing != null && timing.trigger() instanceof Trigger.At at) {
            for (int n = 1; n <= at.times(); n++) {
                schedule.add(at.time(n), Precedence.LOSS, () -> start(disruption, null));
            }
        }
    }

    private void startByChance(Disruption disruption, Disruption.Alternation random, int attempt) {
        long up = exponential(random.meanUpMillis(), Chance.Purpose.DISRUPTION_STARTS, disruption, attempt);
        schedule.add(journal.now().millis() + up, Precedence.LOSS, () -> {
            start(disruption, null);
            long down = exponential(random.meanDownMillis(), Chance.Purpose.DISRUPTION_ENDS, disruption, attempt);
            schedule.add(journal.now().millis() + down, Precedence.RETURN, () -> {
                Running now = running.get(disruption.id());
                if (now != null) {
                    end(now, null);
                }
                startByChance(disruption, random, attempt + 1);
            });
        });
    }

    /** @return a time without memory, at least a millisecond */
    private long exponential(long mean, Chance.Purpose purpose, Disruption disruption, int attempt) {
        return chance.exponential(mean, purpose, Chance.key(disruption.id().value()), 0, attempt);
    }

    /** What was lifted does not come back by itself. */
    private void start(Disruption disruption, @Nullable Long cause) {
        Timing timing = disruption.timing();
        ExerciseTime notAfter = timing == null ? null : timing.notAfter();
        Phase.Id phase = timing == null ? null : timing.phase();
        if (running.containsKey(disruption.id())
                || lifted.contains(disruption.id())
                || (phase != null && !phase.equals(phases.open()))
                || (notAfter != null && journal.now().compareTo(notAfter) > 0)) {
            return;
        }
        running.put(disruption.id(), new Running(disruption, journal.now().millis()));
        journal.write(
                Source.ENGINE,
                cause,
                new Event.DisruptionStarted(disruption.id(), disruption.kind(), scenario.agenciesHit(disruption)));
    }

    private void end(Running now, @Nullable Long cause) {
        if (!now.over) {
            now.over = true;
            Disruption disruption = now.disruption;
            journal.write(
                    Source.ENGINE,
                    cause,
                    new Event.DisruptionEnded(disruption.id(), disruption.kind(), scenario.agenciesHit(disruption)));
        }
    }

    private void begin(Disruption.Id id, long cause) {
        Running now = running.get(id);
        if (now == null) {
            return;
        }
        Disruption disruption = now.disruption;
        switch (disruption.effect()) {
            case Effect.Latency latency -> {
                long permille = permille(latency.factor());
                latency.links().forEach(link -> {
                    network.slowDown(link, id, permille);
                    degraded(link, id, (int) permille, null, null, cause);
                });
                network.slowDown(id, latency.pairs(), permille);
            }
            case Effect.Loss loss ->
                loss.links().forEach(link -> {
                    network.loseMore(link, id, loss.loss(), loss.burst());
                    degraded(link, id, null, loss.loss().permille(), null, cause);
                });
            case Effect.CapacityCut less ->
                less.links().forEach(link -> {
                    Rate capacity = less.capacity();
                    network.carryLess(link, id, capacity);
                    degraded(link, id, null, null, (int) Math.min(Integer.MAX_VALUE, capacity.perHour()), cause);
                });
            case Effect.Flapping flapping -> flap(now, flapping, 0, cause);
            case Effect.Outage outage -> cut(now, outage.links(), cause);
            case Effect.Partition partition -> {
                network.partition(id, partition.one(), partition.other());
                cut(now, linksAcross(partition), cause);
            }
            case Effect.AgencyOutage outage -> silence(now, outage.agencies(), cause);
            case Effect.Overload overload -> desks.overload(id, overload);
            case Effect.Misinformation rumor -> plant(rumor, cause);
            case Effect.SpoofedMessage spoofed ->
                schedule.add(journal.now(), Precedence.LINE, () -> spoof(now, spoofed, cause));
            case Effect.StaffAbsence absence -> absence.seats().forEach(seat -> absent(seat, absence, cause));
            case Effect.PolicyChange policy -> change(now, policy, cause);
            case Effect.LanguageBarrier barrier -> languages.raise(id, barrier);
            case Effect.AccessLoss loss -> {
                network.lockOut(id, loss.seats(), loss.link());
                loss.seats().forEach(seat -> journal.write(Source.ENGINE, cause, new Event.AccessLost(seat, null)));
            }
            case Effect.PowerLoss loss -> losePower(now, loss, cause);
            case Effect.ClockError error ->
                error.agencies()
                        .forEach(agency -> journal.write(
                                Source.ENGINE, cause, new Event.ClockSkewed(agency, error.offsetMillis())));
            case Effect.ResourceShortage shortage ->
                shortage.resources().forEach(each -> lending.runShort(id, each, shortage.remaining(), cause));
        }
        Until until = disruption.until();
        if (until != null) {
            switch (until) {
                case Until.Lasts lasts ->
                    schedule.add(journal.now().millis() + lasts.millis(), Precedence.RETURN, () -> end(now, null));
                case Until.At at -> schedule.add(at.time(), Precedence.RETURN, () -> end(now, null));
                case Until.When when ->
                    triggers.watch(new Trigger.When(when.condition(), 0), Precedence.RETURN, ended -> end(now, ended));
            }
        }
    }

    private void undo(Disruption.Id id, long cause) {
        Running was = running.remove(id);
        if (was == null) {
            return;
        }
        was.over = true;
        network.lift(id);
        languages.lift(id);
        desks.lift(id);
        lending.lift(id, cause);
        restore(was, cause);
        was.toUndo.forEach(event -> undo(event, cause));
        for (Agency.Id agency : was.agencies) {
            if (!network.isSilent(agency)) {
                journal.write(Source.ENGINE, cause, new Event.AgencyUp(agency, null));
            }
        }
        switch (was.disruption.effect()) {
            case Effect.StaffAbsence absence -> absence.seats().forEach(seat -> returned(seat, absence, cause));
            case Effect.AccessLoss loss ->
                loss.seats().forEach(seat -> journal.write(Source.ENGINE, cause, new Event.AccessRestored(seat, null)));
            case Effect.PowerLoss loss ->
                struck(loss)
                        .forEach(target -> journal.write(Source.ENGINE, cause, new Event.PowerRestored(target, null)));
            case Effect.ClockError error ->
                error.agencies()
                        .forEach(agency -> journal.write(
                                Source.ENGINE, cause, new Event.ClockCorrected(agency, error.offsetMillis())));
            default -> {}
        }
    }

    // What each does

    /** Those who hear a rumor first know it as they know anything else: nothing tells them that it is false. */
    private void plant(Effect.Misinformation rumor, long cause) {
        Set<Agency.Id> planted = new HashSet<>();
        for (Place place : rumor.firstHeardBy()) {
            Position.Id seat = seat(place);
            if (seat == null) {
                continue;
            }
            Agency.Id agency = scenario.position(seat).agency();
            if (planted.add(agency)) {
                journal.write(Source.ENGINE, cause, new Event.FalseItemPlanted(rumor.item(), agency));
            }
            journal.write(Source.ENGINE, cause, new Event.ItemKnown(rumor.item(), agency, seat, null, null));
        }
    }

    /** The message stands in the log under the agency whose name it bears, so that no seat answers for it. */
    private void spoof(Running now, Effect.SpoofedMessage spoofed, long cause) {
        List<Place> to = receivers(spoofed.recipients());
        if (now.over || to.isEmpty()) {
            return;
        }
        Link link = scenario.link(spoofed.over());
        boolean noticed = chance.draw(
                        Chance.Purpose.FORGERY_NOTICED,
                        Chance.key(link.id().value()),
                        Chance.key(now.disruption.id().value()),
                        0)
                < noticedShare(link);
        Agency.Id named = scenario.agencyOf(spoofed.as());
        int message = messages.nextNumber(now.disruption.id());
        journal.write(Source.ENGINE, cause, new Event.SenderForged(message, spoofed.as(), noticed));
        say(
                message,
                named == null ? spoofed.as() : named,
                to,
                MessageKind.REPORT,
                new Via.Over(link.id()),
                spoofed.items(),
                cause);
    }

    /**
     * How likely a forged sender is noticed, by how the channel shows who speaks: a secure link checks it, a voice or a face can
     * be known, and what is written shows a name alone. The levels are the domain's, the shares our own.
     */
    private static double noticedShare(Link link) {
        if (link.secure()) {
            return 0.9;
        }
        return switch (link.channel()) {
            case RADIO, AMATEUR_RADIO, TELEPHONE, CELL_PHONE, SATELLITE_PHONE -> 0.3;
            case VIDEO_CONFERENCE, LIAISON_OFFICER, IN_PERSON -> 0.6;
            case EMAIL, SECURE_PORTAL, DATA_LINK, FAX -> 0.1;
        };
    }

    /** What the script has ended meanwhile is not brought back, and amended clauses become those of the script again. */
    private void undo(Event change, long cause) {
        if (change instanceof Event.AgreementRestored restored) {
            ExerciseTime end = scenario.agreement(restored.agreement()).validTo();
            if (end != null && end.compareTo(journal.now()) <= 0) {
                return;
            }
        }
        if (change instanceof Event.AgreementAmended amended) {
            Agreement script = scenario.agreement(amended.agreement());
            agreements.announce(new Effect.Change.Amend(script.id(), script.allow(), script.allowIf(), script.deny()));
        }
        journal.write(Source.ENGINE, cause, change);
    }

    private void underNotice(Effect.PolicyChange policy, Agreement.Id agreement) {
        if (policy.notice() != null) {
            agreements.announce(agreement);
        }
    }

    /** A new weight of an objective is for scores alone, which read it in the script; the log has no word for it. */
    private void change(Running now, Effect.PolicyChange policy, long cause) {
        Disruption.Id id = now.disruption.id();
        List<Agreement.Id> changed = new ArrayList<>();
        Agency.Id first = null;
        for (Effect.Change change : policy.changes()) {
            switch (change) {
                case Effect.Change.Suspend(var agreement) -> {
                    changed.add(agreement);
                    underNotice(policy, agreement);
                    journal.write(Source.ENGINE, cause, new Event.AgreementSuspended(agreement));
                    now.toUndo.add(new Event.AgreementRestored(agreement));
                }
                case Effect.Change.Restore(var agreement) -> {
                    changed.add(agreement);
                    underNotice(policy, agreement);
                    journal.write(Source.ENGINE, cause, new Event.AgreementRestored(agreement));
                    now.toUndo.add(new Event.AgreementSuspended(agreement));
                }
                case Effect.Change.Expire(var agreement) -> {
                    changed.add(agreement);
                    underNotice(policy, agreement);
                    journal.write(Source.ENGINE, cause, new Event.AgreementExpired(agreement, null, null));
                    now.toUndo.add(new Event.AgreementRestored(agreement));
                }
                case Effect.Change.Revoke(var agreement) -> {
                    changed.add(agreement);
                    underNotice(policy, agreement);
                    journal.write(Source.ENGINE, cause, new Event.AgreementRevoked(agreement, null, null));
                    now.toUndo.add(new Event.AgreementRestored(agreement));
                }
                case Effect.Change.Amend amend -> {
                    Agreement before = scenario.agreement(amend.agreement());
                    changed.add(amend.agreement());
                    underNotice(policy, amend.agreement());
                    agreements.announce(amend);
                    journal.write(
                            Source.ENGINE,
                            cause,
                            new Event.AgreementAmended(
                                    amend.agreement(), categories(amend.allow()), categories(amend.deny())));
                    now.toUndo.add(new Event.AgreementAmended(
                            amend.agreement(),
                            amend.allow() == null ? null : categories(before.allow()),
                            amend.deny() == null ? null : categories(before.deny())));
                }
                case Effect.Change.Withdraw(var resource, var count) -> {
                    first = first == null ? scenario.resource(resource).owner() : first;
                    lending.withdraw(id, resource, count, cause);
                }
                case Effect.Change.Reweigh reweigh -> {}
            }
        }
        Effect.Notice notice = policy.notice();
        if (notice == null || notice.to().isEmpty()) {
            return;
        }
        Agency.Id from = !changed.isEmpty()
                ? scenario.agreement(changed.getFirst()).parties().getFirst()
                : first != null ? first : notice.to().getFirst();
        schedule.add(
                journal.now().millis() + notice.delayMillis(),
                Precedence.LINE,
                () -> announce(now, notice, from, changed, cause));
    }

    private static @Nullable List<DataCategory.Id> categories(@Nullable List<Agreement.Clause> clauses) {
        return clauses == null
                ? null
                : clauses.stream().map(Agreement.Clause::category).distinct().toList();
    }

    private void announce(Running now, Effect.Notice notice, Agency.Id from, List<Agreement.Id> changed, long cause) {
        List<Place> to = receivers(notice.to());
        if (now.over || to.isEmpty()) {
            return;
        }
        int message = messages.nextNumber(now.disruption.id());
        notices.put(message, new Told(changed, new HashSet<>()));
        say(message, from, to, MessageKind.NOTIFY, notice.over(), List.of(), cause);
    }

    /** Words that no seat answers for. */
    private void say(
            int message, Place from, List<Place> to, MessageKind kind, Via via, List<Item.Id> items, long cause) {
        journal.write(
                Source.ENGINE,
                cause,
                new Event.MessageSent(
                        message,
                        from,
                        to,
                        kind,
                        via,
                        items,
                        scenario.closestTlp(items),
                        Purpose.LIFE_SAFETY,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    /** An agency's duty begins when the first of its seats has the notice. */
    private void serve(Event.MessageDelivered delivered, long cause) {
        Told told = notices.get(delivered.msg());
        Agency.Id agency = scenario.position(delivered.seat()).agency();
        if (told != null && told.agencies().add(agency)) {
            told.agreements()
                    .forEach(agreement ->
                            journal.write(Source.ENGINE, cause, new Event.NoticeServed(agreement, agency)));
        }
    }

    /** The seats that take what comes to the places, each once; agencies without a seat get nothing. */
    private List<Place> receivers(List<? extends Place> places) {
        Set<Place> receivers = new LinkedHashSet<>();
        for (Place place : places) {
            Position.Id seat = seat(place);
            if (seat != null) {
                receivers.add(seat);
            }
        }
        return List.copyOf(receivers);
    }

    private Position.@Nullable Id seat(Place place) {
        return switch (place) {
            case Position.Id seat -> seat;
            case Agency.Id agency -> seats.receiver(agency);
            case Persona.Id persona -> null;
        };
    }

    private void cut(Running now, List<Link.Id> links, @Nullable Long cause) {
        for (Link.Id link : links) {
            now.links.add(link);
            if (network.cut(link, now.disruption.id())) {
                journal.write(Source.ENGINE, cause, new Event.LinkCut(link, now.disruption.id()));
            }
        }
    }

    private void restore(Running now, @Nullable Long cause) {
        for (Link.Id link : now.links) {
            if (network.restore(link, now.disruption.id())) {
                journal.write(Source.ENGINE, cause, new Event.LinkRestored(link, now.disruption.id()));
            }
        }
        now.links.clear();
    }

    /** The links go down at once, come back after a time without memory, and so on while it lasts. */
    private void flap(Running now, Effect.Flapping flapping, int attempt, @Nullable Long cause) {
        cut(now, flapping.links(), cause);
        long down = exponential(
                flapping.alternation().meanDownMillis(), Chance.Purpose.DISRUPTION_ENDS, now.disruption, attempt);
        schedule.add(journal.now().millis() + down, Precedence.RETURN, () -> {
            if (now.over) {
                return;
            }
            restore(now, cause);
            long up = exponential(
                    flapping.alternation().meanUpMillis(),
                    Chance.Purpose.DISRUPTION_STARTS,
                    now.disruption,
                    attempt + 1);
            schedule.add(journal.now().millis() + up, Precedence.LOSS, () -> {
                if (!now.over) {
                    flap(now, flapping, attempt + 1, cause);
                }
            });
        });
    }

    private void silence(Running now, List<Agency.Id> agencies, @Nullable Long cause) {
        for (Agency.Id agency : agencies) {
            if (!network.isSilent(agency)) {
                journal.write(Source.ENGINE, cause, new Event.AgencyDown(agency, null));
            }
            now.agencies.add(agency);
        }
        network.silence(now.disruption.id(), List.copyOf(now.agencies));
    }

    private void absent(Position.Id seat, Effect.StaffAbsence absence, long cause) {
        journal.write(Source.ENGINE, cause, new Event.SeatAbsent(seat, deputy(seat, absence)));
        if (!absence.deputiesStepIn()) {
            scenario.position(seat)
                    .deputies()
                    .forEach(deputy -> journal.write(Source.ENGINE, cause, new Event.SeatAbsent(deputy, null)));
        }
    }

    private void returned(Position.Id seat, Effect.StaffAbsence absence, long cause) {
        journal.write(Source.ENGINE, cause, new Event.SeatReturned(seat, deputy(seat, absence)));
        if (!absence.deputiesStepIn()) {
            scenario.position(seat)
                    .deputies()
                    .forEach(deputy -> journal.write(Source.ENGINE, cause, new Event.SeatReturned(deputy, null)));
        }
    }

    private Position.@Nullable Id deputy(Position.Id seat, Effect.StaffAbsence absence) {
        List<Position.Id> deputies = scenario.position(seat).deputies();
        return absence.deputiesStepIn() && !deputies.isEmpty() ? deputies.getFirst() : null;
    }

    /** What has a battery goes on until it is empty. */
    private void losePower(Running now, Effect.PowerLoss loss, long cause) {
        struck(loss).forEach(target -> journal.write(Source.ENGINE, cause, new Event.PowerLost(target, null)));
        for (FailureDomain.Id domain : loss.failureDomains()) {
            List<Link.Id> links = scenario.links().stream()
                    .filter(link -> domain.equals(link.failureDomain()))
                    .map(Link::id)
                    .toList();
            Long battery = loss.batteryLastsMillis() == null
                    ? scenario.failureDomain(domain).batteryLastsMillis()
                    : loss.batteryLastsMillis();
            whenEmpty(now, battery, () -> cut(now, links, cause));
        }
        if (!loss.agencies().isEmpty()) {
            whenEmpty(now, loss.batteryLastsMillis(), () -> silence(now, loss.agencies(), cause));
        }
    }

    private void whenEmpty(Running now, @Nullable Long battery, Schedule.Step step) {
        if (battery == null) {
            step.play();
            return;
        }
        schedule.add(now.started + battery, Precedence.LOSS, () -> {
            if (!now.over) {
                step.play();
            }
        });
    }

    private static List<Struck> struck(Effect.PowerLoss loss) {
        List<Struck> struck = new ArrayList<>();
        loss.failureDomains().forEach(domain -> struck.add(new Struck(domain.value())));
        loss.agencies().forEach(agency -> struck.add(new Struck(agency.value())));
        return struck;
    }

    /** The links that join nobody any more, since all their members stand on either side. */
    private List<Link.Id> linksAcross(Effect.Partition partition) {
        return scenario.links().stream()
                .filter(link -> link.members().size() == 2
                        && link.members().stream().anyMatch(partition.one()::contains)
                        && link.members().stream().anyMatch(partition.other()::contains))
                .map(Link::id)
                .toList();
    }

    private void degraded(
            Link.Id link,
            Disruption.Id id,
            @Nullable Integer factor,
            @Nullable Integer loss,
            @Nullable Integer capacity,
            long cause) {
        journal.write(Source.ENGINE, cause, new Event.LinkDegraded(link, id, factor, loss, capacity));
    }

    private static long permille(double factor) {
        return (long) StrictMath.floor(factor * 1000 + 0.5);
    }
}
