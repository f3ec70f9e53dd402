package org.muster.simulator.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Item;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Resource;
import org.muster.scenarios.TaskForce;

/**
 * The one table of who may see what. A seat gets an event's kind and those of its keys that are not {@code @Withheld};
 * it never gets an entry's number, source, cause or input, since their gaps tell of what it may not see. A kind without
 * a row does not compile.
 */
public final class Visibility {

    /** How much of an event somebody gets. */
    public enum Shape {
        /** The whole entry, for those who watch the exercise. */
        FULL,
        /** For the seat that acts or sent. */
        SENDER,
        /** For the seat that receives or hears; with a message comes its {@link Post}. */
        RECIPIENT,
        /** For seats that stand by. */
        PUBLIC
    }

    /** Seats that see an event in one shape. */
    public record View(Shape shape, Set<Position.Id> seats) {}

    /** What sets an event apart for those who watch. */
    private enum Group {
        GAME,
        /** Seen by every seat, so by observers too. */
        OPEN,
        /** One evaluator's, which no other may see before the evaluation is closed. */
        RATING,
        CONTROLLERS_NOTE,
        SEATS_NOTE
    }

    @FunctionalInterface
    private interface Finder {
        List<View> find(LogEntry entry, Audience audience);
    }

    private record Row(Group group, Finder finder) {}

    private static final Row NOBODY = new Row(Group.GAME, (entry, audience) -> List.of());
    private static final Row EVERYBODY = open((entry, audience) -> views(Set.of(), Set.of(), audience.everybody()));
    private static final Row RATING = new Row(Group.RATING, NOBODY.finder());
    private static final Row CONTROLLERS_NOTE = new Row(Group.CONTROLLERS_NOTE, NOBODY.finder());
    private static final Row WHOEVER_SENT_IT = new Row(Group.GAME, (entry, audience) -> {
        Input input = entry.input();
        Position.Id seat = input == null ? null : input.seat();
        return seat == null ? List.of() : views(Set.of(seat), Set.of(), Set.of());
    });

    private Visibility() {}

    /**
     * @param audience has read this entry and all before it
     * @return the seats that see it, each of them once
     */
    public static List<View> of(LogEntry entry, Audience audience) {
        return row(entry.event()).finder().find(entry, audience);
    }

    /**
     * @param releases has read every entry so far
     * @return how much of it somebody sees who watches now, or null when nothing
     */
    public static @Nullable Shape of(LogEntry entry, Onlooker onlooker, Releases releases) {
        Group group = row(entry.event()).group();
        return switch (onlooker.role()) {
            case DIRECTOR, CONTROLLER, FACILITATOR, SAFETY_CONTROLLER -> Shape.FULL;
            case OVERSIGHT_READER -> group == Group.CONTROLLERS_NOTE ? Shape.PUBLIC : Shape.FULL;
            case LEAD_EVALUATOR -> group == Group.CONTROLLERS_NOTE ? null : Shape.FULL;
            case EVALUATOR ->
                switch (group) {
                    case CONTROLLERS_NOTE -> null;
                    case RATING -> releases.isEvaluationClosed() || onlooker.sent(entry) ? Shape.FULL : null;
                    case GAME, OPEN, SEATS_NOTE -> Shape.FULL;
                };
            case OBSERVER -> {
                if (!isNote(group) && releases.hasLog(entry.number())) {
                    yield Shape.FULL;
                }
                yield group == Group.OPEN ? Shape.PUBLIC : null;
            }
            case COMMANDER ->
                !isNote(group) && releases.hasLog(entry.number(), ReleasedTo.COMMANDERS) ? Shape.FULL : null;
            case TRAINER, ADMIN -> null;
        };
    }

    /** Whether somebody may read it when the log is released to him: all but what people wrote down for themselves. */
    public static boolean isReleasable(LogEntry entry) {
        return !isNote(row(entry.event()).group());
    }

    /** The event as JSON in that shape. All seats that share a shape can be sent the same bytes. */
    public static byte[] bytes(Event event, Shape shape) {
        return switch (shape) {
            case FULL -> CanonicalLog.bytes(event);
            case SENDER, RECIPIENT, PUBLIC -> CanonicalLog.bytesForSeats(event);
        };
    }

