package org.muster.simulator;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Agreement.Clause;
import org.muster.scenarios.Agreement.Redistribution;
import org.muster.scenarios.Basis;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Item;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.simulator.Agreements.Standing;
import org.muster.simulator.log.Verdict;

/**
 * Judges what one agency gives another: items in a message, and resources on loan. The rules are asked in a fixed order and the
 * first that applies decides; each agreement is judged alone, and one that allows is enough. When none does, the reason is
 * that of the agreement which came furthest.
 */
final class Verdicts {

    /**
     * What is judged.
     *
     * @param from the sender's agency
     * @param to the receiving agency, or null for a persona, which is party to nothing
     * @param seat who receives it, or null for whoever takes what comes to the agency
     * @param channel the closest TLP that the channel may carry, or null where no channel is needed
     * @param cites the bases that the message names
     * @param toOversight whether it is a disclosure log, a complaint or a reply to one of these
     * @param emergency whether the sender claims that an emergency leaves no choice
     * @param own whether the sender's agency has the item from its source
     * @param cameUnder the agreement under which it came to the sender's agency, or null
     */
    record Disclosure(
            Item item,
            Agency.Id from,
            Agency.@Nullable Id to,
            Position.@Nullable Id seat,
            @Nullable Tlp channel,
            Purpose purpose,
            List<Basis> cites,
            boolean toOversight,
            boolean emergency,
            boolean own,
            Agreement.@Nullable Id cameUnder) {}

    /**
     * @param agreement the one that decided, or null
     * @param severity of a denial, and of one that good faith or an emergency set aside; else 0
     * @param noticed whether the sender's agency knew how the agreements stood
     */
    record Judgement(Verdict verdict, Agreement.@Nullable Id agreement, int severity, boolean noticed) {}

    /** How far one agreement came: the later the reason, the further. */
    private enum Reason {
        OUT_OF_FORCE,
        PURPOSE,
        TLP,
        REDISTRIBUTION,
        CATEGORY,
        BASIS,
        NEED_TO_KNOW,
        NONE
    }

    private static final int MINOR = 1, MAJOR = 3, CRITICAL = 10;

    private final Scenario scenario;
    private final Agreements agreements;

    Verdicts(Scenario scenario, Agreements agreements) {
        this.scenario = scenario;
        this.agreements = agreements;
    }

    /** @param standings how the agreements stood when it was sent */
    Judgement judge(Disclosure disclosure, List<Standing> standings) {
        DataCategory category = scenario.dataCategory(disclosure.item().category());
        Agency.Id to = disclosure.to();
        if (disclosure.from().equals(to)) {
            return allow(Verdict.ALLOW_INTERNAL);
        }
        if (disclosure.toOversight() && to != null && scenario.agency(to).level() == Agency.Level.OVERSIGHT) {
            return allow(Verdict.ALLOW_OVERSIGHT);
        }
        List<Standing> both = to == null ? List.of() : agreements.between(standings, disclosure.from(), to);
        if (to != null) {
            for (Standing standing : both) {
                if (standing.isStatute()
                        && standing.isInForce()
                        && standing.agreement().purposes().contains(disclosure.purpose())
                        && covers(standing.deny(), category, disclosure.from(), to)) {
                    return deny(Verdict.DENY_STATUTE, standing.agreement().id(), CRITICAL);
                }
            }
        }
        if (isPublic(disclosure.item(), category)) {
            return allow(Verdict.ALLOW_PUBLIC);
        }
        Judgement judgement = closed(disclosure, category, to);
        if (judgement == null) {
            judgement = to == null
                    ? deny(Verdict.DENY_NO_AGREEMENT, null, MAJOR)
                    : underAgreements(disclosure, category, to, both);
        }
        return disclosure.emergency() ? inEmergency(disclosure, category, judgement) : judgement;
    }

    /** Whether a message could lawfully tell it now, with whatever basis is needed cited; the channel is left aside. */
    boolean permits(
            Agency.Id from, Agency.Id to, Item item, Purpose purpose, boolean own, Agreement.@Nullable Id cameUnder) {
        return judge(
                        new Disclosure(
                                item,
                                from,
                                to,
                                null,
                                null,
                                purpose,
                                List.of(Basis.values()),
                                false,
                                false,
                                own,
                                cameUnder),
                        agreements.now())
                .verdict()
                .allows();
    }

