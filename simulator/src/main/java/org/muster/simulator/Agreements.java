package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Agreement.Clause;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Span;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * How the agreements stand, and how each agency knows them to stand. What the script says of their validity is known to all
 * from StartEx; a change that comes with a notice binds an agency from the moment its notice is served.
 */
final class Agreements {

    /** Whether an agreement is in force, and if not why. */
    enum Force {
        IN_FORCE,
        NOT_YET,
        EXPIRED,
        SUSPENDED,
        REVOKED
    }

    /**
     * How one agreement stands. It never changes, so that a message can be judged later as of its sending.
     *
     * @param before how it stood for those who have no notice of the last change yet, or null when everybody knows
     * @param noticed the agencies that have it
     */
    record Standing(
            Agreement agreement,
            Force force,
            List<Clause> allow,
            List<Clause> allowIf,
            List<Clause> deny,
            @Nullable Standing before,
            Set<Agency.Id> noticed) {

        Standing {
            allow = List.copyOf(allow);
            allowIf = List.copyOf(allowIf);
            deny = List.copyOf(deny);
            noticed = Set.copyOf(noticed);
        }

        boolean isInForce() {
            return force == Force.IN_FORCE;
        }

        boolean isStatute() {
            return agreement.kind() == Agreement.Kind.STATUTE;
        }

        /** Whether the agency has notice of the last change. */
        boolean isKnownTo(Agency.Id agency) {
            return before == null || noticed.contains(agency);
        }

        /** How the agency has to take it to stand. */
        Standing asKnownBy(Agency.Id agency) {
            Standing earlier = before;
            return earlier == null || noticed.contains(agency) ? this : earlier.asKnownBy(agency);
        }

        private Standing changed(Force to, boolean withNotice) {
            return new Standing(
                    agreement, to, allow, allowIf, deny, withNotice ? this : null, withNotice ? Set.of() : noticed);
        }

        private Standing amended(List<Clause> allow, List<Clause> allowIf, List<Clause> deny) {
            return new Standing(agreement, force, allow, allowIf, deny, before, noticed);
        }

        private Standing noticed(Agency.Id agency) {
            Set<Agency.Id> all = new HashSet<>(noticed);
            all.add(agency);
            return new Standing(agreement, force, allow, allowIf, deny, before, all);
        }
    }

    private record Two(Agency.Id one, Agency.Id other) {}

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Map<Agreement.Id, Integer> places = new HashMap<>();
    private final Map<Two, int[]> between = new HashMap<>();
    private final Set<Agreement.Id> underNotice = new HashSet<>();
    private final Map<Agreement.Id, Effect.Change.Amend> amendments = new LinkedHashMap<>();
    private final Map<Agreement.Id, Set<Agency.Id>> signed = new HashMap<>();
    private List<Standing> standings;