    private static boolean isNote(Group group) {
        return group == Group.CONTROLLERS_NOTE || group == Group.SEATS_NOTE;
    }

    private static Row row(Event event) {
        return switch (event) {
            case Event.ExerciseCreated created -> NOBODY;
            case Event.ExerciseStarted started -> EVERYBODY;
            case Event.ClockPaused paused -> EVERYBODY;
            case Event.ClockResumed resumed -> EVERYBODY;
            case Event.SpeedSet set -> EVERYBODY;
            case Event.ClockJumped jumped -> EVERYBODY;
            case Event.PhaseOpened opened -> EVERYBODY;
            case Event.PhaseClosed closed -> EVERYBODY;
            case Event.QuestionAsked asked -> EVERYBODY;
            case Event.QuestionAnswered answered -> actor(answered.seat());
            case Event.SafetyStopCalled called -> EVERYBODY;
            case Event.SafetyStopCleared cleared -> EVERYBODY;
            case Event.ExerciseEnded ended -> EVERYBODY;
            case Event.ExerciseForked forked -> NOBODY;
            // Who else of the agency is a person and who is simulated would tell how much of what is said is play.
            case Event.SeatStaffed staffed -> sender(staffed.seat());
            case Event.SeatHandedOver handed -> agency(handed.seat());
            case Event.RoleAssigned assigned -> NOBODY;
            case Event.RoleEnded ended -> NOBODY;
            case Event.TrainingCited cited -> NOBODY;
            case Event.RollCalled called -> recipient(called.seat());
            case Event.PresenceConfirmed confirmed -> sender(confirmed.seat());
            case Event.SeatAbsent absent -> agency(absent.seat());
            case Event.SeatReturned returned -> agency(returned.seat());
            case Event.InjectDue due -> NOBODY;
            case Event.InjectHeld held -> NOBODY;
            case Event.InjectSkipped skipped -> NOBODY;
            case Event.InjectEdited edited -> NOBODY;
            case Event.InjectAdded added -> NOBODY;
            case Event.InjectReleased released -> NOBODY;
            case Event.ContingencyReleased released -> NOBODY;
            case Event.ControllerSpoke spoke -> NOBODY;
            case Event.MessageSent sent -> senders(sent.msg());
            case Event.DisclosureJudged judged -> judged.warned() || judged.stopped() ? senders(judged.msg()) : NOBODY;
            case Event.MessageStopped stopped -> senders(stopped.msg());
            case Event.MessageRouted routed -> NOBODY;
            case Event.MessageHeld held -> NOBODY;
            case Event.MessageLost lost -> NOBODY;
            case Event.MessageFailed failed -> senders(failed.msg());
            case Event.MessageDelivered delivered -> recipient(delivered.seat());
            case Event.MessageOverheard overheard -> hearers(overheard.agency());
            case Event.MessageOpened opened -> recipient(opened.seat());
            case Event.MessageAcknowledged acknowledged -> receipt(acknowledged.msg(), acknowledged.seat());
            case Event.MessageReadBack readBack -> receipt(readBack.msg(), readBack.seat());
            case Event.MessageClosed closed -> closing(closed.msg(), closed.seat());
            case Event.MessageTagged tagged -> senders(tagged.msg());
            case Event.MessageInFlight flight -> NOBODY;
            case Event.LinkCut cut -> NOBODY;
            case Event.LinkRestored restored -> NOBODY;
            case Event.LinkDegraded degraded -> NOBODY;
            case Event.PaceSwitched switched -> sender(switched.seat());
            case Event.DisruptionStarted started -> NOBODY;
            case Event.DisruptionEnded ended -> NOBODY;
            case Event.DisruptionThrown thrown -> NOBODY;
            case Event.DisruptionLifted lifted -> NOBODY;
            case Event.FalseItemPlanted planted -> NOBODY;
            case Event.FalseItemDetected detected -> agency(detected.agency());
            case Event.FalseItemCorrected corrected -> knowing(corrected.agency(), corrected.item());
            case Event.SenderForged forged -> NOBODY;
            case Event.LanguageHindered hindered -> NOBODY;
            case Event.AgencyDown down -> agency(down.target());
            case Event.AgencyUp up -> agency(up.target());
            case Event.AccessLost lost -> agency(lost.target());
            case Event.AccessRestored restored -> agency(restored.target());
            case Event.PowerLost lost -> struck(lost.target());
            case Event.PowerRestored restored -> struck(restored.target());
            case Event.ShortageBegan began -> owner(began.target());
            case Event.ShortageEnded ended -> owner(ended.target());
            case Event.ClockSkewed skewed -> NOBODY;
            case Event.ClockCorrected corrected -> NOBODY;
            case Event.AgreementActivated activated -> NOBODY;
            case Event.AgreementSuspended suspended -> NOBODY;
            case Event.AgreementRestored restored -> NOBODY;
            case Event.AgreementAmended amended -> NOBODY;
            case Event.AgreementRevoked revoked -> NOBODY;
            case Event.AgreementExpired expired -> NOBODY;
            case Event.NoticeServed served -> agency(served.agency());
            case Event.AgreementSigned signed -> parties(signed.agreement());
            case Event.ItemAvailable available -> agency(available.agency());
            case Event.ItemKnown known -> agency(known.agency());
            case Event.ReviewStarted started -> agency(started.agency());
            case Event.ItemMade made -> agency(made.agency());
            case Event.ItemPurged purged -> agency(purged.agency());
            case Event.ResourceRequested requested -> bothSides(requested.res(), requested.request());
            case Event.ResourceGranted granted -> bothSides(granted.res(), granted.request());
            case Event.ResourceRefused refused -> bothSides(refused.res(), refused.request());
            case Event.ResourceReturned returned -> bothSides(returned.res(), returned.request());
            case Event.ResourceRedirected redirected -> bothSides(redirected.res(), redirected.request());
            case Event.ResourceArrived arrived -> bothSides(arrived.res(), arrived.request());
            case Event.ResourceLost lost -> bothSides(lost.res(), lost.request());
            case Event.TaskForceProposed proposed -> members(proposed.tf());
            case Event.MembershipConfirmed confirmed -> members(confirmed.tf());
            case Event.TaskForceFormed formed -> members(formed.tf());
            case Event.TaskForceDissolved dissolved -> members(dissolved.tf());
            case Event.ExpectationOpened opened -> NOBODY;
            case Event.ExpectationBlocked blocked -> NOBODY;
            case Event.ExpectationUnblocked unblocked -> NOBODY;
            case Event.ExpectationMet met -> NOBODY;
            case Event.ExpectationMissed missed -> NOBODY;
            case Event.ExpectationClosed closed -> NOBODY;
            case Event.DecisionMade made -> actor(made.seat());
            case Event.ActionTaken taken -> actor(taken.seat());
            case Event.StepDone done -> actor(done.seat());
            case Event.ObservationNoted noted -> NOBODY;
            case Event.TaskRated rated -> RATING;
            case Event.TargetRated rated -> RATING;
            case Event.ActionJudged judged -> NOBODY;
            case Event.EmergencyJudged judged -> NOBODY;
            case Event.AdjudicationOpened opened -> NOBODY;
            case Event.AdjudicationClosed closed -> NOBODY;
            case Event.EvaluationClosed closed -> NOBODY;
            case Event.ScoresReleased released -> named(released.to());
            case Event.LogReleased released -> named(released.to());
            case Event.ScoreContested contested -> WHOEVER_SENT_IT;
            case Event.ContestAnswered answered -> contester(answered);
            case Event.FeedbackClosed closed -> EVERYBODY;
            case Event.ControllerNoted noted -> CONTROLLERS_NOTE;
            case Event.SeatNoted noted -> note(noted.seat());
            case Event.TextErased erased -> NOBODY;
            case Event.PersonErased erased -> NOBODY;
            case Event.ChainSealed sealed -> NOBODY;
            case Event.EngineChanged changed -> NOBODY;
        };
    }

