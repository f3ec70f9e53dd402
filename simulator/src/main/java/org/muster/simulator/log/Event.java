package org.muster.simulator.log;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Basis;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.Function;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Question;
import org.muster.scenarios.Resource;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Site;
import org.muster.scenarios.Target;
import org.muster.scenarios.Task;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Via;

/**
 * Something that happened in an exercise. The list is closed, so every reader's switch is checked by the compiler. A
 * record's name is its kind, and its components are the keys of its JSON, in their order. Times are exercise time;
 * {@code permille} stands for thousandths; what is {@code null} is left out. What is {@code @Withheld} no seat ever
 * gets. What the engine numbers ({@code msg}, {@code request}) is 0 in an input.
 */
public sealed interface Event {

    /** The greatest seed: a whole number that every JSON reader keeps. */
    long MOST_SEED = (1L << 53) - 1;

    /** The name of the record, as the log writes it: {@code message-sent}. */
    default String kind() {
        return Kind.of(getClass()).code();
    }

    // Life and clock

    /**
     * The exercise exists. Always entry 0.
     *
     * @param log the version of the log's form
     * @param rules the version of the engine's behaviour
     * @param scenario the scenario's hash, 64 hex digits
     * @param language the version of the scenario language
     * @param seed 0 to 2^53 − 1
     * @param replication which of several plays with one seed this is
     * @param profileHash null in a log made by hand
     */
    record ExerciseCreated(
            int log,
            int rules,
            String scenario,
            int language,
            long seed,
            long replication,
            ScoringProfile.Id profile,
            @Nullable String profileHash)
            implements Event {
        public ExerciseCreated {
            Bounds.atLeast(1, "Log version", log);
            Bounds.atLeast(1, "Rules", rules);
            Bounds.atLeast(1, "Language version", language);
            Bounds.atLeast(0, "Seed", seed);
            Bounds.atLeast(0, "Replication", replication);
            if (seed > MOST_SEED) {
                throw new IllegalArgumentException("Seed (%d) is more than 2^53 - 1.".formatted(seed));
            }
            checkHash(scenario);
            if (profileHash != null) {
                checkHash(profileHash);
            }
        }

        private static void checkHash(String hash) {
            boolean right = hash.length() == 64;
            for (int i = 0; right && i < 64; i++) {
                right = "0123456789abcdef".indexOf(hash.charAt(i)) >= 0;
            }
            if (!right) {
                throw new IllegalArgumentException("Hash (%s) is not 64 small hex digits.".formatted(hash));
            }
        }
    }

    /** StartEx. */
    record ExerciseStarted() implements Event {}

    /** The clock stands. */
    record ClockPaused(PauseReason reason) implements Event {}

    /** The clock runs again. */
    record ClockResumed(PauseReason reason) implements Event {}

    /**
     * The clock runs faster or slower.
     *
     * @param permille 1000 is real time
     */
    record SpeedSet(int permille) implements Event {
        public SpeedSet {
            Bounds.atLeast(1, "Speed", permille);
        }
    }

    /** The clock jumped ahead. */
    record ClockJumped(ExerciseTime to, JumpMode mode) implements Event {}

    /**
     * A phase began, and ended the one before.
     *
     * @param turn the turn that begins with it, or null in real time
     */
    record PhaseOpened(Phase.Id phase, @Nullable Integer turn) implements Event {
        public PhaseOpened {
            if (turn != null) {
                Bounds.atLeast(1, "Turn", turn);
            }
        }
    }

    /**
     * A phase ended.
     *
     * @param turn the turn that ends with it, or null in real time
     */
    record PhaseClosed(Phase.Id phase, @Nullable Integer turn) implements Event {
        public PhaseClosed {
            if (turn != null) {
                Bounds.atLeast(1, "Turn", turn);
            }
        }
    }

    /**
     * A question stands before its seats.
     *
     * @param text the facilitator's own wording, or null for that of the script
     */
    record QuestionAsked(
            Phase.Id phase,
            Question.Id question,
            @Withheld @Nullable TextRef text) implements Event {}

    /**
     * A seat answered, or the facilitator for it.
     *
     * @param text null when the answer was spoken
     */
    record QuestionAnswered(
            Phase.Id phase,
            Question.Id question,
            Position.Id seat,
            @Withheld @Nullable TextRef text) implements Event {}

    /**
     * Somebody called a real emergency. Play stops at once.
     *
     * @param text null when nothing was said
     */
    record SafetyStopCalled(@Withheld @Nullable TextRef text) implements Event {}

    /**
     * The director says that play may go on.
     *
     * @param text null when nothing was said
     */
    record SafetyStopCleared(@Withheld @Nullable TextRef text) implements Event {}

    /** EndEx. The clock stands for good; the log goes on. */
    record ExerciseEnded(EndReason reason) implements Event {}

