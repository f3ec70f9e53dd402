package org.muster.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Line;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.Answer.Accepted;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.EndReason;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.JumpMode;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.PauseReason;
import org.muster.simulator.log.Source;

/**
 * One playing of a scenario. Give it a time or an input and it answers with new log entries; it never calls back, and it
 * knows no wall clock and no thread. Scenario, seed and the entries that came from outside determine every byte of its log,
 * however large or small the strides in which it is advanced.
 */
public final class Simulation {

    /** The number of the rules by which this engine plays; it rises when any stored log would come out otherwise. */
    public static final int RULES = 1;

    /** The least and the greatest speed, in thousandths of real time. */
    public static final int LEAST_SPEED = 100, GREATEST_SPEED = 1_000_000;

    private enum Life {
        NOT_CREATED,
        CREATED,
        RUNNING,
        PAUSED,
        ENDED
    }

    private record InputKey(String by, String id) {}

    private final Scenario scenario;
    private final Schedule schedule = new Schedule();
    private final Journal journal = new Journal();
    private final Seats seats;
    private final Map<InputKey, Long> inputs = new HashMap<>();
    private @Nullable Parts parts;
    private Life life = Life.NOT_CREATED;
    private PauseReason pausedFor = PauseReason.CONTROLLER;
    private boolean safetyStop;
    /** The last entry that started, stopped or moved the clock. */
    private long clockChange;

    /** The last entry that changed its speed. */
    private long speedChange;

    /** What plays once there is a seed. */
    private record Parts(
            Informed informed,
            Triggers triggers,
            Phases phases,
            Agreements agreements,
            Disruptions disruptions,
            Desks desks,
            Messages messages,
            Disclosures disclosures,
            Knowledge knowledge,
            Outbox outbox,
            Msel msel,
            Lending lending,
            TaskForces taskForces,
            Rumors rumors,
            Moves moves,
            Expectations expectations,
            Evaluation evaluation,
            Crews crews,
            CrewPost crewPost,
            CrewDuties crewDuties) {}

    public Simulation(Scenario scenario) {
        this.scenario = scenario;
        this.seats = new Seats(scenario);
    }

    /**
     * Makes the state of an exercise again from its log: feeds what came from outside and checks that the same entries
     * come out.
     *
     * @param log all entries from 0, read from a store
     * @throws ReplayDiffers when this engine would have written another log
     */
    public static Simulation replay(Scenario scenario, Iterable<LogEntry> log) {
        Simulation simulation = new Simulation(scenario);
        Replay replay = new Replay(simulation);
        for (LogEntry entry : log) {
            replay.read(entry);
        }
        replay.end();
        return simulation;
    }

    /** @return the exercise time up to which everything has been played */
    public ExerciseTime now() {
        return journal.now();
    }

    /** @return whether exercise time goes on */
    public boolean isRunning() {
        return life == Life.RUNNING;
    }

    public boolean isEnded() {
        return life == Life.ENDED;
    }

    /** @return the number that the next entry will have */
    public long nextNumber() {
        return journal.next();
    }

    /**
     * Plays everything that is due up to and including the given time. While the clock stands, before StartEx and after
     * EndEx nothing is played; in turns it stands until a jump to the next turn.
     *
     * @return what happened, in order
     * @throws IllegalArgumentException when the time lies before what has been played
     */
    public List<LogEntry> advanceTo(ExerciseTime time) {
        if (time.compareTo(now()) < 0) {
            throw new IllegalArgumentException(
                    "Time (%s) lies before what has been played (%s).".formatted(time, now()));
        }
        if (life == Life.RUNNING && !scenario.isInTurns()) {
            play(time);
        }
        return journal.take();
    }

    /**
     * Takes an input at the time that has been reached. What follows from it without delay is played before the answer.
     *
     * @param event in the shape in which it will stand in the log; a number that the engine gives, such as that of a
     *     message, is 0 in it
     */
    public Answer act(Input input, Event event) {
        InputKey key = new InputKey(input.by(), input.id());
        Long first = inputs.get(key);
        if (first != null) {
            return new Accepted(first, List.of());
        }
        Refused refused = refusal(input, event);
        if (refused != null) {
            return refused;
        }
        LogEntry entry = journal.write(input, numbered(event));
        inputs.put(key, entry.number());
        apply(entry);
        return new Accepted(entry.number(), journal.take());
    }