    private static Row sender(Position.Id seat) {
        return game((entry, audience) -> views(Set.of(seat), Set.of(), Set.of()));
    }

    private static Row recipient(Position.Id seat) {
        return game((entry, audience) -> views(Set.of(), Set.of(seat), Set.of()));
    }

    private static Row note(Position.Id seat) {
        return new Row(Group.SEATS_NOTE, sender(seat).finder());
    }

    /** The seat that acts, and its agency. */
    private static Row actor(Position.Id seat) {
        return game((entry, audience) -> views(Set.of(seat), Set.of(), audience.agencyOf(seat)));
    }

    private static Row agency(Place place) {
        return game((entry, audience) -> views(Set.of(), Set.of(), audience.agencyOf(place)));
    }

    /** Who tells what is true may never have heard the falsehood, and does not learn from this that it goes round. */
    private static Row knowing(Agency.Id agency, Item.Id item) {
        return game((entry, audience) -> views(Set.of(), Set.of(), audience.knowing(agency, item)));
    }

    /** An agency's power is its own affair; a failure domain has no seats. */
    private static Row struck(Struck struck) {
        return agency(new Agency.Id(struck.value()));
    }

    private static Row hearers(Agency.Id agency) {
        return game((entry, audience) -> views(Set.of(), audience.of(agency), Set.of()));
    }