    /**
     * The first own entry of a fork: all before it was another exercise's.
     *
     * @param parentHead the chain's hash of the last entry copied from the parent
     */
    record ExerciseForked(String parentHead) implements Event {
        public ExerciseForked {
            Bounds.word("Hash", parentHead);
        }
    }

    // Staffing

    /**
     * Says who holds a seat from now on.
     *
     * @param person there exactly when a person holds it
     * @param seen whether that person has read or played this script; there exactly when a person holds it
     */
    record SeatStaffed(
            Position.Id seat,
            Staffing holder,
            @Withheld @Nullable Person person,
            @Withheld @Nullable Boolean seen) implements Event {
        public SeatStaffed {
            if ((holder == Staffing.PERSON) != (person != null) || (person == null) != (seen == null)) {
                throw new IllegalArgumentException("Seat (%s) is held by (%s) with person (%s) and seen (%s)."
                        .formatted(seat, holder.code(), person, seen));
            }
        }

        /** A crew or nobody takes the seat. */
        public SeatStaffed(Position.Id seat, Staffing holder) {
            this(seat, holder, null, null);
        }
    }

    /** A seat passed from one person to another in play. */
    record SeatHandedOver(
            Position.Id seat,
            @Withheld Person from,
            @Withheld Person to,
            HandoverReason reason) implements Event {}

    /**
     * A person has a role from now on.
     *
     * @param agencies those it is limited to; empty means none
     */
    record RoleAssigned(@Withheld Person person, Role role, List<Agency.Id> agencies) implements Event {
        public RoleAssigned {
            agencies = List.copyOf(agencies);
        }
    }

    /**
     * A person has a role no longer.
     *
     * @param agencies those it was limited to; empty means none
     */
    record RoleEnded(@Withheld Person person, Role role, List<Agency.Id> agencies) implements Event {
        public RoleEnded {
            agencies = List.copyOf(agencies);
        }
    }

    /**
     * How well the holder of a seat is trained, as his office says.
     *
     * @param permille of what the function asks
     * @param asOf the day of that statement
     */
    record TrainingCited(Position.Id seat, Function.Id function, int permille, LocalDate asOf) implements Event {
        public TrainingCited {
            Bounds.permille("Training", permille);
        }
    }

    /** A seat is asked whether it is there. */
    record RollCalled(Position.Id seat) implements Event {}

    /** A seat says that it is there. */
    record PresenceConfirmed(Position.Id seat) implements Event {}

    /**
     * A disruption took a seat away.
     *
     * @param deputy who acts for it, or null when nobody does
     */
    record SeatAbsent(Position.Id seat, Position.@Nullable Id deputy) implements Event {}

    /**
     * A seat is back.
     *
     * @param deputy who acted for it, or null when nobody did
     */
    record SeatReturned(Position.Id seat, Position.@Nullable Id deputy) implements Event {}

    // Injects

    /**
     * A line could be released now, and waits for a hand.
     *
     * @param reason null when there is nothing to say
     */
    record InjectDue(Line.Id line, @Nullable LineReason reason) implements Event {}

    /**
     * A line was held back.
     *
     * @param reason null when there is nothing to say
     */
    record InjectHeld(Line.Id line, @Nullable LineReason reason) implements Event {}

    /**
     * A line will not be played.
     *
     * @param reason null when there is nothing to say
     */
    record InjectSkipped(Line.Id line, @Nullable LineReason reason) implements Event {}

    /**
     * A line was changed before its release.
     *
     * @param tree the whole new line as the script would write it, its words as references to texts
     */
    record InjectEdited(Line.Id line, Tree.Branch tree) implements Event {}

    /**
     * A line was added in play.
     *
     * @param line {@code adhoc-1} and so on
     * @param tree the whole line as the script would write it, its words as references to texts
     */
    record InjectAdded(Line.Id line, Tree.Branch tree) implements Event {}

    /**
     * A line is played.
     *
     * @param msg the message it sends, or null when it sends none
     */
    record InjectReleased(Line.Id line, @Nullable Integer msg) implements Event {
        public InjectReleased {
            if (msg != null) {
                Bounds.atLeast(0, "Message", msg);
            }
        }
    }

    /**
     * A contingency is played.
     *
     * @param rescues the expectation that was missed
     */
    record ContingencyReleased(Line.Id line, Expectation.Id rescues) implements Event {}

    /**
     * A controller spoke for SimCell.
     *
     * @param as the agency or persona whose voice it is
     */
    record ControllerSpoke(Place as, int msg) implements Event {
        public ControllerSpoke {
            Bounds.atLeast(0, "Message", msg);
        }
    }

    // Messages and network

