package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.Link;
import org.muster.scenarios.Position;
import org.muster.scenarios.Rate;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Struck;

/** What goes wrong: starts and ends the disruptions of the script and writes what each does to links, agencies and seats. */
final class Disruptions {

    private static final class Running {
        final Disruption disruption;
        final long started;
        final List<Link.Id> links = new ArrayList<>();
        final List<Agency.Id> agencies = new ArrayList<>();
        boolean over;

        Running(Disruption disruption, long started) {
            this.disruption = disruption;
            this.started = started;
        }
    }

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Chance chance;
    private final Triggers triggers;
    private final Network network;
    private final Map<Disruption.Id, Running> running = new HashMap<>();

    Disruptions(
            Scenario scenario, Schedule schedule, Journal journal, Chance chance, Triggers triggers, Network network) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.chance = chance;
        this.triggers = triggers;
        this.network = network;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExerciseStarted started -> scenario.disruptions().forEach(this::watch);
            case Event.DisruptionStarted started -> begin(scenario.disruption(started.disruption()), entry.number());
            case Event.DisruptionEnded ended -> undo(ended.disruption(), entry.number());
            default -> {}
        }
    }

    private void watch(Disruption disruption) {
        Timing timing = disruption.timing();
        Disruption.Alternation random = disruption.random();
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
                end(disruption, null);
                startByChance(disruption, random, attempt + 1);
            });
        });
    }

    /** @return a time without memory, at least a millisecond */
    private long exponential(long mean, Chance.Purpose purpose, Disruption disruption, int attempt) {
        double draw = chance.draw(purpose, Chance.key(disruption.id().value()), 0, attempt);
        return Math.max(1, (long) StrictMath.floor(-StrictMath.log(1 - draw) * mean + 0.5));
    }

    private void start(Disruption disruption, @Nullable Long cause) {
        if (running.containsKey(disruption.id())) {
            return;
        }
        running.put(disruption.id(), new Running(disruption, journal.now().millis()));
        journal.write(
                Source.ENGINE,
                cause,
                new Event.DisruptionStarted(disruption.id(), disruption.kind(), scenario.agenciesHit(disruption)));
    }

    private void end(Disruption disruption, @Nullable Long cause) {
        if (running.containsKey(disruption.id())) {
            journal.write(
                    Source.ENGINE,
                    cause,
                    new Event.DisruptionEnded(disruption.id(), disruption.kind(), scenario.agenciesHit(disruption)));
        }
    }

    private void begin(Disruption disruption, long cause) {
        Running now = running.get(disruption.id());
        if (now == null) {
            return;
        }
        Disruption.Id id = disruption.id();
        switch (disruption.effect()) {
            case Effect.Latency latency -> {
                long permille = permille(latency.factor());
                latency.links().forEach(link -> {
                    network.slowDown(link, id, permille);
                    degraded(link, id, (int) permille, null, null, cause);
                });
                network.slowDown(id, latency.pairs(), List.of(), permille);
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
            case Effect.StaffAbsence absence -> absence.seats().forEach(seat -> absent(seat, absence, cause));
            case Effect.LanguageBarrier barrier ->
                network.slowDown(id, barrier.pairs(), barrier.agencies(), permille(barrier.factor()));
            case Effect.AccessLoss loss -> {
                network.lockOut(id, loss.seats(), loss.link());
                loss.seats().forEach(seat -> journal.write(Source.ENGINE, cause, new Event.AccessLost(seat, null)));
            }
            case Effect.PowerLoss loss -> losePower(now, loss, cause);
            case Effect.ClockError error ->
                error.agencies()
                        .forEach(agency -> journal.write(
                                Source.ENGINE, cause, new Event.ClockSkewed(agency, error.offsetMillis())));
            case Effect.Overload overload -> throw Playable.unplayable(scenario);
            case Effect.Misinformation rumor -> throw Playable.unplayable(scenario);
            case Effect.SpoofedMessage spoofed -> throw Playable.unplayable(scenario);
            case Effect.PolicyChange change -> throw Playable.unplayable(scenario);
            case Effect.ResourceShortage shortage -> throw Playable.unplayable(scenario);
        }
        Until until = disruption.until();
        if (until != null) {
            switch (until) {
                case Until.Lasts lasts ->
                    schedule.add(
                            journal.now().millis() + lasts.millis(), Precedence.RETURN, () -> end(disruption, null));
                case Until.At at -> schedule.add(at.time(), Precedence.RETURN, () -> end(disruption, null));
                case Until.When when ->
                    triggers.watch(
                            new Trigger.When(when.condition(), 0), Precedence.RETURN, ended -> end(disruption, ended));
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
        restore(was, cause);
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
