package org.muster.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scoring.WaitingCurve.Wait;
import org.muster.simulator.log.ExpectationState;

/** One expectation of one seat or agency, as the log tells it. */
final class Expected {

    private static final int FULL = 1000;

    /** After so many standards an expectation is closed, and nothing meets it any more. */
    private static final int CLOSED_AFTER = 2;

    /**
     * Something that met it.
     *
     * @param at the time that counts
     * @param excused of the time from the opening to {@code at}
     * @param by the seat that did it, or null where an evaluator judged an act of nobody
     * @param entry the entry of the act
     * @param written the entry that says so
     * @param message that was the act, or null when it was none
     */
    record Act(
            long at,
            long excused,
            int credit,
            Position.@Nullable Id by,
            long entry,
            long written,
            @Nullable Message message) {}

    /** A time in which nobody could do it. */
    private record Block(
            long from,
            long fromEntry,
            @Nullable Long to,
            @Nullable Long toEntry) {

        long within(long since, long until) {
            long end = to == null ? until : Math.min(to, until);
            return Math.max(0, end - Math.max(from, since));
        }
    }

    /** How it was closed. */
    record Close(
            ExpectationState state,
            long at,
            long excused,
            @Nullable Integer credit,
            long entry,
            @Nullable Long cause) {}

    /** Where it stands. */
    enum State {
        MET("met"),
        FAILED("failed"),
        CENSORED("censored"),
        WITHDRAWN("withdrawn"),
        IMPOSSIBLE("impossible"),
        OPEN("open");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * What it came to.
     *
     * @param at the time that counts: of the act, of the close, or now
     * @param credit of the content, in permille
     * @param act what met it, or null
     */
    record Outcome(
            State state,
            long at,
            long excused,
            int credit,
            @Nullable Act act) {

        boolean isMet() {
            return state == State.MET;
        }
    }

    private final Expectation.Id exp;
    private final Place who;
    private final Script.Looked looked;
    private final Agency.@Nullable Id agency;
    /** Who answers for it when nobody does it. */
    private final Position.@Nullable Id answers;

    private final boolean partnerIsCrew;
    private final int line;
    private final long opened;
    private final long openedEntry;
    private final @Nullable Long within;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final Map<Long, Act> judged = new LinkedHashMap<>();
    private @Nullable Close close;

    /**
     * @param partnerIsCrew whether a crew stood on the other side when it opened
     */
    Expected(
            Expectation.Id exp,
            Place who,
            Script script,
            boolean partnerIsCrew,
            long opened,
            long openedEntry,
            @Nullable Long within) {
        this.exp = exp;
        this.who = who;
        this.looked = script.looked(exp);
        this.agency = script.agencyOf(who);
        this.answers = script.answersFor(who);
        this.partnerIsCrew = partnerIsCrew;
        this.line = script.line(exp);
        this.opened = opened;
        this.openedEntry = openedEntry;
        this.within = within;
    }

    Expectation.Id exp() {
        return exp;
    }

    Place who() {
        return who;
    }

    Script.Looked looked() {
        return looked;
    }

    Script.Kind kind() {
        return looked.kind();
    }

    /** @return who must get to know, for a need */
    @Nullable
    Place recipient() {
        return kind() == Script.Kind.NEED ? looked.dues().getFirst().recipient() : null;
    }

    Agency.@Nullable Id agency() {
        return agency;
    }

    boolean partnerIsCrew() {
        return partnerIsCrew;
    }

    int line() {
        return line;
    }

    long opened() {
        return opened;
    }

    long openedEntry() {
        return openedEntry;
    }

    /** @return the standard in milliseconds, or null where nothing is timed */
    @Nullable
    Long within() {
        return within;
    }

    @Nullable
    Close close() {
        return close;
    }

    void block(long at, long entry) {
        if (close == null && (blocks.isEmpty() || blocks.getLast().to() != null)) {
            blocks.add(new Block(at, entry, null, null));
        }
    }

    void unblock(long at, long entry) {
        if (!blocks.isEmpty() && blocks.getLast().to() == null) {
            Block last = blocks.removeLast();
            blocks.add(new Block(last.from(), last.fromEntry(), at, entry));
        }
    }

    void meet(Act act) {
        acts.add(act);
    }

    void close(Close how) {
        if (close == null) {
            close = how;
            unblock(how.at(), how.entry());
        }
    }

    /** An evaluator says that an act is worth so much; a credit of 0 takes back what he said before. */
    void judge(long action, long at, int credit, Position.@Nullable Id by, long entry) {
        if (credit == 0) {
            judged.remove(action);
        } else if (kind() != Script.Kind.NEVER && at >= opened) {
            long excused = excused(at);
            if (within == null || at - opened - excused <= CLOSED_AFTER * within) {
                judged.put(action, new Act(at, excused, credit, by, action, entry, null));
            }
        }
    }

    /** What did not count of the time from its opening to that time. */
    long excused(long at) {
        return blocks.stream().mapToLong(block -> block.within(opened, at)).sum();
    }

    boolean isBlocked(long at) {
        return blocks.stream().anyMatch(block -> block.from() <= at && (block.to() == null || at < block.to()));
    }