    /**
     * A message left its sender.
     *
     * @param msg its number, counted from 1 in the exercise; 0 in an input, since the engine gives it
     * @param sender the seat when a seat acts, else the persona, agency or seat that the line names
     * @param to seats, agencies and {@code all} resolved to them, and personas
     * @param replyTo the message it answers, or null
     * @param forwards the message it passes on, or null
     * @param closing whether it closes the exchange
     * @param text null for a line of the script, whose words are there
     * @param lang the language it is in, or null for the scenario's first
     * @param line the line that sends it, or null
     * @param emergency why it claims to be one, or null when it does not
     * @param cites the bases it cites, or null for none
     */
    record MessageSent(
            int msg,
            Place sender,
            List<Place> to,
            MessageKind type,
            Via via,
            List<Item.Id> items,
            Tlp tlp,
            Purpose purpose,
            @Nullable Integer replyTo,
            @Nullable Integer forwards,
            boolean closing,
            @Nullable TextRef text,
            @Nullable String lang,
            @Withheld Line.@Nullable Id line,
            @Nullable TextRef emergency,
            @Nullable List<Basis> cites)
            implements Event {
        public MessageSent {
            Bounds.atLeast(0, "Message", msg);
            to = List.copyOf(to);
            items = List.copyOf(items);
            if (replyTo != null) {
                Bounds.atLeast(1, "Message", replyTo);
            }
            if (forwards != null) {
                Bounds.atLeast(1, "Message", forwards);
            }
            if (lang != null) {
                Bounds.word("Language", lang);
            }
            cites = cites == null ? null : List.copyOf(cites);
        }
    }

    /**
     * One item of a message was judged for one that receives it.
     *
     * @param to the receiving agency, or the persona
     * @param agreement the one that decided, or null when none alone did
     * @param severity 0, 1, 3 or 10; of an emergency or good faith that of the denial they replaced
     * @param stopped whether the message was stopped for it
     * @param warned whether the sender was warned
     * @param noticed whether the sender's agency had notice of the rule that decided
     */
    record DisclosureJudged(
            int msg,
            Item.Id item,
            Place to,
            Verdict verdict,
            Agreement.@Nullable Id agreement,
            @Withheld int severity,
            boolean stopped,
            boolean warned,
            @Withheld boolean noticed)
            implements Event {
        public DisclosureJudged {
            Bounds.atLeast(1, "Message", msg);
            if (severity != 0 && severity != 1 && severity != 3 && severity != 10) {
                throw new IllegalArgumentException("Severity (%d) is not 0, 1, 3 or 10.".formatted(severity));
            }
        }
    }