    Agreements(Scenario scenario, Schedule schedule, Journal journal) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        List<Standing> all = new ArrayList<>();
        for (Agreement agreement : scenario.agreements()) {
            places.put(agreement.id(), all.size());
            all.add(new Standing(
                    agreement,
                    Force.NOT_YET,
                    agreement.allow(),
                    agreement.allowIf(),
                    agreement.deny(),
                    null,
                    Set.of()));
        }
        this.standings = List.copyOf(all);
    }

    // What stands

    /** @return how all agreements stand now, in the order of the script; the list never changes */
    List<Standing> now() {
        return standings;
    }

    /** @return how one agreement stands now */
    Standing now(Agreement.Id agreement) {
        return standings.get(place(agreement));
    }

    /** @return those of the standings whose parties both agencies are, in the order of the script */
    List<Standing> between(List<Standing> standings, Agency.Id one, Agency.Id other) {
        int[] found = between.computeIfAbsent(new Two(one, other), this::find);
        List<Standing> both = new ArrayList<>(found.length);
        for (int place : found) {
            both.add(standings.get(place));
        }
        return both;
    }

    private int[] find(Two two) {
        return scenario.agreements(two.one(), two.other()).stream()
                .mapToInt(agreement -> place(agreement.id()))
                .toArray();
    }

    /** @return whether the party has signed in play */
    boolean isSigned(Agreement.Id agreement, Agency.Id party) {
        return signed.getOrDefault(agreement, Set.of()).contains(party);
    }

    // What changes it

    /** The next change of the agreement comes with a notice: it binds each agency once it is told. */
    void announce(Agreement.Id agreement) {
        underNotice.add(agreement);
    }

    /** The next amendment of the agreement has these clauses; the log names their categories only. */
    void announce(Effect.Change.Amend amendment) {
        amendments.put(amendment.agreement(), amendment);
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExerciseStarted started -> start();
            case Event.AgreementActivated event ->
                change(event.agreement(), Force.IN_FORCE, event.allow(), event.deny());
            case Event.AgreementSuspended event ->
                change(event.agreement(), Force.SUSPENDED, event.allow(), event.deny());
            case Event.AgreementRestored event ->
                change(event.agreement(), Force.IN_FORCE, event.allow(), event.deny());
            case Event.AgreementAmended event ->
                change(event.agreement(), now(event.agreement()).force(), event.allow(), event.deny());
            case Event.AgreementRevoked event -> change(event.agreement(), Force.REVOKED, event.allow(), event.deny());
            case Event.AgreementExpired event -> change(event.agreement(), Force.EXPIRED, event.allow(), event.deny());
            case Event.NoticeServed served -> put(now(served.agreement()).noticed(served.agency()));
            case Event.AgreementSigned event ->
                signed.computeIfAbsent(event.agreement(), id -> new HashSet<>()).add(event.party());
            default -> {}
        }
    }

    /** Writes what is in force from StartEx, and notes what the script says will begin and end. */
    private void start() {
        for (Agreement agreement : scenario.agreements()) {
            Agreement.Id id = agreement.id();
            at(agreement.validFrom(), Precedence.RETURN, () -> {
                if (force(id) == Force.NOT_YET) {
                    write(new Event.AgreementActivated(id));
                }
            });
            for (Span span : agreement.suspended()) {
                at(span.from(), Precedence.LOSS, () -> {
                    if (force(id) == Force.IN_FORCE) {
                        write(new Event.AgreementSuspended(id));
                    }
                });
                at(span.to(), Precedence.RETURN, () -> {
                    if (force(id) == Force.SUSPENDED) {
                        write(new Event.AgreementRestored(id));
                    }
                });
            }
            if (agreement.validTo() != null) {
                at(agreement.validTo(), Precedence.LOSS, () -> {
                    if (force(id) == Force.IN_FORCE || force(id) == Force.SUSPENDED) {
                        write(new Event.AgreementExpired(id));
                    }
                });
            }
        }
    }

    private void at(ExerciseTime time, Precedence precedence, Schedule.Step step) {
        schedule.add(time, precedence, step);
    }

    private void write(Event event) {
        journal.write(Source.ENGINE, null, event);
    }

    private Force force(Agreement.Id agreement) {
        return now(agreement).force();
    }

    private void change(
            Agreement.Id id, Force force, @Nullable List<DataCategory.Id> allow, @Nullable List<DataCategory.Id> deny) {
        Standing changed = now(id).changed(force, underNotice.remove(id));
        Effect.Change.Amend amendment = amendments.remove(id);
        if (amendment != null) {
            changed = changed.amended(
                    amendment.allow() == null ? changed.allow() : amendment.allow(),
                    amendment.allowIf() == null ? changed.allowIf() : amendment.allowIf(),
                    amendment.deny() == null ? changed.deny() : amendment.deny());
        } else if (allow != null || deny != null) {
            changed = changed.amended(
                    allow == null ? changed.allow() : clauses(allow, changed.allow()),
                    changed.allowIf(),
                    deny == null ? changed.deny() : clauses(deny, changed.deny()));
        }
        put(changed);
    }

    /** Of categories alone: a category keeps the directions that it had, a new one goes in every direction. */
    private static List<Clause> clauses(List<DataCategory.Id> categories, List<Clause> former) {
        List<Clause> clauses = new ArrayList<>();
        for (DataCategory.Id category : categories) {
            List<Clause> kept = former.stream()
                    .filter(clause -> clause.category().equals(category))
                    .toList();
            clauses.addAll(kept.isEmpty() ? List.of(new Clause(category, List.of(), List.of(), null)) : kept);
        }
        return clauses;
    }

    private void put(Standing standing) {
        List<Standing> all = new ArrayList<>(standings);
        all.set(place(standing.agreement().id()), standing);
        standings = List.copyOf(all);
    }

    private int place(Agreement.Id agreement) {
        Integer place = places.get(agreement);
        if (place == null) {
            throw new IllegalArgumentException("Agreement (%s) is not of this scenario.".formatted(agreement));
        }
        return place;
    }
}