    /** The moment at which its standard runs out on the excused clock; the end of time while none can be told. */
    long standardRunsOut() {
        if (within == null) {
            return Long.MAX_VALUE;
        }
        long due = opened + within;
        for (Block block : blocks) {
            long from = Math.max(block.from(), opened);
            if (from > due) {
                break;
            }
            if (block.to() == null) {
                return Long.MAX_VALUE;
            }
            due += Math.max(0, block.to() - from);
        }
        return due;
    }

    /** The times at which its blocks begin and end and its standard runs out, rising. */
    long[] turns() {
        long[] turns = new long[2 * blocks.size() + 1];
        int count = 0;
        turns[count++] = standardRunsOut();
        for (Block block : blocks) {
            turns[count++] = block.from();
            turns[count++] = block.to() == null ? block.from() : block.to();
        }
        Arrays.sort(turns);
        return turns;
    }

    /**
     * Messages that turned out unlawful meet nothing.
     *
     * @param now the time of the last entry that counts
     * @param ended whether that is EndEx
     */
    Outcome outcome(Script script, long now, boolean ended) {
        List<Act> counting = counting(script);
        if (!counting.isEmpty()) {
            Act last = counting.getLast();
            if (kind() == Script.Kind.DECISION) {
                return new Outcome(State.MET, last.at(), last.excused(), last.credit(), last);
            }
            Act first = counting.getFirst();
            int best = 0;
            for (Act act : counting) {
                best = Math.max(best, act.credit());
            }
            return new Outcome(State.MET, first.at(), first.excused(), best, first);
        }
        if (close == null) {
            State state = !acts.isEmpty() ? State.FAILED : ended ? State.CENSORED : State.OPEN;
            return new Outcome(state, now, excused(now), 0, null);
        }
        State state = acts.isEmpty() ? state(close.state()) : State.FAILED;
        int credit = state != State.MET ? 0 : close.credit() == null ? FULL : close.credit();
        return new Outcome(state, close.at(), close.excused(), credit, null);
    }

    /** What met it, in order. */
    private List<Act> counting(Script script) {
        List<Act> counting = new ArrayList<>(acts.size() + judged.size());
        for (Act act : acts) {
            if (!isUnlawful(act, script)) {
                counting.add(act);
            }
        }
        counting.addAll(judged.values());
        if (counting.size() > 1) {
            counting.sort(Comparator.comparingLong(Act::at).thenComparingLong(Act::entry));
        }
        return counting;
    }

    private static State state(ExpectationState state) {
        return switch (state) {
            case MET -> State.MET;
            case FAILED -> State.FAILED;
            case WITHDRAWN -> State.WITHDRAWN;
            case IMPOSSIBLE -> State.IMPOSSIBLE;
            case CENSORED -> State.CENSORED;
        };
    }

    /** Unlawful sharing never pays: what a forbidden disclosure or a false emergency did was not done. */
    private boolean isUnlawful(Act act, Script script) {
        Message message = act.message();
        if (message == null) {
            return false;
        }
        if (message.isFalseEmergency()) {
            return true;
        }
        for (Script.Due due : message.disclosures().isEmpty() ? List.<Script.Due>of() : looked.dues()) {
            if (message.isUnlawful(due.item(), script.agencyOf(due.recipient()))) {
                return true;
            }
        }
        return false;
    }

    /** The seat that its outcome belongs to, or null when it is of an agency without one. */
    Position.@Nullable Id seat(Outcome outcome) {
        if (who instanceof Position.Id seat) {
            return seat;
        }
        Act act = outcome.act();
        return act != null && act.by() != null ? act.by() : answers;
    }

    /** How long it was waited for, in multiples of the standard, the excused time taken off. */
    Wait waited(Outcome outcome, long standard) {
        double x = (double) used(outcome) / standard;
        return switch (outcome.state()) {
            case MET -> Wait.ended(x);
            case FAILED -> Wait.NEVER;
            case CENSORED, WITHDRAWN, IMPOSSIBLE, OPEN -> Wait.lost(x);
        };
    }

    private long used(Outcome outcome) {
        return Math.max(0, outcome.at() - opened - outcome.excused());
    }

    /**
     * @param credit in permille, or null when it has none
     * @param crew whether the partner was a crew
     */
    EvidenceLine evidence(Outcome outcome, @Nullable Integer credit, boolean crew) {
        return new EvidenceLine(
                exp.value(),
                who.value(),
                null,
                looked.task() == null ? null : looked.task().value(),
                null,
                outcome.state().code(),
                within == null ? null : (double) used(outcome) / within,
                Math.max(0, outcome.at() - opened),
                within,
                credit,
                outcome.excused(),
                crew,
                entries(outcome));
    }

    private List<Long> entries(Outcome outcome) {
        List<Long> entries = new ArrayList<>();
        entries.add(openedEntry);
        for (Block block : blocks) {
            if (block.from() <= outcome.at()) {
                entries.add(block.fromEntry());
                if (block.toEntry() != null && (block.to() == null || block.to() <= outcome.at())) {
                    entries.add(block.toEntry());
                }
            }
        }
        Act act = outcome.act();
        if (act != null) {
            entries.add(act.entry());
        } else {
            acts.forEach(unlawful -> entries.add(unlawful.entry()));
            if (close != null) {
                entries.add(close.entry());
            }
        }
        return entries;
    }
}