    /** A message never left. */
    record MessageStopped(int msg, StopReason reason) implements Event {
        public MessageStopped {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /**
     * A message took a link.
     *
     * @param hop 1 for the first link of its way
     * @param level that of the link in the pair's PACE plan, or null without a plan
     * @param queuedUntil when the link began to carry it, or null when at once
     * @param arrivesAt when it will arrive, or null when nobody can say
     */
    record MessageRouted(
            int msg,
            int hop,
            Link.Id link,
            PacePlan.@Nullable Level level,
            @Nullable ExerciseTime queuedUntil,
            @Nullable ExerciseTime arrivesAt)
            implements Event {
        public MessageRouted {
            Bounds.atLeast(1, "Message", msg);
            Bounds.atLeast(1, "Hop", hop);
        }
    }

    /** A message waits on its way to a seat. */
    record MessageHeld(int msg, Position.Id to, Link.Id link, LossReason reason) implements Event {
        public MessageHeld {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** A message will never reach a seat. */
    record MessageLost(int msg, Position.Id to, Link.Id link, LossReason reason) implements Event {
        public MessageLost {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** The sender notices now that a message did not get through. */
    record MessageFailed(int msg, Position.Id to, Link.Id link) implements Event {
        public MessageFailed {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /**
     * The message is now in front of the seat.
     *
     * @param link null when it was handed over directly
     * @param level null without a link or a PACE plan
     * @param distorted whether it was misunderstood; null when it was not
     */
    record MessageDelivered(
            int msg,
            Position.Id seat,
            Link.@Nullable Id link,
            @Withheld PacePlan.@Nullable Level level,
            @Withheld @Nullable Boolean distorted)
            implements Event {
        public MessageDelivered {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** An agency heard what was not for it, on a net. */
    record MessageOverheard(int msg, Agency.Id agency) implements Event {
        public MessageOverheard {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** A recipient opened a message for the first time. */
    record MessageOpened(int msg, Position.Id seat) implements Event {
        public MessageOpened {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** A recipient says that he has a message. */
    record MessageAcknowledged(int msg, Position.Id seat) implements Event {
        public MessageAcknowledged {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** A recipient repeated a message to its sender. */
    record MessageReadBack(int msg, Position.Id seat) implements Event {
        public MessageReadBack {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** The sender closed the exchange. */
    record MessageClosed(int msg, Position.Id seat) implements Event {
        public MessageClosed {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** A message turned out to say more than the items attached to it. */
    record MessageTagged(int msg, List<Item.Id> items) implements Event {
        public MessageTagged {
            Bounds.atLeast(1, "Message", msg);
            items = List.copyOf(items);
        }
    }

    /** A message was under way at EndEx. */
    record MessageInFlight(int msg) implements Event {
        public MessageInFlight {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /** A link carries nothing. */
    record LinkCut(Link.Id link, Disruption.Id disruption) implements Event {}

    /**
     * A link carries again.
     *
     * @param disruption the one that ended, or null when it is not known
     */
    record LinkRestored(Link.Id link, Disruption.@Nullable Id disruption) implements Event {}

    /**
     * A link carries more slowly, loses more, or carries less.
     *
     * @param factor its delay in thousandths of the usual, or null when unchanged
     * @param loss thousandths lost, or null when unchanged
     * @param capacity messages an hour, or null when unchanged
     */
    record LinkDegraded(
            Link.Id link,
            Disruption.Id disruption,
            @Nullable Integer factor,
            @Nullable Integer loss,
            @Nullable Integer capacity)
            implements Event {
        public LinkDegraded {
            if (factor != null) {
                Bounds.atLeast(0, "Factor", factor);
            }
            if (loss != null) {
                Bounds.permille("Loss", loss);
            }
            if (capacity != null) {
                Bounds.atLeast(0, "Capacity", capacity);
            }
        }
    }

    /** A seat got through on another level of a PACE plan for the first time. */
    record PaceSwitched(PacePlan.Id plan, PacePlan.Level from, PacePlan.Level to, Position.Id seat) implements Event {}

    // Disruptions

    /**
     * A disruption began.
     *
     * @param hits every agency that it hits
     */
    record DisruptionStarted(Disruption.Id disruption, Effect.Kind type, List<Agency.Id> hits) implements Event {
        public DisruptionStarted {
            hits = List.copyOf(hits);
        }
    }

    /**
     * A disruption is over.
     *
     * @param hits every agency that it hit
     */
    record DisruptionEnded(Disruption.Id disruption, Effect.Kind type, List<Agency.Id> hits) implements Event {
        public DisruptionEnded {
            hits = List.copyOf(hits);
        }
    }

    /**
     * A controller added a disruption in play.
     *
     * @param tree the whole disruption as the script would write it
     */
    record DisruptionThrown(Disruption.Id disruption, Tree.Branch tree) implements Event {}

    /** A controller ended a disruption. */
    record DisruptionLifted(Disruption.Id disruption) implements Event {}

    /** An agency holds a false item. */
    record FalseItemPlanted(Item.Id item, Agency.Id agency) implements Event {}

    /** A seat doubts a false item. */
    record FalseItemDetected(Item.Id item, Agency.Id agency, Position.Id seat) implements Event {}

    /** A seat put a false item right. */
    record FalseItemCorrected(Item.Id item, Agency.Id agency, Position.Id seat) implements Event {}

    /**
     * A message came from somebody else than it says.
     *
     * @param as whom it claims to come from
     */
    record SenderForged(int msg, Place as, boolean noticed) implements Event {
        public SenderForged {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /**
     * A message took longer for want of a common language.
     *
     * @param factor its delay in thousandths of the usual
     */
    record LanguageHindered(int msg, int factor, boolean distorted) implements Event {
        public LanguageHindered {
            Bounds.atLeast(1, "Message", msg);
            Bounds.atLeast(0, "Factor", factor);
        }
    }

    /**
     * An agency fell silent.
     *
     * @param value null when there is nothing to count
     */
    record AgencyDown(Agency.Id target, @Nullable Integer value) implements Event {}

    /**
     * An agency is back.
     *
     * @param value null when there is nothing to count
     */
    record AgencyUp(Agency.Id target, @Nullable Integer value) implements Event {}

    /**
     * A seat or agency is locked out of a channel.
     *
     * @param value null when there is nothing to count
     */
    record AccessLost(Place target, @Nullable Integer value) implements Event {}

    /**
     * A seat or agency can use a channel again.
     *
     * @param value null when there is nothing to count
     */
    record AccessRestored(Place target, @Nullable Integer value) implements Event {}

    /**
     * The power went off.
     *
     * @param value null when there is nothing to count
     */
    record PowerLost(Struck target, @Nullable Integer value) implements Event {}

    /**
     * The power is on again.
     *
     * @param value null when there is nothing to count
     */
    record PowerRestored(Struck target, @Nullable Integer value) implements Event {}

    /**
     * A resource ran short.
     *
     * @param value how many are left, or null when it is not known
     */
    record ShortageBegan(Resource.Id target, @Nullable Integer value) implements Event {}

    /**
     * A resource is whole again.
     *
     * @param value how many there are, or null when it is not known
     */
    record ShortageEnded(Resource.Id target, @Nullable Integer value) implements Event {}

    /**
     * An agency's clock is wrong.
     *
     * @param offset milliseconds ahead; negative means behind
     */
    record ClockSkewed(Agency.Id agency, long offset) implements Event {}

    /**
     * An agency's clock is right again.
     *
     * @param offset milliseconds that it was ahead; negative means behind
     */
    record ClockCorrected(Agency.Id agency, long offset) implements Event {}

    // Agreements

    /**
     * An agreement came into force.
     *
     * @param allow the categories that it opens now, or null when these clauses stay as they are
     * @param deny the categories that it closes now, or null when these clauses stay as they are
     */
    record AgreementActivated(
            Agreement.Id agreement,
            @Nullable List<DataCategory.Id> allow,
            @Nullable List<DataCategory.Id> deny) implements Event {
        public AgreementActivated {
            allow = allow == null ? null : List.copyOf(allow);
            deny = deny == null ? null : List.copyOf(deny);
        }

        /** The clauses stay as they are. */
        public AgreementActivated(Agreement.Id agreement) {
            this(agreement, null, null);
        }
    }

    /**
     * An agreement is suspended.
     *
     * @param allow the categories that it opens now, or null when these clauses stay as they are
     * @param deny the categories that it closes now, or null when these clauses stay as they are
     */
    record AgreementSuspended(
            Agreement.Id agreement,
            @Nullable List<DataCategory.Id> allow,
            @Nullable List<DataCategory.Id> deny) implements Event {
        public AgreementSuspended {
            allow = allow == null ? null : List.copyOf(allow);
            deny = deny == null ? null : List.copyOf(deny);
        }

        /** The clauses stay as they are. */
        public AgreementSuspended(Agreement.Id agreement) {
            this(agreement, null, null);
        }
    }

    /**
     * An agreement is in force again.
     *
     * @param allow the categories that it opens now, or null when these clauses stay as they are
     * @param deny the categories that it closes now, or null when these clauses stay as they are
     */
    record AgreementRestored(
            Agreement.Id agreement,
            @Nullable List<DataCategory.Id> allow,
            @Nullable List<DataCategory.Id> deny) implements Event {
        public AgreementRestored {
            allow = allow == null ? null : List.copyOf(allow);
            deny = deny == null ? null : List.copyOf(deny);
        }

        /** The clauses stay as they are. */
        public AgreementRestored(Agreement.Id agreement) {
            this(agreement, null, null);
        }
    }

    /**
     * An agreement has new clauses.
     *
     * @param allow the categories that it opens now, or null when these clauses stay as they are
     * @param deny the categories that it closes now, or null when these clauses stay as they are
     */
    record AgreementAmended(
            Agreement.Id agreement,
            @Nullable List<DataCategory.Id> allow,
            @Nullable List<DataCategory.Id> deny) implements Event {
        public AgreementAmended {
            allow = allow == null ? null : List.copyOf(allow);
            deny = deny == null ? null : List.copyOf(deny);
        }
    }

    /**
     * An agreement was revoked.
     *
     * @param allow the categories that it opens now, or null when these clauses stay as they are
     * @param deny the categories that it closes now, or null when these clauses stay as they are
     */
    record AgreementRevoked(
            Agreement.Id agreement,
            @Nullable List<DataCategory.Id> allow,
            @Nullable List<DataCategory.Id> deny) implements Event {
        public AgreementRevoked {
            allow = allow == null ? null : List.copyOf(allow);
            deny = deny == null ? null : List.copyOf(deny);
        }

        /** The clauses stay as they are. */
        public AgreementRevoked(Agreement.Id agreement) {
            this(agreement, null, null);
        }
    }

    /**
     * An agreement ran out.
     *
     * @param allow the categories that it opens now, or null when these clauses stay as they are
     * @param deny the categories that it closes now, or null when these clauses stay as they are
     */
    record AgreementExpired(
            Agreement.Id agreement,
            @Nullable List<DataCategory.Id> allow,
            @Nullable List<DataCategory.Id> deny) implements Event {
        public AgreementExpired {
            allow = allow == null ? null : List.copyOf(allow);
            deny = deny == null ? null : List.copyOf(deny);
        }

        /** The clauses stay as they are. */
        public AgreementExpired(Agreement.Id agreement) {
            this(agreement, null, null);
        }
    }

    /** An agency was told of a change. Its duty begins here. */
    record NoticeServed(Agreement.Id agreement, Agency.Id agency) implements Event {}

    /** A seat signed for its agency. */
    record AgreementSigned(Agreement.Id agreement, Agency.Id party, Position.Id seat) implements Event {}

    // Information, resources, task forces

    /** An agency holds an item by itself: from the script, or since its review is done. */
    record ItemAvailable(Item.Id item, Agency.Id agency) implements Event {}

    /**
     * An agency knows an item.
     *
     * @param seat who knows it, or null when it was overheard
     * @param msg the message it came by, or null
     * @param since when it was known already, for what was tagged later; null when only now
     */
    record ItemKnown(
            Item.Id item,
            Agency.Id agency,
            Position.@Nullable Id seat,
            @Nullable Integer msg,
            @Nullable ExerciseTime since)
            implements Event {
        public ItemKnown {
            if (msg != null) {
                Bounds.atLeast(1, "Message", msg);
            }
        }
    }

    /** A seat began to make an item from others. */
    record ReviewStarted(Item.Id item, Agency.Id agency, Position.Id seat) implements Event {}

    /** An agency made an item from others. */
    record ItemMade(Item.Id item, Agency.Id agency) implements Event {}

    /** A seat deleted an item for its agency. */
    record ItemPurged(Item.Id item, Agency.Id agency, Position.Id seat) implements Event {}

    /**
     * A resource was asked for.
     *
     * @param count how many
     * @param purpose what for
     * @param request its number, counted from 1 in the exercise; 0 in an input, since the engine gives it
     * @param seat who asks, or null when a line does
     * @param verdict what the agreements say of the loan, or null when it was not judged
     */
    record ResourceRequested(
            Resource.Id res,
            int count,
            Purpose purpose,
            int request,
            Position.@Nullable Id seat,
            @Nullable Verdict verdict)
            implements Event {
        public ResourceRequested {
            Bounds.atLeast(1, "Count", count);
            Bounds.atLeast(0, "Request", request);
        }
    }

    /**
     * A resource was granted, whole or in part.
     *
     * @param count how many
     * @param purpose what for
     * @param request its number, counted from 1 in the exercise
     * @param verdict what the agreements say of the loan, or null when it was not judged
     */
    record ResourceGranted(
            Resource.Id res,
            int count,
            Purpose purpose,
            int request,
            Position.Id seat,
            @Nullable Verdict verdict) implements Event {
        public ResourceGranted {
            Bounds.atLeast(1, "Count", count);
            Bounds.atLeast(1, "Request", request);
        }
    }

    /**
     * A request was refused.
     *
     * @param count how many
     * @param purpose what for
     * @param request its number, counted from 1 in the exercise
     * @param verdict what the agreements say of the loan, or null when it was not judged
     */
    record ResourceRefused(
            Resource.Id res,
            int count,
            Purpose purpose,
            int request,
            Position.Id seat,
            @Nullable Verdict verdict) implements Event {
        public ResourceRefused {
            Bounds.atLeast(1, "Count", count);
            Bounds.atLeast(1, "Request", request);
        }
    }

    /**
     * A resource was given back.
     *
     * @param count how many
     * @param purpose what for
     * @param request its number, counted from 1 in the exercise
     * @param verdict what the agreements say of the loan, or null when it was not judged
     */
    record ResourceReturned(
            Resource.Id res,
            int count,
            Purpose purpose,
            int request,
            Position.Id seat,
            @Nullable Verdict verdict) implements Event {
        public ResourceReturned {
            Bounds.atLeast(1, "Count", count);
            Bounds.atLeast(1, "Request", request);
        }
    }

    /**
     * A resource was sent elsewhere.
     *
     * @param count how many
     * @param purpose what for
     * @param request its number, counted from 1 in the exercise
     * @param verdict what the agreements say of the loan, or null when it was not judged
     */
    record ResourceRedirected(
            Resource.Id res,
            int count,
            Purpose purpose,
            int request,
            Position.Id seat,
            @Nullable Verdict verdict) implements Event {
        public ResourceRedirected {
            Bounds.atLeast(1, "Count", count);
            Bounds.atLeast(1, "Request", request);
        }
    }

    /**
     * What was granted is there.
     *
     * @param request the number of the request it answers
     */
    record ResourceArrived(Resource.Id res, int request) implements Event {
        public ResourceArrived {
            Bounds.atLeast(1, "Request", request);
        }
    }

    /**
     * What was granted will not come, or is gone.
     *
     * @param request the number of the request it answered
     */
    record ResourceLost(Resource.Id res, int request) implements Event {
        public ResourceLost {
            Bounds.atLeast(1, "Request", request);
        }
    }

    /** A seat proposes to form a task force. */
    record TaskForceProposed(TaskForce.Id tf, Position.Id seat) implements Event {}

    /** A seat joins a task force. */
    record MembershipConfirmed(TaskForce.Id tf, Position.Id seat) implements Event {}

    /** Every member has joined. */
    record TaskForceFormed(TaskForce.Id tf) implements Event {}

    /** A seat dissolved a task force. */
    record TaskForceDissolved(TaskForce.Id tf, Position.Id seat) implements Event {}

    // Expectations, decisions, tasks. Exp and who together name one expectation: m-02-ack stands for as many as the
    // line has recipients.

    /**
     * From now on something is expected of a seat or agency. Its clock starts with this entry.
     *
     * @param within milliseconds of the excused clock, or null where there is no deadline
     */
    record ExpectationOpened(
            Expectation.Id exp, Place who, @Nullable Long within, ClockRule clock) implements Event {
        public ExpectationOpened {
            if (within != null) {
                Bounds.atLeast(1, "Standard", within);
            }
        }
    }

    /**
     * Nobody could do now what is expected: its clock stands.
     *
     * @param because the entries that brought it about
     */
    record ExpectationBlocked(
            Expectation.Id exp,
            Place who,
            BlockReason reason,
            @Withheld List<Long> because) implements Event {
        public ExpectationBlocked {
            because = List.copyOf(because);
        }
    }

    /**
     * What is expected can be done again: its clock runs.
     *
     * @param because the entries that brought it about
     */
    record ExpectationUnblocked(
            Expectation.Id exp, Place who, @Withheld List<Long> because) implements Event {
        public ExpectationUnblocked {
            because = List.copyOf(because);
        }
    }

    /**
     * Somebody did what was expected. A later choice or a better credit writes a new one; the last counts.
     *
     * @param by the seat that did it
     * @param credit thousandths; 0 for a wrong option
     * @param excused milliseconds from the opening to {@code at} that do not count
     * @param at the time that counts: when it was done, which for a message is its sending
     * @param act the entry that did it
     */
    record ExpectationMet(
            Expectation.Id exp,
            Place who,
            Position.Id by,
            int credit,
            long excused,
            ExerciseTime at,
            @Withheld long act)
            implements Event {
        public ExpectationMet {
            Bounds.permille("Credit", credit);
            Bounds.atLeast(0, "Excused time", excused);
            Bounds.atLeast(0, "Entry", act);
        }
    }

    /**
     * The standard has run out. It can still be met, late.
     *
     * @param excused milliseconds since the opening that do not count
     */
    record ExpectationMissed(Expectation.Id exp, Place who, long excused) implements Event {
        public ExpectationMissed {
            Bounds.atLeast(0, "Excused time", excused);
        }
    }

    /**
     * An expectation is over.
     *
     * @param excused milliseconds since the opening that do not count
     * @param credit thousandths of the content when it closed; there only when it was met
     */
    record ExpectationClosed(
            Expectation.Id exp,
            Place who,
            ExpectationState state,
            long excused,
            @Nullable Integer credit) implements Event {
        public ExpectationClosed {
            Bounds.atLeast(0, "Excused time", excused);
            if (credit != null) {
                Bounds.permille("Credit", credit);
            }
            if (credit != null && state != ExpectationState.MET) {
                throw new IllegalArgumentException("Expectation (%s) of (%s) ended (%s) with credit (%d)."
                        .formatted(exp, who, state.code(), credit));
            }
        }
    }

    /** A seat chose an option. */
    record DecisionMade(Decision.Id dec, Decision.Option.Id option, Position.Id seat) implements Event {}

    /**
     * A seat did something from the scenario's menu.
     *
     * @param step the step it did, or null for the whole
     * @param where the site at which, or null when it does not matter
     * @param text what it did when the menu had no word for it, or null
     */
    record ActionTaken(
            Action.Id action,
            Action.@Nullable Step step,
            Site.@Nullable Id where,
            Position.Id seat,
            @Nullable TextRef text)
            implements Event {}

    /**
     * A seat did one step of an action.
     *
     * @param where the site at which, or null when it does not matter
     * @param text what it says of it, or null
     */
    record StepDone(
            Action.Id action,
            Action.Step step,
            Site.@Nullable Id where,
            Position.Id seat,
            @Nullable TextRef text) implements Event {}

    // Evaluation and feedback. The evaluator is the input's by.

    /**
     * An evaluator saw something.
     *
     * @param task the task it bears on, or null
     * @param entries what it was about in the log
     */
    record ObservationNoted(
            Agency.Id agency,
            Task.@Nullable Id task,
            TextRef text,
            ExerciseTime observedAt,
            @Withheld List<Long> entries)
            implements Event {
        public ObservationNoted {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An evaluator rated a critical task of an agency.
     *
     * @param replaces the entry of his earlier rating, or null
     * @param text why, or null
     */
    record TaskRated(
            Agency.Id agency,
            Task.Id task,
            Answers answers,
            Letter letter,
            @Withheld @Nullable Long replaces,
            @Nullable TextRef text)
            implements Event {
        public TaskRated {
            if (replaces != null) {
                Bounds.atLeast(0, "Entry", replaces);
            }
        }
    }

    /**
     * An evaluator rated a capability target of an agency.
     *
     * @param replaces the entry of his earlier rating, or null
     * @param text why, or null
     */
    record TargetRated(
            Agency.Id agency,
            Target.Id target,
            Answers answers,
            Letter letter,
            @Withheld @Nullable Long replaces,
            @Nullable TextRef text)
            implements Event {
        public TargetRated {
            if (replaces != null) {
                Bounds.atLeast(0, "Entry", replaces);
            }
        }
    }

    /**
     * An evaluator judged an act that the engine could not. It has either a credit or a severity.
     *
     * @param entry the act
     * @param exp the expectation it meets, or null
     * @param who of whom that is expected, or null
     * @param credit thousandths, or null
     * @param severity 1, 3 or 10 of an unwanted act, or null
     * @param text why, or null
     */
    record ActionJudged(
            @Withheld long entry,
            Expectation.@Nullable Id exp,
            @Nullable Place who,
            @Nullable Integer credit,
            @Nullable Integer severity,
            @Nullable TextRef text)
            implements Event {
        public ActionJudged {
            Bounds.atLeast(0, "Entry", entry);
            if (credit != null) {
                Bounds.permille("Credit", credit);
            }
            if ((credit == null) == (severity == null)) {
                throw new IllegalArgumentException(
                        "Entry (%d) is judged with credit (%s) and severity (%s): it needs one of them."
                                .formatted(entry, credit, severity));
            }
            if (severity != null && severity != 1 && severity != 3 && severity != 10) {
                throw new IllegalArgumentException("Severity (%d) is not 1, 3 or 10.".formatted(severity));
            }
        }
    }

    /** An evaluator judged a claim of emergency. */
    record EmergencyJudged(int msg, boolean justified) implements Event {
        public EmergencyJudged {
            Bounds.atLeast(1, "Message", msg);
        }
    }

    /**
     * Evaluators differ about a task, and somebody has to decide.
     *
     * @param letter the one proposed, or null
     * @param text why, or null
     */
    record AdjudicationOpened(
            Task.Id task,
            Agency.Id agency,
            @Nullable Letter letter,
            @Nullable TextRef text) implements Event {}

    /**
     * The lead evaluator decided.
     *
     * @param text why, or null
     */
    record AdjudicationClosed(
            Task.Id task,
            Agency.Id agency,
            Letter letter,
            @Nullable TextRef text) implements Event {}

    /** No more ratings. */
    record EvaluationClosed() implements Event {}

    /**
     * Scores may be seen.
     *
     * @param upTo the last entry that counts
     */
    record ScoresReleased(@Withheld long upTo, ReleasedTo to) implements Event {
        public ScoresReleased {
            Bounds.atLeast(0, "Entry", upTo);
        }
    }

    /**
     * The log may be seen.
     *
     * @param upTo the last entry to be seen
     */
    record LogReleased(@Withheld long upTo, ReleasedTo to) implements Event {
        public LogReleased {
            Bounds.atLeast(0, "Entry", upTo);
        }
    }

    /**
     * The person scored says that a value is wrong.
     *
     * @param measure its letter and digit, such as {@code C2}
     * @param entries the evidence in question
     */
    record ScoreContested(String measure, @Withheld List<Long> entries, TextRef text) implements Event {
        public ScoreContested {
            Bounds.word("Measure", measure);
            entries = List.copyOf(entries);
        }
    }

    /**
     * The lead evaluator answers.
     *
     * @param measure its letter and digit, such as {@code C2}
     * @param entries the evidence in question
     */
    record ContestAnswered(String measure, @Withheld List<Long> entries, TextRef text, ContestOutcome outcome)
            implements Event {
        public ContestAnswered {
            Bounds.word("Measure", measure);
            entries = List.copyOf(entries);
        }
    }

    /**
     * A feedback form takes no more answers.
     *
     * @param count how many answered
     */
    record FeedbackClosed(FeedbackForm.Id form, int count) implements Event {
        public FeedbackClosed {
            Bounds.atLeast(0, "Count", count);
        }
    }

    // Control, private, integrity

    /** A controller wrote a note. */
    record ControllerNoted(@Withheld TextRef text) implements Event {}

    /** A seat wrote a note to itself. */
    record SeatNoted(TextRef text, Position.Id seat) implements Event {}

    /**
     * A text is gone; its commitment stays.
     *
     * @param ref that of the text
     */
    record TextErased(String ref, ErasureReason reason) implements Event {
        public TextErased {
            Bounds.word("Text", ref);
        }
    }

    /** Nobody can tell any more who a person was. */
    record PersonErased(@Withheld Person person, ErasureReason reason) implements Event {}

    /**
     * The chain was anchored outside.
     *
     * @param head the hash of entry {@code upTo}
     * @param signature Ed25519 of this installation over it
     */
    record ChainSealed(@Withheld long upTo, String head, String signature) implements Event {
        public ChainSealed {
            Bounds.atLeast(0, "Entry", upTo);
            Bounds.word("Hash", head);
            Bounds.word("Signature", signature);
        }
    }

    /**
     * The exercise goes on under other rules.
     *
     * @param from the rules of the entries before
     * @param to the rules of the entries after
     */
    record EngineChanged(int from, int to) implements Event {}
}
