package org.muster.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Item;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.ScoringProfile;
import org.muster.scoring.Message.Disclosure;

/**
 * C2: how much of what was disclosed might be disclosed. An item that one agency gives another counts once while the
 * agreements between them stay as they are, by the gravest verdict on it.
 */
final class Compliance implements Tally {

    /** @param by the seat or agency whose it is */
    private record Key(Place by, Item.Id item, Place to, int state) {}

    /** @param severity 0 when it was allowed */
    private record Judged(Disclosure disclosure, int severity) {}

    /** @param severity 0 for what was allowed, else 1, 3 or 10 */
    record Shared(int line, Place by, int severity, EvidenceLine evidence) implements Unit {}

    /** How grave a denial is, as the log writes it. */
    static final int MINOR = 1;

    static final int MAJOR = 3;
    static final int CRITICAL = 10;

    /** The state of a unit that was by the rules. */
    static final String ALLOWED = "allowed";

    private final Course course;

    Compliance(Course course) {
        this.course = course;
    }

    @Override
    public Measure measure() {
        return Measure.C2;
    }

    @Override
    public Gathered<Shared> sheets() {
        Map<Key, List<Judged>> ofAgencies = new LinkedHashMap<>();
        Map<Key, List<Judged>> ofSeats = new LinkedHashMap<>();
        for (Message message : course.messages().all()) {
            Position.Id seat = message.seat();
            Agency.Id agency = course.script().agencyOf(seat);
            if (seat != null && agency != null) {
                for (Disclosure each : message.disclosures()) {
                    Integer severity = severity(message, each);
                    if (severity != null) {
                        add(ofAgencies, agency, each, severity);
                        add(ofSeats, seat, each, severity);
                    }
                }
            }
        }
        Gathered<Shared> gathered = new Gathered<>(this::count, course.profile());
        units(ofAgencies).forEach(unit -> gathered.add(unit, null, (Agency.Id) unit.by()));
        units(ofSeats).forEach(unit -> gathered.addTo((Position.Id) unit.by(), unit));
        return gathered;
    }

    private static void add(Map<Key, List<Judged>> units, Place by, Disclosure disclosure, int severity) {
        units.computeIfAbsent(
                        new Key(by, disclosure.item(), disclosure.to(), disclosure.state()), key -> new ArrayList<>())
                .add(new Judged(disclosure, severity));
    }

    private List<Shared> units(Map<Key, List<Judged>> judged) {
        return judged.entrySet().stream()
                .map(each -> unit(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(
                        unit -> unit.evidence().entries().getFirst()))
                .toList();
    }

    /** @return 0 for what an agreement or a true emergency allowed, null for what is no disclosure between parties */
    private static @Nullable Integer severity(Message message, Disclosure disclosure) {
        return switch (disclosure.verdict()) {
            case ALLOW -> message.isStopped() ? null : Integer.valueOf(0);
            case ALLOW_INTERNAL, ALLOW_OVERSIGHT, ALLOW_PUBLIC, ALLOW_IN_GOOD_FAITH -> null;
            case ALLOW_EMERGENCY ->
                message.isTrueEmergency() ? Integer.valueOf(0) : message.isFalseEmergency() ? grave(disclosure) : null;
            case DENY_STATUTE,
                    DENY_CATEGORY,
                    DENY_CHANNEL,
                    DENY_NO_AGREEMENT,
                    DENY_EXPIRED,
                    DENY_SUSPENDED,
                    DENY_REVOKED,
                    DENY_PURPOSE,
                    DENY_TLP,
                    DENY_REDISTRIBUTION,
                    DENY_NEED_TO_KNOW,
                    DENY_BASIS,
                    DENY_CLEARANCE,
                    DENY_NOT_YET ->
                message.isWithdrawn() ? null : disclosure.stopped() ? Integer.valueOf(MINOR) : grave(disclosure);
        };
    }

    /** What is forbidden is at least minor. */
    private static Integer grave(Disclosure disclosure) {
        return Math.max(MINOR, disclosure.severity());
    }

    private Shared unit(Key key, List<Judged> judged) {
        Judged gravest =
                judged.stream().max(Comparator.comparingInt(Judged::severity)).orElseThrow();
        List<Long> entries = new ArrayList<>();
        judged.forEach(each -> {
            entries.add(each.disclosure().message().entry());
            entries.add(each.disclosure().entry());
        });
        return new Shared(
                Unit.NO_LINE,
                key.by(),
                gravest.severity(),
                EvidenceLine.of(key.item().value(), key.by().value(), state(gravest), entries)
                        .to(key.to().value())
                        .weighing(gravest.severity() == 0 ? 1 : weight(gravest.severity())));
    }

    private static String state(Judged judged) {
        if (judged.severity() == 0) {
            return ALLOWED;
        }
        return judged.disclosure().stopped()
                ? "stopped"
                : judged.disclosure().verdict().code();
    }

    private Count count(List<Shared> units) {
        int allowed = (int) units.stream().filter(unit -> unit.severity() == 0).count();
        int weight = allowed
                + units.stream().mapToInt(unit -> weight(unit.severity())).sum();
        return units.isEmpty()
                ? new Count.None(Reason.NO_ITEMS)
                : new Count.Some(100.0 * allowed / weight, units.size());
    }

    private int weight(int severity) {
        ScoringProfile.Violations weights = course.profile().violations();
        return switch (severity) {
            case 0 -> 0;
            case MINOR -> weights.minor();
            case MAJOR -> weights.major();
            default -> weights.critical();
        };
    }

    /** Who shared something as gravely against the rules as that. */
    static Set<Holder> violators(Gathered<Shared> shared, int severity) {
        return shared.withAny(unit -> unit.severity() == severity);
    }
}