    /** The bases on which the agreements in force open the item: what a sender who keeps to the rules cites. */
    List<Basis> basesFor(Agency.Id from, Agency.Id to, Item item) {
        return agreements.between(agreements.now(), from, to).stream()
                .filter(standing -> standing.isInForce() && !standing.isStatute())
                .flatMap(standing -> standing.allowIf().stream())
                .filter(clause -> clause.covers(item.category(), from, to))
                .map(Clause::needs)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What an owner may lend: judged like a message, by what the agreements lend and refuse. */
    Verdict judgeLoan(Agency.Id owner, Agency.Id borrower, Resource.Kind kind, Purpose purpose) {
        if (owner.equals(borrower)) {
            return Verdict.ALLOW_INTERNAL;
        }
        List<Standing> both = agreements.between(agreements.now(), owner, borrower);
        Reason furthest = null;
        Standing decides = null;
        for (Standing standing : both) {
            if (standing.isStatute()) {
                if (standing.isInForce() && refuses(standing, kind, purpose)) {
                    return Verdict.DENY_STATUTE;
                }
                continue;
            }
            Reason reason = !standing.isInForce()
                    ? Reason.OUT_OF_FORCE
                    : !standing.agreement().purposes().contains(purpose)
                            ? Reason.PURPOSE
                            : refuses(standing, kind, purpose)
                                            || !standing.agreement().lend().contains(kind)
                                    ? Reason.CATEGORY
                                    : Reason.NONE;
            if (reason == Reason.NONE) {
                return Verdict.ALLOW;
            }
            if (furthest == null || reason.compareTo(furthest) > 0) {
                furthest = reason;
                decides = standing;
            }
        }
        return furthest == null || decides == null ? Verdict.DENY_NO_AGREEMENT : verdict(furthest, decides);
    }

    private static boolean refuses(Standing standing, Resource.Kind kind, Purpose purpose) {
        return standing.agreement().denyLend().stream()
                .anyMatch(loan -> loan.kind() == kind && (loan.purpose() == null || loan.purpose() == purpose));
    }

    private static boolean isPublic(Item item, DataCategory category) {
        return (item.tlp() == Tlp.CLEAR || category.id().equals(DataCategory.PUBLIC_INFORMATION))
                && !category.isProtected()
                && !category.needToKnow();
    }

    /** What forbids it whatever the agreements say: the channel, or who receives it. */
    private @Nullable Judgement closed(Disclosure disclosure, DataCategory category, Agency.@Nullable Id to) {
        Tlp channel = disclosure.channel();
        if (channel != null && !channel.carries(disclosure.item().tlp())) {
            return deny(Verdict.DENY_CHANNEL, null, MINOR);
        }
        if (to != null) {
            Position receiver =
                    disclosure.seat() == null ? scenario.pointOfContact(to) : scenario.position(disclosure.seat());
            if (receiver != null && !receiver.clearedFor().contains(category.id())) {
                return deny(Verdict.DENY_CLEARANCE, null, MAJOR);
            }
        }
        return null;
    }

    private Judgement underAgreements(
            Disclosure disclosure, DataCategory category, Agency.Id to, List<Standing> standings) {
        Standing decides = null;
        Reason furthest = Reason.OUT_OF_FORCE;
        for (Standing standing : standings) {
            if (standing.isStatute()) {
                continue;
            }
            Reason reason = reason(disclosure, category, to, standing);
            if (reason == Reason.NONE) {
                return new Judgement(
                        Verdict.ALLOW, standing.agreement().id(), 0, standing.isKnownTo(disclosure.from()));
            }
            if (decides == null || reason.compareTo(furthest) > 0) {
                decides = standing;
                furthest = reason;
            }
        }
        if (decides == null) {
            return deny(Verdict.DENY_NO_AGREEMENT, null, MAJOR);
        }
        Verdict verdict = verdict(furthest, decides);
        int severity = severity(verdict, disclosure, category);
        for (Standing standing : standings) {
            Standing known = standing.asKnownBy(disclosure.from());
            if (!standing.isKnownTo(disclosure.from()) && reason(disclosure, category, to, known) == Reason.NONE) {
                return new Judgement(
                        Verdict.ALLOW_IN_GOOD_FAITH, standing.agreement().id(), severity, false);
            }
        }
        return deny(verdict, decides.agreement().id(), severity);
    }

    /** Where the agreement, judged alone, ends. */
    private Reason reason(Disclosure disclosure, DataCategory category, Agency.Id to, Standing standing) {
        Agreement agreement = standing.agreement();
        Item item = disclosure.item();
        if (!standing.isInForce()) {
            return Reason.OUT_OF_FORCE;
        }
        if (!agreement.purposes().contains(disclosure.purpose())) {
            return Reason.PURPOSE;
        }
        if (!agreement.maxTlp().carries(item.tlp()) || isRedToAnother(disclosure)) {
            return Reason.TLP;
        }
        if (!disclosure.own() && !mayPassOn(disclosure, agreement)) {
            return Reason.REDISTRIBUTION;
        }
        Predicate<Clause> fits = clause -> clause.covers(category.id(), disclosure.from(), to);
        if (standing.deny().stream().anyMatch(fits)) {
            return Reason.CATEGORY;
        }
        boolean outright = !category.isProtected() && standing.allow().stream().anyMatch(fits);
        List<Clause> conditions = standing.allowIf().stream().filter(fits).toList();
        if (!outright && conditions.isEmpty()) {
            return Reason.CATEGORY;
        }
        boolean needed = needs(item, to, disclosure.seat());
        if (!outright && conditions.stream().noneMatch(clause -> isMet(clause, disclosure, needed))) {
            return conditions.stream().allMatch(clause -> clause.needs() == Basis.NEED_TO_KNOW)
                    ? Reason.NEED_TO_KNOW
                    : Reason.BASIS;
        }
        return category.needToKnow() && !needed ? Reason.NEED_TO_KNOW : Reason.NONE;
    }

    /** The need to know is a fact, whatever a message says; every other basis must be cited. */
    private static boolean isMet(Clause clause, Disclosure disclosure, boolean needed) {
        Basis basis = clause.needs();
        return basis == null
                || (basis == Basis.NEED_TO_KNOW ? needed : disclosure.cites().contains(basis));
    }

    private boolean mayPassOn(Disclosure disclosure, Agreement leavesUnder) {
        Agreement.Id cameUnder = disclosure.cameUnder();
        return mayPassOn(disclosure, leavesUnder.redistribution())
                && (cameUnder == null
                        || mayPassOn(disclosure, scenario.agreement(cameUnder).redistribution()));
    }

    private static boolean mayPassOn(Disclosure disclosure, Redistribution redistribution) {
        return switch (redistribution) {
            case ALLOWED -> true;
            case WITH_CONSENT -> disclosure.cites().contains(Basis.CONSENT);
            case NONE -> false;
        };
    }

    private boolean needs(Item item, Agency.Id to, Position.@Nullable Id seat) {
        return item.needs().stream()
                .anyMatch(need -> need.recipient().equals(to)
                        || need.recipient().equals(seat)
                        || (seat == null && to.equals(scenario.agencyOf(need.recipient()))));
    }

    private static boolean isRedToAnother(Disclosure disclosure) {
        Position.Id seat = disclosure.seat();
        return disclosure.item().tlp() == Tlp.RED
                && (seat == null || !disclosure.item().redNames().contains(seat));
    }

    private static boolean covers(List<Clause> clauses, DataCategory category, Agency.Id from, Agency.Id to) {
        return clauses.stream().anyMatch(clause -> clause.covers(category.id(), from, to));
    }

    private static Verdict verdict(Reason reason, Standing standing) {
        return switch (reason) {
            case OUT_OF_FORCE ->
                switch (standing.force()) {
                    case NOT_YET -> Verdict.DENY_NOT_YET;
                    case EXPIRED -> Verdict.DENY_EXPIRED;
                    case SUSPENDED -> Verdict.DENY_SUSPENDED;
                    case REVOKED -> Verdict.DENY_REVOKED;
                    case IN_FORCE -> throw new IllegalStateException("It is in force.");
                };
            case PURPOSE -> Verdict.DENY_PURPOSE;
            case TLP -> Verdict.DENY_TLP;
            case REDISTRIBUTION -> Verdict.DENY_REDISTRIBUTION;
            case CATEGORY -> Verdict.DENY_CATEGORY;
            case BASIS -> Verdict.DENY_BASIS;
            case NEED_TO_KNOW -> Verdict.DENY_NEED_TO_KNOW;
            case NONE -> Verdict.ALLOW;
        };
    }

    private static int severity(Verdict verdict, Disclosure disclosure, DataCategory category) {
        return switch (verdict) {
            case ALLOW, ALLOW_INTERNAL, ALLOW_OVERSIGHT, ALLOW_PUBLIC, ALLOW_IN_GOOD_FAITH, ALLOW_EMERGENCY -> 0;
            case DENY_STATUTE, DENY_REVOKED -> CRITICAL;
            case DENY_CATEGORY, DENY_BASIS -> category.isProtected() ? CRITICAL : MAJOR;
            case DENY_NO_AGREEMENT,
                    DENY_NOT_YET,
                    DENY_EXPIRED,
                    DENY_SUSPENDED,
                    DENY_REDISTRIBUTION,
                    DENY_NEED_TO_KNOW,
                    DENY_CLEARANCE -> MAJOR;
            case DENY_TLP -> isRedToAnother(disclosure) ? CRITICAL : MINOR;
            case DENY_PURPOSE, DENY_CHANNEL -> MINOR;
        };
    }

    /** An emergency sets a denial aside until an evaluator has judged it, but never a statute, and never what is closest. */
    private static Judgement inEmergency(Disclosure disclosure, DataCategory category, Judgement judgement) {
        boolean never = judgement.verdict().allows()
                || category.id().equals(DataCategory.IMMIGRATION_STATUS)
                || isRedToAnother(disclosure)
                || (category.isProtected() && disclosure.purpose() != Purpose.LIFE_SAFETY);
        return never
                ? judgement
                : new Judgement(
                        Verdict.ALLOW_EMERGENCY, judgement.agreement(), judgement.severity(), judgement.noticed());
    }

    private static Judgement allow(Verdict verdict) {
        return new Judgement(verdict, null, 0, true);
    }

    private static Judgement deny(Verdict verdict, Agreement.@Nullable Id agreement, int severity) {
        return new Judgement(verdict, agreement, severity, true);
    }
}
