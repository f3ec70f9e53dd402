package org.muster.simulator;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Place;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Target;
import org.muster.scenarios.Task;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.Answers;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Letter;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Person;
import org.muster.simulator.log.ReleasedTo;

/**
 * What people say about the exercise while it is played and after EndEx: notes, ratings, judgements, releases, contests and erasures.
 * None of it changes play; here stands what of it can't be said.
 */
final class Evaluation {

    private static final Set<String> MEASURES =
            Set.of("A1", "A2", "B1", "B2", "B3", "C1", "C2", "C3", "C4", "D1", "D2", "D3");

    /** What one evaluator rates: a task or target of an agency. */
    private record Rated(String by, Agency.Id agency, Identifier what) {}

    private record Disputed(Agency.Id agency, Task.Id task) {}

    private record Contested(String measure, List<Long> entries) {}

    private final Scenario scenario;
    private final Journal journal;
    private final Messages messages;
    private final Expectations expectations;
    private final Set<Target.Id> targets = new HashSet<>();
    /** The last rating of each evaluator. */
    private final Map<Rated, Long> ratings = new HashMap<>();
    /** What somebody did, by its entry: only that can be judged. */
    private final BitSet acts = new BitSet();

    private final Set<Disputed> disputes = new HashSet<>();
    private final Set<Contested> contests = new HashSet<>();
    private final Set<FeedbackForm.Id> closedForms = new HashSet<>();
    private final Set<String> erased = new HashSet<>();
    private final Set<Person> erasedPeople = new HashSet<>();
    private boolean started;
    private boolean ended;
    private boolean closed;
    /** To those who hold seats, which are those who may contest. */
    private boolean scoresReleased;

    private long last;

    Evaluation(Scenario scenario, Journal journal, Messages messages, Expectations expectations) {
        this.scenario = scenario;
        this.journal = journal;
        this.messages = messages;
        this.expectations = expectations;
        scenario.objectives().stream()
                .flatMap(objective -> objective.capabilities().stream())
                .flatMap(capability -> capability.targets().stream())
                .forEach(target -> targets.add(target.id()));
    }

    void read(LogEntry entry) {
        last = entry.number();
        switch (entry.event()) {
            case Event.ExerciseStarted event -> started = true;
            case Event.ExerciseEnded event -> ended = true;
            case Event.ActionTaken event -> acts.set((int) last);
            case Event.StepDone event -> acts.set((int) last);
            case Event.DecisionMade event -> acts.set((int) last);
            case Event.MessageSent event -> acts.set((int) last);
            case Event.QuestionAnswered event -> acts.set((int) last);
            case Event.TaskRated event -> rate(entry, event.agency(), event.task());
            case Event.TargetRated event -> rate(entry, event.agency(), event.target());
            case Event.AdjudicationOpened event -> disputes.add(new Disputed(event.agency(), event.task()));
            case Event.AdjudicationClosed event -> disputes.remove(new Disputed(event.agency(), event.task()));
            case Event.EvaluationClosed event -> closed = true;
            case Event.ScoresReleased event -> scoresReleased |= event.to() == ReleasedTo.SEATS;
            case Event.ScoreContested event -> contests.add(new Contested(event.measure(), event.entries()));
            case Event.ContestAnswered event -> contests.remove(new Contested(event.measure(), event.entries()));
            case Event.TextErased event -> erased.add(event.ref());
            case Event.PersonErased event -> erasedPeople.add(event.person());
            case Event.FeedbackClosed event -> closedForms.add(event.form());
            default -> {}
        }
    }

    /** Whether nobody can tell any more who the person was, so that the key may not come again. */
    boolean isErased(Person person) {
        return erasedPeople.contains(person);
    }

    private void rate(LogEntry entry, Agency.Id agency, Identifier what) {
        Input input = entry.input();
        ratings.put(new Rated(input == null ? "" : input.by(), agency, what), entry.number());
    }

