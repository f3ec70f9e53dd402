package org.muster.scenarios.yaml;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Basis;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;

/**
 * Whether the script's agreements let an item pass from one agency to another, whatever the channel. It judges the
 * script
 * as written, so that an author sees a gap before play; in play the engine judges each message.
 */
final class Permission {

    private final Scenario scenario;

    Permission(Scenario scenario) {
        this.scenario = scenario;
    }

    boolean permits(Agency.Id from, Agency.Id to, Item item, Purpose purpose, ExerciseTime time) {
        if (from.equals(to)) {
            return true;
        }
        DataCategory category = scenario.dataCategory(item.category());
        boolean denied = scenario.agreements().stream()
                .filter(agreement -> agreement.kind() == Agreement.Kind.STATUTE)
                .filter(statute -> statute.hasBoth(from, to) && statute.isInForce(time))
                .filter(statute -> statute.purposes().contains(purpose))
                .anyMatch(statute -> covers(statute.deny(), category, from, to));
        if (denied) {
            return false;
        }
        boolean open = item.tlp() == Tlp.CLEAR || category.id().equals(DataCategory.PUBLIC_INFORMATION);
        if (open && !category.isProtected() && !category.needToKnow()) {
            return true;
        }
        return isCleared(to, category)
                && scenario.agreements().stream()
                        .filter(agreement -> agreement.kind() != Agreement.Kind.STATUTE)
                        .anyMatch(agreement -> permits(agreement, from, to, item, category, purpose, time));
    }

    private boolean isCleared(Agency.Id agency, DataCategory category) {
        Position contact = scenario.pointOfContact(agency);
        return contact == null || contact.clearedFor().contains(category.id());
    }

    private boolean permits(
            Agreement agreement,
            Agency.Id from,
            Agency.Id to,
            Item item,
            DataCategory category,
            Purpose purpose,
            ExerciseTime time) {
        if (!agreement.hasBoth(from, to)
                || !agreement.isInForce(time)
                || !agreement.purposes().contains(purpose)
                || !agreement.maxTlp().carries(item.tlp())
                || covers(agreement.deny(), category, from, to)) {
            return false;
        }
        boolean onCondition = agreement.allowIf().stream()
                .filter(clause -> clause.covers(category.id(), from, to))
                .anyMatch(clause -> clause.needs() != Basis.NEED_TO_KNOW || names(item, to));
        boolean outright = !category.isProtected() && covers(agreement.allow(), category, from, to);
        boolean needed = !category.needToKnow() || names(item, to);
        return (outright || onCondition)
                && needed
                && (isTheirs(item, from) || agreement.redistribution() != Agreement.Redistribution.NONE);
    }

    private static boolean covers(List<Agreement.Clause> clauses, DataCategory category, Agency.Id from, Agency.Id to) {
        return clauses.stream().anyMatch(clause -> clause.covers(category.id(), from, to));
    }

    private boolean names(Item item, Agency.Id agency) {
        return item.needs().stream().anyMatch(need -> agency.equals(scenario.agencyOf(need.recipient())));
    }

    /** Whether the agency has the item from its source and not from somebody who passed it on. */
    boolean isTheirs(Item item, Agency.Id agency) {
        return switch (item.origin()) {
            case Item.Origin.Held held -> held.by().contains(agency);
            case Item.Origin.WithLine with ->
                with.by().contains(agency)
                        || scenario.line(with.line()).to().stream()
                                .map(this::agencyOf)
                                .filter(Objects::nonNull)
                                .anyMatch(agency::equals);
            case Item.Origin.Made made -> made.by().equals(agency);
            case Item.Origin.Nowhere nowhere -> false;
        };
    }

    private Agency.@Nullable Id agencyOf(Place place) {
        return scenario.agencyOf(place);
    }

    /** The moment from which the item can be passed on, as far as the script says it. */
    ExerciseTime availableFrom(Item item) {
        return switch (item.origin()) {
            case Item.Origin.Held held -> held.at();
            case Item.Origin.WithLine with -> ExerciseTime.START_EX;
            case Item.Origin.Made made -> ExerciseTime.START_EX;
            case Item.Origin.Nowhere nowhere -> ExerciseTime.START_EX;
        };
    }
}
