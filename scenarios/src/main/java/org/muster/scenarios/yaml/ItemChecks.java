package org.muster.scenarios.yaml;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Tree;

/** Information: where it comes from, who must know it, and whether anybody may and can tell them. */
final class ItemChecks {

    private final Script script;
    private final Scenario scenario;
    private final Permission permission;

    ItemChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
        this.permission = new Permission(scenario);
    }

    void check() {
        for (Item item : scenario.information()) {
            origin(item);
            nature(item);
            status(item);
            needs(item);
        }
        circle("madeFrom", item -> item.origin() instanceof Item.Origin.Made made ? made.from() : List.of());
        circle("replaces", item -> {
            Item.Id older = item.replaces();
            return older == null ? List.of() : List.of(older);
        });
    }

    private void circle(String key, Function<Item, List<Item.Id>> next) {
        List<Item> circle = Circles.first(
                scenario.information(),
                item -> next.apply(item).stream().map(scenario::item).toList());
        if (!circle.isEmpty()) {
            script.add(
                    Problem.ITEMS_IN_CIRCLE,
                    script.mark(circle.getFirst().id(), key),
                    "Key (%s) of item (%s) leads back to itself by way of %s.",
                    key,
                    circle.getFirst().id(),
                    circle.stream().map(Item::id).toList());
        }
    }

    private void origin(Item item) {
        boolean held = script.has(item.id(), "heldBy");
        boolean with = script.has(item.id(), "availableWith");
        boolean made = script.has(item.id(), "madeBy");
        if (!item.truth()) {
            if (held || with || made) {
                script.add(
                        Problem.ORIGIN,
                        script.mark(item.id(), held ? "heldBy" : with ? "availableWith" : "madeBy"),
                        "Item (%s) is false and yet has a source. Maybe a disruption of kind misinformation "
                                + "spreads it.",
                        item.id());
            }
            return;
        }
        if (!held && !with && !made) {
            script.add(
                    Problem.ORIGIN,
                    script.mark(item.id()),
                    "Item (%s) comes from nowhere. Maybe heldBy, availableWith, or madeFrom with madeBy.",
                    item.id());
        } else if (made && (held || with)) {
            script.add(
                    Problem.ORIGIN,
                    script.mark(item.id(), "madeBy"),
                    "Item (%s) is made of others and also has another source. Maybe drop one.",
                    item.id());
        } else if (with && script.has(item.id(), "availableAt")) {
            script.add(
                    Problem.ORIGIN,
                    script.mark(item.id(), "availableAt"),
                    "Item (%s) is available at a moment and also with a line. Maybe drop one.",
                    item.id());
        }
        if (item.origin() instanceof Item.Origin.WithLine(var id, var by)
                && scenario.line(id).kind() == Line.Kind.EXPECTED_ACTION) {
            script.add(
                    Problem.NEVER_ARRIVES,
                    script.mark(item.id(), "availableWith"),
                    "Item (%s) is available with line (%s), an expected action, which delivers nothing.",
                    item.id(),
                    id);
        }
    }

    private void nature(Item item) {
        if (item.category().equals(DataCategory.PUBLIC_INFORMATION) && !Tlp.GREEN.carries(item.tlp())) {
            script.add(
                    Problem.PUBLIC_TLP,
                    script.mark(item.id(), "tlp"),
                    "Item (%s) is public information of TLP (%s). Maybe clear or green.",
                    item.id(),
                    item.tlp().code());
        }
        if (item.tlp() == Tlp.RED && item.redNames().isEmpty()) {
            script.add(
                    Problem.RED_NAMES,
                    script.mark(item.id(), "tlp"),
                    "Item (%s) is of TLP (red) and names nobody who may have it. Maybe add redNames.",
                    item.id());
        }
        Item.Id corrects = item.correctedBy();
        if (!item.truth() && corrects == null) {
            script.add(
                    Problem.UNCORRECTED,
                    script.mark(item.id()),
                    "Item (%s) is false and nothing corrects it. Maybe add correctedBy.",
                    item.id());
        }
        if (corrects != null && !scenario.item(corrects).truth()) {
            script.add(
                    Problem.NOT_FALSE,
                    script.mark(item.id(), "correctedBy"),
                    "Item (%s) is corrected by (%s), which is false itself.",
                    item.id(),
                    corrects);
        }
    }

    private void status(Item item) {
        if (!item.category().equals(DataCategory.IMMIGRATION_STATUS)) {
            return;
        }
        Set<Agency.Id> holders = new LinkedHashSet<>();
        switch (item.origin()) {
            case Item.Origin.Held held -> holders.addAll(held.by());
            case Item.Origin.WithLine with -> {
                holders.addAll(with.by());
                scenario.line(with.line()).to().forEach(place -> addAgency(holders, scenario.agencyOf(place)));
            }
            case Item.Origin.Made made -> holders.add(made.by());
            case Item.Origin.Nowhere nowhere -> {}
        }
        item.needs().forEach(need -> {
            addAgency(holders, scenario.agencyOf(need.recipient()));
            addAgency(holders, scenario.agencyOf(need.responsible()));
        });
        for (Agency.Id holder : holders) {
            if (AgreementChecks.mayNotHoldStatus(scenario.agency(holder))) {
                script.add(
                        Problem.IMMIGRATION_STATUS_HOLDER,
                        script.mark(item.id(), "category"),
                        "Item (%s) of category (immigration-status) would be held by agency (%s). Maybe leave it out.",
                        item.id(),
                        holder);
            }
        }
    }

    private static void addAgency(Set<Agency.Id> to, Agency.@Nullable Id agency) {
        if (agency != null) {
            to.add(agency);
        }
    }

    private void needs(Item item) {
        Set<String> recipients = new HashSet<>();
        List<Tree> places = script.entries(item.id(), "needs");
        for (int i = 0; i < item.needs().size(); i++) {
            Item.Need need = item.needs().get(i);
            Mark mark = i < places.size() ? places.get(i).mark() : script.mark(item.id());
            Agency.Id from = scenario.agencyOf(need.responsible());
            Agency.Id to = scenario.agencyOf(need.recipient());
            if (from == null || to == null) {
                continue;
            }
            if (!recipients.add(need.recipient().value())) {
                script.add(Problem.NEED_TWICE, mark, "Item (%s) names (%s) twice.", item.id(), need.recipient());
            }
            if (need.purpose() == Purpose.DETENTION) {
                script.add(
                        Problem.DETENTION,
                        mark,
                        "Need of item (%s) has purpose (detention), which can only be denied.",
                        item.id());
            }
            if (tellsEnforcement(scenario, from, to)) {
                script.add(
                        Problem.COMMUNITY_TO_ENFORCEMENT,
                        mark,
                        "Item (%s) is owed by community agency (%s) to enforcing agency (%s). Maybe another "
                                + "responsible.",
                        item.id(),
                        from,
                        to);
            }
            seats(item, from, to, mark);
            way(item, need, from, to, mark);
        }
    }

    private void seats(Item item, Agency.Id from, Agency.Id to, Mark mark) {
        for (Agency.Id agency : List.of(from, to)) {
            if (!script.hasSeat(agency)) {
                script.add(
                        Problem.RECIPIENT_WITHOUT_SEAT,
                        mark,
                        "Need of item (%s) names agency (%s), which has no seat.",
                        item.id(),
                        agency);
            }
        }
    }

    private void way(Item item, Item.Need need, Agency.Id from, Agency.Id to, Mark mark) {
        if (!item.truth() || from.equals(to)) {
            return;
        }
        ExerciseTime first = permission.availableFrom(item);
        ExerciseTime last = first.plusMillis(need.withinMillis());
        if (!permission.permits(from, to, item, need.purpose(), first)
                && !permission.permits(from, to, item, need.purpose(), last)) {
            script.add(
                    Problem.LEGAL_GAP,
                    mark,
                    "No agreement in force permits (%s) to tell (%s) item (%s) for (%s). Maybe an agreement is "
                            + "missing.",
                    from,
                    to,
                    item.id(),
                    need.purpose().code());
        }
        if (!Reach.joins(scenario, from, to, link -> link.maxTlp().carries(item.tlp()))) {
            script.add(
                    Problem.NO_WAY,
                    mark,
                    "No link can carry item (%s) of TLP (%s) from (%s) to (%s). Maybe a link is missing, or its "
                            + "maxTlp is too"
                            + " low.",
                    item.id(),
                    item.tlp().code(),
                    from,
                    to);
        }
    }

    /** A community is never made to tell those who enforce. */
    static boolean tellsEnforcement(Scenario scenario, Agency.Id from, Agency.Id to) {
        return scenario.agency(from).level() == Agency.Level.COMMUNITY
                && scenario.agency(to).sector().enforces();
    }
}
