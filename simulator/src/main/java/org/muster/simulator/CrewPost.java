package org.muster.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Basis;
import org.muster.scenarios.Crew;
import org.muster.scenarios.FailureShown;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/**
 * How crews send. To another agency a crew takes the level of the PACE plan that worked last, skips a level on which somebody
 * would hear what he may not, tries again when it notices a failure, and after some failures changes to the next level, as its
 * discipline has it. It notices what a person would: a failure that the channel shows, and on a channel that shows none that
 * nobody answers.
 */
final class CrewPost {

    /** How long a crew waits for an answer on a channel that shows no failure. */
    private static final long SILENCE_MILLIS = 5 * 60_000;

    /** After so long on another level the crew tries the primary one again. */
    private static final long BACK_TO_PRIMARY_MILLIS = 15 * 60_000;

    /** How often it sends the same thing in all. */
    private static final int MOST_ATTEMPTS = 6;

    private static final long BETWEEN_ATTEMPTS_MILLIS = 30_000;

    private static final long CLOSING_MILLIS = 10_000;

    /** What a crew wants to send. */
    record Letter(
            Position.Id from,
            MessageKind kind,
            List<Place> to,
            List<Item.Id> items,
            Purpose purpose,
            List<Basis> cites,
            Link.@Nullable Id over,
            @Nullable Integer replyTo,
            long subject) {}

    private record Sent(Letter letter, PacePlan.@Nullable Id plan, int attempt) {}

    private record Desk(Position.Id seat, PacePlan.Id plan) {}

    /** Which level of a plan a desk uses. */
    private static final class Level {
        int index;
        int failures;
        long since;
    }

    private final Scenario scenario;
    private final Journal journal;
    private final Messages messages;
    private final Seats seats;
    private final Outbox outbox;
    private final Disclosures disclosures;
    private final Crews crews;
    private final Map<Integer, Sent> open = new HashMap<>();
    private final Map<Desk, Level> levels = new HashMap<>();