    /** @return why it can't be said, or null when it can */
    @Nullable
    Refused refusal(Input input, Event event) {
        boolean control = Simulation.isControl(input);
        return switch (event) {
            case Event.ObservationNoted noted -> byEvaluator(input, event, refusal(noted));
            case Event.TaskRated rated ->
                byEvaluator(
                        input,
                        event,
                        refusal(
                                input,
                                rated.agency(),
                                rated.task(),
                                rated.answers(),
                                rated.letter(),
                                rated.replaces()));
            case Event.TargetRated rated ->
                byEvaluator(
                        input,
                        event,
                        refusal(
                                input,
                                rated.agency(),
                                rated.target(),
                                rated.answers(),
                                rated.letter(),
                                rated.replaces()));
            case Event.ActionJudged judged -> byEvaluator(input, event, refusal(judged));
            case Event.EmergencyJudged judged -> byEvaluator(input, event, refusal(judged));
            case Event.AdjudicationOpened dispute -> {
                boolean may = Simulation.isDriver(input) || Simulation.isEvaluator(input);
                Refused refused = may ? unrated() : Simulation.notAllowed(input, event);
                if (refused == null) {
                    refused = unknown(dispute.agency(), dispute.task());
                }
                yield refused != null || !disputes.contains(new Disputed(dispute.agency(), dispute.task()))
                        ? refused
                        : Simulation.refuse(Refusal.ALREADY, dispute.task());
            }
            case Event.AdjudicationClosed decided ->
                byEvaluator(
                        input,
                        event,
                        disputes.contains(new Disputed(decided.agency(), decided.task()))
                                ? null
                                : Simulation.refuse(Refusal.UNKNOWN, decided.task()));
            case Event.EvaluationClosed done ->
                byEvaluator(input, event, ended ? null : Simulation.refuse(Refusal.NOT_ENDED));
            case Event.ScoresReleased released ->
                control ? release(released.upTo()) : Simulation.notAllowed(input, event);
            case Event.LogReleased released -> control ? release(released.upTo()) : Simulation.notAllowed(input, event);
            case Event.ScoreContested contested ->
                input.seat() == null ? Simulation.notAllowed(input, event) : refusal(contested);
            case Event.ContestAnswered answered ->
                Simulation.isEvaluator(input)
                        ? contests.contains(new Contested(answered.measure(), answered.entries()))
                                ? null
                                : Simulation.refuse(Refusal.UNKNOWN, answered.measure())
                        : Simulation.notAllowed(input, event);
            case Event.FeedbackClosed done -> control ? refusal(done) : Simulation.notAllowed(input, event);
            case Event.TextErased gone -> {
                if (!control && !Simulation.isDriver(input)) {
                    yield Simulation.notAllowed(input, event);
                }
                yield erased.contains(gone.ref()) ? Simulation.refuse(Refusal.ALREADY, gone.ref()) : null;
            }
            case Event.PersonErased gone -> {
                if (!Simulation.isDriver(input)) {
                    yield Simulation.notAllowed(input, event);
                }
                yield isErased(gone.person()) ? Simulation.refuse(Refusal.ALREADY, "person") : null;
            }
            case Event.ControllerNoted noted -> control ? null : Simulation.notAllowed(input, event);
            default -> Simulation.notAllowed(input, event);
        };
    }

    /** What only evaluators say, from StartEx until the evaluation is closed. */
    private @Nullable Refused byEvaluator(Input input, Event event, @Nullable Refused otherwise) {
        if (!Simulation.isEvaluator(input)) {
            return Simulation.notAllowed(input, event);
        }
        Refused refused = unrated();
        return refused != null ? refused : otherwise;
    }

    private @Nullable Refused unrated() {
        if (!started) {
            return Simulation.refuse(Refusal.NOT_STARTED);
        }
        return closed ? Simulation.refuse(Refusal.EVALUATION_CLOSED) : null;
    }

