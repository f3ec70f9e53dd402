package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;

/** C3: messages that must be closed: sent, acknowledged by those they went to, and closed by their sender. */
final class ClosedLoops implements Tally {

    /**
     * @param acknowledged by how many of the recipients
     * @param share 0..1 of the loop that was closed
     */
    private record Loop(
            int line,
            int message,
            int recipients,
            int acknowledged,
            boolean closed,
            double share,
            EvidenceLine evidence)
            implements Unit {
        @Override
        public Step step() {
            return new Step.Looped(message, recipients, acknowledged, closed, share);
        }
    }

    private final Course course;

    ClosedLoops(Course course) {
        this.course = course;
    }

    @Override
    public Measure measure() {
        return Measure.C3;
    }

    @Override
    public Sheets sheets() {
        Gathered<Loop> gathered = new Gathered<>(ClosedLoops::count, course.profile());
        for (Message message : course.messages().all()) {
            Position.Id seat = message.seat();
            Loop loop = seat == null || !message.mustBeClosed() ? null : loop(message);
            if (loop != null) {
                gathered.add(loop, seat, course.script().agencyOf(seat));
            }
        }
        return gathered;
    }

    private @Nullable Loop loop(Message message) {
        List<Position.Id> recipients = message.to().stream()
                .filter(Position.Id.class::isInstance)
                .map(Position.Id.class::cast)
                .toList();
        if (recipients.isEmpty() || message.isStopped() || !counts(message, recipients)) {
            return null;
        }
        List<Long> entries = new ArrayList<>(List.of(message.entry()));
        Long closed = message.closed();
        int acknowledged = 0;
        for (Position.Id recipient : recipients) {
            Long entry = acknowledged(message, recipient);
            if (entry != null) {
                entries.add(entry);
                acknowledged++;
            }
        }
        double share = (closed == null ? .5 : 1) * acknowledged / recipients.size();
        if (closed != null) {
            entries.add(closed);
        }
        String state = share == 1 ? "closed" : share > 0 ? "acknowledged" : "open";
        return new Loop(
                Unit.NO_LINE,
                message.number(),
                recipients.size(),
                acknowledged,
                closed != null,
                share,
                EvidenceLine.of("msg-" + message.number(), message.sender().value(), state, entries)
                        .worth((int) Math.round(1000 * share))
                        .withCrew(recipients.stream()
                                .anyMatch(each -> course.seats().isCrew(each, message.entry()))));
    }

    /** @return the entry in which the recipient, or a deputy for it, said that it had the message, or null */
    private @Nullable Long acknowledged(Message message, Position.Id recipient) {
        return Stream.concat(
                        Stream.of(recipient),
                        course.scenario().has(recipient)
                                ? course.scenario().position(recipient).deputies().stream()
                                : Stream.of())
                .map(message::acknowledgedBy)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }

    /** Whether there was time to close it, and whether its sender could have known that it had to be said again. */
    private boolean counts(Message message, List<Position.Id> recipients) {
        if (!message.deliveries().isEmpty()) {
            return hasTime(message.deliveries().getFirst().time());
        }
        return message.isLost()
                && message.failures().isEmpty()
                && hasTime(message.time())
                && recipients.stream().anyMatch(recipient -> hadWay(message, recipient));
    }

    private boolean hasTime(long since) {
        return course.scenario().isInTurns()
                || course.now() - since >= course.profile().standards().closingBeforeEndExMillis();
    }

    private boolean hadWay(Message message, Position.Id recipient) {
        Agency.Id from = course.script().agencyOf(message.seat());
        Agency.Id to = course.script().agencyOf(recipient);
        return from != null
                && to != null
                && (from.equals(to) || course.network().hasWay(from, to, message.entry()));
    }

    private static Count count(List<Loop> loops) {
        return loops.isEmpty()
                ? new Count.None(Reason.NO_ITEMS)
                : new Count.Some(
                        100 * loops.stream().mapToDouble(Loop::share).average().orElseThrow(), loops.size());
    }
}