    private @Nullable Refused refusal(Input input, Event event) {
        if (life == Life.NOT_CREATED) {
            return event instanceof Event.ExerciseCreated created ? refusal(created) : refuse(Refusal.NOT_CREATED);
        }
        boolean started = life == Life.RUNNING || life == Life.PAUSED;
        return switch (event) {
            case Event.ExerciseCreated created -> refuse(Refusal.ALREADY_CREATED);
            case Event.SeatStaffed staffed -> {
                if (!isControl(input) && !isDriver(input)) {
                    yield notAllowed(input, event);
                }
                if (life == Life.ENDED) {
                    yield refuse(Refusal.ENDED);
                }
                if (!scenario.has(staffed.seat())) {
                    yield refuse(Refusal.UNKNOWN, staffed.seat());
                }
                if (staffed.person() != null && parts().evaluation().isErased(staffed.person())) {
                    yield refuse(Refusal.UNKNOWN, "person");
                }
                yield stale(input, Objects.requireNonNullElse(seats.lastChange(staffed.seat()), 0L));
            }
            // The server knows what its people are trained for, and tells it when they are put into seats.
            case Event.TrainingCited cited -> {
                if (!isDriver(input)) {
                    yield notAllowed(input, event);
                }
                if (life == Life.ENDED) {
                    yield refuse(Refusal.ENDED);
                }
                if (!scenario.has(cited.seat())) {
                    yield refuse(Refusal.UNKNOWN, cited.seat());
                }
                yield scenario.functions().stream()
                                .anyMatch(function -> function.id().equals(cited.function()))
                        ? null
                        : refuse(Refusal.UNKNOWN, cited.function());
            }
            case Event.RoleAssigned assigned -> refusal(input, event, assigned.agencies());
            case Event.RoleEnded ended -> refusal(input, event, ended.agencies());
            case Event.ExerciseStarted start -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                yield life == Life.CREATED
                        ? null
                        : refuse(life == Life.ENDED ? Refusal.ENDED : Refusal.ALREADY_STARTED);
            }
            case Event.ClockPaused paused -> {
                if (!isControl(input) && !isDriver(input)) {
                    yield notAllowed(input, event);
                }
                yield life == Life.RUNNING ? stale(input, clockChange) : refuseClock();
            }
            case Event.ClockResumed resumed -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                if (life == Life.RUNNING) {
                    yield refuse(Refusal.NOT_PAUSED);
                }
                if (life != Life.PAUSED) {
                    yield refuseClock();
                }
                yield safetyStop ? refuse(Refusal.SAFETY_STOP) : stale(input, clockChange);
            }
            case Event.SpeedSet speed -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                if (scenario.isInTurns() || speed.permille() < LEAST_SPEED || speed.permille() > GREATEST_SPEED) {
                    yield refuse(Refusal.IMPOSSIBLE, "permille", speed.permille());
                }
                yield life == Life.ENDED ? refuse(Refusal.ENDED) : stale(input, speedChange);
            }
            case Event.ClockJumped jumped -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                if (!started) {
                    yield refuseClock();
                }
                if (jumped.to().compareTo(now()) <= 0) {
                    yield refuse(Refusal.BACKWARDS, jumped.to(), now());
                }
                if (!isInReach(jumped)) {
                    yield refuse(Refusal.IMPOSSIBLE, "to", jumped.to());
                }
                if (scenario.isInTurns() && jumped.mode() != JumpMode.PLAY) {
                    yield refuse(Refusal.IMPOSSIBLE, "mode", jumped.mode().code());
                }
                yield safetyStop ? refuse(Refusal.SAFETY_STOP) : stale(input, clockChange);
            }
            case Event.SafetyStopCalled called -> started ? null : refuseClock();
            case Event.SafetyStopCleared cleared -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                yield safetyStop ? null : refuse(Refusal.NO_SAFETY_STOP);
            }
            case Event.ExerciseEnded ended -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                yield started ? stale(input, clockChange) : refuseClock();
            }
            case Event.InjectReleased released -> refusal(input, event, released.line());
            case Event.InjectHeld held -> refusal(input, event, held.line());
            case Event.InjectSkipped skipped -> refusal(input, event, skipped.line());
            case Event.DisruptionThrown thrown -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                Refused refused = refusePlay();
                yield refused != null ? refused : parts().disruptions().refusal(thrown);
            }
            case Event.DisruptionLifted lifted -> {
                if (!isControl(input)) {
                    yield notAllowed(input, event);
                }
                Refused refused = refusePlay();
                if (refused == null) {
                    refused = parts().disruptions().refusal(lifted);
                }
                yield refused != null
                        ? refused
                        : stale(input, parts().disruptions().lastChange(lifted.disruption()));
            }
            case Event.MessageOpened opened -> refusal(input, event, opened.msg(), opened.seat());
            case Event.MessageAcknowledged acknowledged ->
                refusal(input, event, acknowledged.msg(), acknowledged.seat());
            case Event.MessageReadBack readBack -> refusal(input, event, readBack.msg(), readBack.seat());
            case Event.ResourceRequested requested ->
                refusal(input, event, requested.seat(), () -> parts().lending().refusal(requested));
            case Event.ResourceGranted granted ->
                refusal(input, event, granted.seat(), () -> parts().lending().refusal(granted));
            case Event.ResourceRefused no ->
                refusal(input, event, no.seat(), () -> parts().lending().refusal(no));
            case Event.ResourceReturned returned ->
                refusal(input, event, returned.seat(), () -> parts().lending().refusal(returned));
            case Event.ResourceRedirected redirected ->
                refusal(input, event, redirected.seat(), () -> parts().lending().refusal(redirected));
            case Event.TaskForceProposed proposed ->
                refusal(
                        input,
                        event,
                        proposed.seat(),
                        () -> parts().taskForces().refusal(proposed));
            case Event.MembershipConfirmed confirmed ->
                refusal(
                        input,
                        event,
                        confirmed.seat(),
                        () -> parts().taskForces().refusal(confirmed));
            case Event.TaskForceDissolved dissolved ->
                refusal(
                        input,
                        event,
                        dissolved.seat(),
                        () -> parts().taskForces().refusal(dissolved));
            // A note is for the one who writes it, so it may also be written while the clock stands.
            case Event.SeatNoted noted -> {
                if (!noted.seat().equals(input.seat())) {
                    yield notAllowed(input, event);
                }
                yield life == Life.ENDED ? refuse(Refusal.ENDED) : null;
            }
            case Event.PhaseOpened opened -> {
                Refused refused = refusal(input, event, opened.phase());
                yield refused != null || parts().phases().canOpen(opened.phase())
                        ? refused
                        : refuse(Refusal.ALREADY, opened.phase());
            }
            case Event.PhaseClosed closed -> {
                Refused refused = refusal(input, event, closed.phase());
                yield refused != null || closed.phase().equals(parts().phases().open())
                        ? refused
                        : refuse(Refusal.ALREADY, closed.phase());
            }
            case Event.QuestionAnswered answered ->
                // The facilitator writes down what was said at the table, here and below.
                isControl(input)
                        ? refusal(answered.seat(), () -> parts().moves().refusal(answered))
                        : refusal(
                                input,
                                event,
                                answered.seat(),
                                () -> parts().moves().refusal(answered));
            case Event.DecisionMade made ->
                isControl(input) && scenario.isInTurns()
                        ? refusal(made.seat(), () -> parts().moves().refusal(made, true))
                        : refusal(
                                input, event, made.seat(), () -> parts().moves().refusal(made, false));
            case Event.ActionTaken taken ->
                refusal(input, event, taken.seat(), () -> parts().moves().refusal(taken));
            case Event.StepDone done ->
                refusal(input, event, done.seat(), () -> parts().moves().refusal(done));
            case Event.MessageSent sent -> {
                if (!(sent.sender() instanceof Position.Id seat)) {
                    yield notAllowed(input, event);
                }
                yield refusal(input, event, seat, () -> parts().outbox().refusal(sent, seat));
            }
            case Event.MessageClosed closed ->
                refusal(input, event, closed.seat(), () -> parts().outbox().refusal(closed));
            case Event.MessageStopped stopped -> {
                Position.Id seat = input.seat();
                yield refusal(
                        input, event, seat, () -> parts().outbox().refusal(stopped, Objects.requireNonNull(seat)));
            }
            case Event.MessageTagged tagged -> {
                Position.Id seat = input.seat();
                if (seat == null && !isControl(input) && !isEvaluator(input)) {
                    yield notAllowed(input, event);
                }
                yield life == Life.CREATED ? refusePlay() : parts().outbox().refusal(tagged, seat);
            }
            case Event.ReviewStarted review ->
                refusal(input, event, review.seat(), () -> parts().outbox().refusal(review));
            case Event.ItemPurged purged ->
                refusal(input, event, purged.seat(), () -> parts().outbox().refusal(purged));
            case Event.AgreementSigned signed ->
                isControl(input) && scenario.isInTurns()
                        ? refusal(signed.seat(), () -> refusal(signed))
                        : refusal(input, event, signed.seat(), () -> refusal(signed));
            case Event.AgreementActivated change -> refuseChange(input, event, change.agreement());
            case Event.AgreementSuspended change -> refuseChange(input, event, change.agreement());
            case Event.AgreementRestored change -> refuseChange(input, event, change.agreement());
            case Event.AgreementAmended change -> refuseChange(input, event, change.agreement());
            case Event.AgreementRevoked change -> refuseChange(input, event, change.agreement());
            case Event.AgreementExpired change -> refuseChange(input, event, change.agreement());
            default -> parts().evaluation().refusal(input, event);
        };
    }

    /** Who has which role changes nothing in play, so it may be said at any time. */
    private @Nullable Refused refusal(Input input, Event event, List<Agency.Id> agencies) {
        if (!isControl(input) && !isDriver(input)) {
            return notAllowed(input, event);
        }
        for (Agency.Id agency : agencies) {
            if (!scenario.has(agency)) {
                return refuse(Refusal.UNKNOWN, agency);
            }
        }
        return null;
    }

    /** @return whether the jump ends in play: in real time by EndEx, in turns with the next turn */
    private boolean isInReach(Event.ClockJumped jumped) {
        ExerciseTime end = scenario.endEx();
        if (scenario.isInTurns()) {
            return jumped.to().equals(parts().phases().nextTurn());
        }
        return end == null || jumped.to().compareTo(end) <= 0;
    }

    private @Nullable Refused refusal(Event.ExerciseCreated created) {
        return created.rules() == RULES ? null : refuse(Refusal.OTHER_RULES, created.rules(), RULES);
    }

    private @Nullable Refused refusal(Input input, Event event, Line.Id line) {
        if (!isControl(input)) {
            return notAllowed(input, event);
        }
        Refused refused = refusePlay();
        if (refused != null) {
            return refused;
        }
        Boolean open = parts().msel().isOpen(line);
        if (open == null) {
            return refuse(Refusal.UNKNOWN, line);
        }
        Refused overtaken = stale(input, parts().msel().lastChange(line));
        if (overtaken != null) {
            return overtaken;
        }
        if (!open) {
            return refuse(Refusal.ALREADY, line);
        }
        return event instanceof Event.InjectReleased && !parts().msel().isInPhase(line)
                ? refuse(Refusal.IMPOSSIBLE, "phase", line)
                : null;
    }

    private @Nullable Refused refusal(Input input, Event event, Phase.Id phase) {
        if (!isControl(input)) {
            return notAllowed(input, event);
        }
        Refused refused = refusePlay();
        if (refused != null) {
            return refused;
        }
        return scenario.has(phase) ? stale(input, parts().phases().changed()) : refuse(Refusal.UNKNOWN, phase);
    }

    /** @return why a controller can't do it for the seat now, or null when he can */
    private @Nullable Refused refusal(Position.Id seat, Supplier<@Nullable Refused> otherwise) {
        Refused refused = refusePlay();
        if (refused != null) {
            return refused;
        }
        return scenario.has(seat) ? otherwise.get() : refuse(Refusal.UNKNOWN, seat);
    }

    /**
     * @param seat who acts
     * @param otherwise what else can be said against it, asked when the seat may act now
     */
    private @Nullable Refused refusal(
            Input input, Event event, Position.@Nullable Id seat, Supplier<@Nullable Refused> otherwise) {
        Position.Id by = input.seat();
        if (by == null || seat == null || !mayActFor(by, seat)) {
            return notAllowed(input, event);
        }
        Refused refused = refusePlay();
        if (refused != null) {
            return refused;
        }
        if (!scenario.has(seat)) {
            return refuse(Refusal.UNKNOWN, seat);
        }
        return seats.isAway(by) ? refuse(Refusal.AWAY, by) : otherwise.get();
    }

    private @Nullable Refused refusal(Input input, Event event, int message, Position.Id seat) {
        return refusal(input, event, seat, () -> refusal(event, message, seat));
    }

    private @Nullable Refused refusal(Event event, int message, Position.Id seat) {
        Messages.Receipt receipt = parts().messages().receiptOrNull(message, seat);
        if (receipt == null) {
            return refuse(Refusal.NOT_YOURS, message);
        }
        if (event instanceof Event.MessageOpened) {
            return receipt.isOpened() ? refuse(Refusal.ALREADY, message) : null;
        }
        if (!receipt.isOpened()) {
            return refuse(Refusal.NOT_OPENED, message);
        }
        return receipt.isAcknowledged() ? refuse(Refusal.ALREADY, message) : null;
    }

    private @Nullable Refused refusal(Event.AgreementSigned signed) {
        Phase.Id phase = new Phase.Id(signed.agreement().value());
        if (scenario.has(phase)) {
            return parts().phases().refusal(phase, signed);
        }
        if (!scenario.has(signed.agreement())) {
            return refuse(Refusal.UNKNOWN, signed.agreement());
        }
        Agency.Id agency = scenario.position(signed.seat()).agency();
        if (!signed.party().equals(agency)
                || !scenario.agreement(signed.agreement()).parties().contains(agency)) {
            return refuse(Refusal.IMPOSSIBLE, "party", signed.party());
        }
        return parts().agreements().isSigned(signed.agreement(), agency)
                ? refuse(Refusal.ALREADY, signed.agreement())
                : null;
    }

    /** A controller changes how an agreement stands; all know it at once. */
    private @Nullable Refused refuseChange(Input input, Event event, Agreement.Id agreement) {
        if (!isControl(input)) {
            return notAllowed(input, event);
        }
        Refused refused = refusePlay();
        if (refused != null) {
            return refused;
        }
        return scenario.has(agreement) ? null : refuse(Refusal.UNKNOWN, agreement);
    }

    /** A deputy acts for a seat that nobody holds. */
    private boolean mayActFor(Position.Id by, Position.Id seat) {
        return by.equals(seat)
                || (scenario.has(seat)
                        && !seats.isPresent(seat)
                        && scenario.position(seat).deputies().contains(by));
    }

    /** @return why nothing can be played now, or null when it can */
    private @Nullable Refused refusePlay() {
        return switch (life) {
            case NOT_CREATED -> refuse(Refusal.NOT_CREATED);
            case CREATED -> refuse(Refusal.NOT_STARTED);
            case RUNNING -> null;
            case PAUSED -> refuse(Refusal.PAUSED, pausedFor.code());
            case ENDED -> refuse(Refusal.ENDED);
        };
    }

    /** Refuses what needs an exercise under way. */
    private Refused refuseClock() {
        return Objects.requireNonNull(life == Life.RUNNING ? refuse(Refusal.ALREADY_STARTED) : refusePlay());
    }

    private static @Nullable Refused stale(Input input, long changed) {
        return input.seen() != null && input.seen() < changed ? refuse(Refusal.STALE, changed) : null;
    }

    static Refused notAllowed(Input input, Event event) {
        return refuse(Refusal.NOT_ALLOWED, input.by(), event.kind());
    }

    static Refused refuse(Refusal reason, Object... values) {
        return new Refused(reason, Arrays.stream(values).map(Object::toString).toList());
    }

    static boolean isControl(Input input) {
        return input.by().startsWith("control:");
    }

    static boolean isDriver(Input input) {
        return input.by().equals("driver");
    }

    static boolean isEvaluator(Input input) {
        return input.by().startsWith("evaluator:");
    }

    /** @return the event as it will stand in the log, with what the engine knows better than its sender */
    private Event numbered(Event event) {
        return switch (event) {
            case Event.DisruptionThrown thrown -> parts().disruptions().named(thrown);
            case Event.ResourceRequested requested -> parts().lending().numbered(requested);
            case Event.ResourceGranted granted -> parts().lending().judged(granted);
            case Event.InjectReleased(var line, var message) ->
                new Event.InjectReleased(
                        line,
                        parts().msel().hasMessage(line) ? parts().messages().nextNumber() : null);
            case Event.PhaseOpened(var phase, var turn) ->
                new Event.PhaseOpened(phase, parts().phases().turn());
            case Event.PhaseClosed(var phase, var turn) ->
                new Event.PhaseClosed(phase, parts().phases().turn());
            case Event.MessageSent sent -> parts().messages().numbered(sent, seats);
            default -> event;
        };
    }

    private void apply(LogEntry entry) {
        switch (entry.event()) {
            case Event.ExerciseCreated created -> {
                Chance chance = new Chance(created.seed(), created.replication(), scenario.isInTurns());
                Network network = new Network(scenario, chance);
                Agreements agreements = new Agreements(scenario, schedule, journal);
                Verdicts verdicts = new Verdicts(scenario, agreements);
                Lending lending = new Lending(scenario, schedule, journal, chance, verdicts);
                Informed informed = new Informed(scenario);
                Facts facts = new Facts(scenario, journal, seats, lending, informed);
                Triggers triggers = new Triggers(scenario, schedule, journal, facts);
                Phases phases = new Phases(scenario, schedule, journal, triggers);
                Languages languages = new Languages(scenario, chance, lending);
                Desks desks = new Desks(scenario, journal, chance, seats);
                Messages messages = new Messages(scenario, schedule, journal, network, languages, desks);
                Knowledge knowledge = new Knowledge(scenario, schedule, journal, chance, messages, informed);
                Disclosures disclosures = new Disclosures(
                        scenario, schedule, journal, messages, network, agreements, verdicts, knowledge);
                Ways ways = new Ways(scenario, seats, network, verdicts, knowledge);
                boolean withDrafts = created.replication() > 0;
                Outbox outbox = new Outbox(scenario, messages, network, disclosures, knowledge);
                TaskForces taskForces = new TaskForces(scenario, journal);
                Moves moves = new Moves(scenario, messages, phases);
                Crews crews = new Crews(scenario, schedule, journal, chance, messages, seats);
                CrewPost crewPost = new CrewPost(scenario, journal, messages, seats, outbox, disclosures, crews);
                CrewDuties crewDuties = new CrewDuties(
                        scenario,
                        journal,
                        messages,
                        informed,
                        knowledge,
                        verdicts,
                        lending,
                        taskForces,
                        moves,
                        outbox,
                        crews,
                        crewPost);
                Doubts doubts = new Doubts(scenario, network);
                Expectations expectations = new Expectations(
                        scenario, schedule, journal, messages, seats, informed, ways, doubts, phases, triggers);
                parts = new Parts(
                        informed,
                        triggers,
                        phases,
                        agreements,
                        new Disruptions(
                                scenario,
                                schedule,
                                journal,
                                chance,
                                triggers,
                                phases,
                                network,
                                languages,
                                desks,
                                lending,
                                messages,
                                agreements,
                                seats),
                        desks,
                        messages,
                        disclosures,
                        knowledge,
                        outbox,
                        new Msel(scenario, schedule, journal, triggers, messages, seats, phases, withDrafts),
                        lending,
                        taskForces,
                        new Rumors(scenario, journal),
                        moves,
                        expectations,
                        new Evaluation(scenario, journal, messages, expectations),
                        crews,
                        crewPost,
                        crewDuties);
                life = Life.CREATED;
            }
            case Event.ExerciseStarted started -> {
                life = Life.RUNNING;
                clockChange = entry.number();
                ExerciseTime end = scenario.endEx();
                if (end != null) {
                    schedule.add(end, Precedence.END, () -> end(EndReason.DURATION));
                }
            }
            case Event.ClockPaused paused -> {
                life = Life.PAUSED;
                pausedFor = paused.reason();
                clockChange = entry.number();
            }
            case Event.ClockResumed resumed -> {
                life = Life.RUNNING;
                clockChange = entry.number();
            }
            case Event.SpeedSet speed -> speedChange = entry.number();
            case Event.ClockJumped jumped -> {
                clockChange = entry.number();
                jump(jumped, entry.number());
            }
            case Event.SafetyStopCalled called -> {
                safetyStop = true;
                if (life == Life.RUNNING) {
                    apply(journal.write(Source.ENGINE, entry.number(), new Event.ClockPaused(PauseReason.SAFETY)));
                }
                pausedFor = PauseReason.SAFETY;
            }
            case Event.SafetyStopCleared cleared -> {
                safetyStop = false;
                pausedFor = PauseReason.CONTROLLER;
            }
            case Event.ExerciseEnded ended -> close();
            default -> {}
        }
        if (life != Life.ENDED) {
            settle();
            play(now());
        } else {
            settle();
        }
    }

    private void jump(Event.ClockJumped jumped, long cause) {
        Parts playing = parts();
        if (scenario.isInTurns()) {
            // The facilitator's Next: everybody had the turn, and nobody loses what is open.
            settle();
            play(jumped.to());
            return;
        }
        playing.expectations().withdrawFromPeople(cause);
        playing.msel().setSkipping(jumped.mode() == JumpMode.SKIP);
        settle();
        play(jumped.to());
        playing.msel().setSkipping(false);
        if (life != Life.ENDED) {
            playing.expectations().withdrawFromPeople(cause);
        }
    }

    private void end(EndReason reason) {
        close();
        journal.write(Source.ENGINE, null, new Event.ExerciseEnded(reason));
    }

    private void close() {
        parts().expectations().end();
        parts().messages().end();
        life = Life.ENDED;
    }

    /** Plays what is due up to the given time, soonest first, and stops at EndEx. */
    private void play(ExerciseTime until) {
        while (life != Life.ENDED && schedule.nextMillis() <= until.millis()) {
            long due = schedule.nextMillis();
            if (due > now().millis()) {
                journal.moveTo(new ExerciseTime(due));
            }
            schedule.take().play();
            settle();
        }
        if (life != Life.ENDED) {
            journal.moveTo(until);
        }
    }

    /** Lets every part read what has been written, until nothing more follows from it. */
    private void settle() {
        for (LogEntry entry = journal.read(); entry != null; entry = journal.read()) {
            seats.read(entry);
            if (parts != null) {
                parts.informed().read(entry);
                parts.triggers().read(entry);
                parts.desks().read(entry);
                parts.phases().read(entry);
                parts.agreements().read(entry);
                parts.disruptions().read(entry);
                parts.messages().read(entry);
                parts.disclosures().read(entry);
                parts.knowledge().read(entry);
                parts.msel().read(entry);
                parts.lending().read(entry);
                parts.taskForces().read(entry);
                parts.rumors().read(entry);
                parts.moves().read(entry);
                parts.expectations().read(entry);
                parts.evaluation().read(entry);
                parts.crews().read(entry);
                parts.crewPost().read(entry);
                parts.crewDuties().read(entry);
            }
        }
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "The exercise has not been created.");
    }
}