    private @Nullable Refused refusal(Event.ObservationNoted noted) {
        Refused refused = unknown(noted.agency(), noted.task());
        if (refused == null && noted.observedAt().compareTo(journal.now()) > 0) {
            refused = Simulation.refuse(Refusal.IMPOSSIBLE, "observedAt", noted.observedAt());
        }
        return refused == null ? unknownEntry(noted.entries()) : refused;
    }

    private @Nullable Refused refusal(
            Input input, Agency.Id agency, Identifier what, Answers answers, Letter letter, @Nullable Long replaces) {
        Refused refused = unknown(agency, what);
        if (refused != null) {
            return refused;
        }
        if (letter != Letter.of(answers)) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "letter", letter.code());
        }
        Long earlier = ratings.get(new Rated(input.by(), agency, what));
        if (Objects.equals(earlier, replaces)) {
            return null;
        }
        return earlier == null
                ? Simulation.refuse(Refusal.IMPOSSIBLE, "replaces", Objects.requireNonNull(replaces))
                : Simulation.refuse(Refusal.ALREADY, earlier);
    }

    private @Nullable Refused refusal(Event.ActionJudged judged) {
        if (judged.entry() > last || !acts.get((int) judged.entry())) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "entry", judged.entry());
        }
        Expectation.Id exp = judged.exp();
        Place who = judged.who();
        if (exp == null || who == null) {
            return exp == null && who == null && judged.credit() == null
                    ? null
                    : Simulation.refuse(Refusal.IMPOSSIBLE, "exp", exp == null ? "" : exp);
        }
        if (judged.credit() == null) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "exp", exp);
        }
        return expectations.hasOpened(new Awaited.Key(exp, who)) ? null : Simulation.refuse(Refusal.UNKNOWN, exp);
    }

    private @Nullable Refused refusal(Event.EmergencyJudged judged) {
        if (!messages.has(judged.msg())) {
            return Simulation.refuse(Refusal.UNKNOWN, judged.msg());
        }
        return messages.sent(judged.msg()).emergency() == null
                ? Simulation.refuse(Refusal.IMPOSSIBLE, "msg", judged.msg())
                : null;
    }

    private @Nullable Refused release(long upTo) {
        if (!ended) {
            return Simulation.refuse(Refusal.NOT_ENDED);
        }
        return upTo > last ? Simulation.refuse(Refusal.IMPOSSIBLE, "upTo", upTo) : null;
    }

    private @Nullable Refused refusal(Event.ScoreContested contested) {
        if (!scoresReleased) {
            return Simulation.refuse(Refusal.NOT_RELEASED);
        }
        if (!MEASURES.contains(contested.measure())) {
            return Simulation.refuse(Refusal.UNKNOWN, contested.measure());
        }
        if (contests.contains(new Contested(contested.measure(), contested.entries()))) {
            return Simulation.refuse(Refusal.ALREADY, contested.measure());
        }
        return unknownEntry(contested.entries());
    }

    private @Nullable Refused refusal(Event.FeedbackClosed done) {
        if (!scenario.has(done.form())) {
            return Simulation.refuse(Refusal.UNKNOWN, done.form());
        }
        if (!ended) {
            return Simulation.refuse(Refusal.NOT_ENDED);
        }
        return closedForms.contains(done.form()) ? Simulation.refuse(Refusal.ALREADY, done.form()) : null;
    }

    private @Nullable Refused unknown(Agency.Id agency, @Nullable Identifier what) {
        if (!scenario.has(agency)) {
            return Simulation.refuse(Refusal.UNKNOWN, agency);
        }
        boolean known =
                what == null || (what instanceof Target.Id target ? targets.contains(target) : scenario.has(what));
        return known ? null : Simulation.refuse(Refusal.UNKNOWN, Objects.requireNonNull(what));
    }

    private @Nullable Refused unknownEntry(List<Long> entries) {
        return entries.stream()
                .filter(entry -> entry < 0 || entry > last)
                .findFirst()
                .map(entry -> Simulation.refuse(Refusal.IMPOSSIBLE, "entries", entry))
                .orElse(null);
    }
}