    private static Row senders(int msg) {
        return game((entry, audience) -> views(audience.senders(msg), Set.of(), Set.of()));
    }

    private static Row receipt(int msg, Position.Id seat) {
        return game((entry, audience) -> views(audience.senders(msg), Set.of(seat), Set.of()));
    }

    private static Row closing(int msg, Position.Id seat) {
        return game((entry, audience) -> views(Set.of(seat), audience.receivers(msg), Set.of()));
    }

    private static Row parties(Agreement.Id agreement) {
        return game((entry, audience) -> views(Set.of(), Set.of(), audience.parties(agreement)));
    }

    private static Row members(TaskForce.Id taskForce) {
        return game((entry, audience) -> views(Set.of(), Set.of(), audience.members(taskForce)));
    }

    private static Row owner(Resource.Id resource) {
        return game((entry, audience) -> views(Set.of(), Set.of(), audience.owner(resource)));
    }

    private static Row bothSides(Resource.Id resource, int request) {
        return game((entry, audience) -> views(Set.of(), Set.of(), audience.bothSides(resource, request)));
    }

    private static Row contester(Event.ContestAnswered answered) {
        return game((entry, audience) -> views(audience.contester(answered), Set.of(), Set.of()));
    }

    /** Agencies see by their seats; commanders have none. */
    private static Row named(ReleasedTo whom) {
        return switch (whom) {
            case SEATS, AGENCIES -> EVERYBODY;
            case COMMANDERS -> open(NOBODY.finder());
        };
    }

    private static Row game(Finder finder) {
        return new Row(Group.GAME, finder);
    }

    private static Row open(Finder finder) {
        return new Row(Group.OPEN, finder);
    }

    /** A seat that stands in several groups is counted in the first. */
    private static List<View> views(
            Set<Position.Id> senders, Set<Position.Id> recipients, Set<Position.Id> standingBy) {
        List<View> views = new ArrayList<>(3);
        Set<Position.Id> counted = Set.of();
        counted = add(views, Shape.SENDER, senders, counted);
        counted = add(views, Shape.RECIPIENT, recipients, counted);
        add(views, Shape.PUBLIC, standingBy, counted);
        return views;
    }

    private static Set<Position.Id> add(
            List<View> views, Shape shape, Set<Position.Id> seats, Set<Position.Id> counted) {
        Set<Position.Id> left = new LinkedHashSet<>(seats);
        left.removeAll(counted);
        if (!left.isEmpty()) {
            views.add(new View(shape, Collections.unmodifiableSet(left)));
        }
        Set<Position.Id> all = new LinkedHashSet<>(left);
        all.addAll(counted);
        return all;
    }
}