    CrewPost(
            Scenario scenario,
            Journal journal,
            Messages messages,
            Seats seats,
            Outbox outbox,
            Disclosures disclosures,
            Crews crews) {
        this.scenario = scenario;
        this.journal = journal;
        this.messages = messages;
        this.seats = seats;
        this.outbox = outbox;
        this.disclosures = disclosures;
        this.crews = crews;
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageFailed failed -> failed(failed.msg(), entry.number());
            case Event.MessageAcknowledged acknowledged -> answered(acknowledged.msg(), entry.number());
            case Event.MessageReadBack readBack -> answered(readBack.msg(), entry.number());
            default -> {}
        }
    }

    /** @param cause the entry because of which it is sent */
    void send(Letter letter, @Nullable Long cause) {
        send(letter, 1, cause);
    }

    private void send(Letter letter, int attempt, @Nullable Long cause) {
        PacePlan plan = plan(letter);
        Event.MessageSent sent = draft(letter, new Via.Best());
        if (letter.over() != null) {
            sent = draft(letter, new Via.Over(letter.over()));
        } else if (plan != null) {
            sent = draft(letter, new Via.Over(link(letter, plan, sent)));
        }
        if (outbox.refusal(sent, letter.from()) != null) {
            sent = draft(letter, new Via.Best());
            if (outbox.refusal(sent, letter.from()) != null) {
                return;
            }
        }
        Event.MessageSent numbered = messages.numbered(sent, seats);
        if (numbered.to().isEmpty()) {
            return;
        }
        messages.drawBy(numbered.msg(), letter.from() + "/" + letter.kind() + "/" + letter.subject() + "/" + attempt);
        LogEntry entry = journal.write(Source.CREW, cause, numbered);
        open.put(numbered.msg(), new Sent(letter, plan == null ? null : plan.id(), attempt));
        // At a table nobody need be asked whether he has heard it.
        if (!scenario.isInTurns()
                && numbered.via() instanceof Via.Over(var link)
                && scenario.link(link).failureShown() instanceof FailureShown.Never) {
            crews.later(letter.from(), SILENCE_MILLIS, () -> failed(numbered.msg(), entry.number()));
        }
    }

    /** The pair's plan, where the letter goes to one other agency alone. */
    private @Nullable PacePlan plan(Letter letter) {
        Agency.Id from = scenario.position(letter.from()).agency();
        Agency.Id only = null;
        for (Place place : letter.to()) {
            Agency.Id to = scenario.agencyOf(place);
            if (to == null || to.equals(from) || (only != null && !only.equals(to))) {
                return null;
            }
            only = to;
        }
        return only == null ? null : scenario.pacePlan(from, only, letter.purpose());
    }

    private Link.Id link(Letter letter, PacePlan plan, Event.MessageSent draft) {
        Level level = level(letter.from(), plan.id());
        if (level.index > 0 && journal.now().millis() - level.since >= BACK_TO_PRIMARY_MILLIS) {
            level.index = 0;
            level.failures = 0;
        }
        Position.Id receiver = receiver(letter.to().getFirst());
        for (int i = 0; receiver != null && i < plan.levels().size(); i++) {
            Link.Id link = plan.levels().get((level.index + i) % plan.levels().size());
            if (disclosures.isLawfulOver(draft, receiver, scenario.link(link))) {
                return link;
            }
        }
        return plan.levels().get(level.index);
    }

    private Position.@Nullable Id receiver(Place place) {
        return switch (place) {
            case Position.Id seat -> seat;
            case Agency.Id agency -> seats.receiver(agency);
            default -> null;
        };
    }

    private Event.MessageSent draft(Letter letter, Via via) {
        boolean wantsAnswer = switch (letter.kind()) {
            case NOTIFY, REQUEST, ORDER, ALERT -> true;
            case REPORT,
                    REPLY,
                    SITUATION_REPORT,
                    QUERY,
                    CORRECT,
                    RETRACT,
                    PUBLIC_INFORMATION,
                    DISCLOSURE_LOG,
                    COMPLAINT -> false;
        };
        return new Event.MessageSent(
                0,
                letter.from(),
                letter.to(),
                letter.kind(),
                via,
                letter.items(),
                scenario.closestTlp(letter.items()),
                letter.purpose(),
                letter.replyTo(),
                null,
                wantsAnswer,
                null,
                null,
                null,
                null,
                letter.cites().isEmpty() ? null : letter.cites());
    }

    private void failed(int message, long cause) {
        Sent sent = open.remove(message);
        if (sent == null) {
            return;
        }
        Letter letter = sent.letter();
        PacePlan.Id plan = sent.plan();
        if (plan != null) {
            Level level = level(letter.from(), plan);
            level.failures++;
            Crew crew = crews.crew(letter.from());
            if (level.failures >= crew.afterFailures()
                    && crews.does(
                            letter.from(),
                            crew.discipline(),
                            Chance.Purpose.CREW_FALLS_BACK,
                            letter.subject(),
                            sent.attempt())) {
                level.index =
                        (level.index + 1) % scenario.pacePlan(plan).levels().size();
                level.failures = 0;
                level.since = journal.now().millis();
            }
        }
        if (sent.attempt() < MOST_ATTEMPTS) {
            crews.later(letter.from(), BETWEEN_ATTEMPTS_MILLIS, () -> send(letter, sent.attempt() + 1, cause));
        }
    }

    private void answered(int message, long cause) {
        Sent sent = open.remove(message);
        if (sent == null) {
            return;
        }
        Position.Id from = sent.letter().from();
        if (sent.plan() != null) {
            level(from, sent.plan()).failures = 0;
        }
        if (messages.sent(message).closing()) {
            crews.later(from, CLOSING_MILLIS, () -> {
                if (!messages.isClosed(message)) {
                    journal.write(Source.CREW, cause, new Event.MessageClosed(message, from));
                }
            });
        }
    }

    private Level level(Position.Id seat, PacePlan.Id plan) {
        return levels.computeIfAbsent(new Desk(seat, plan), desk -> new Level());
    }
}
