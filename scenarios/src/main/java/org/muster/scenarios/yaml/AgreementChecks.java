package org.muster.scenarios.yaml;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Basis;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;
import org.muster.scenarios.graph.Criticality;

/** What agreements open, and what none may open. */
final class AgreementChecks {

    /** The only bases that open these built-in categories. */
    private static final Map<DataCategory.Id, Set<Basis>> OPENED_BY = Map.of(
            DataCategory.IMMIGRATION_STATUS, EnumSet.of(Basis.WARRANT_CITED),
            DataCategory.JUVENILE, EnumSet.of(Basis.WARRANT_CITED, Basis.CONSENT),
            DataCategory.HEALTH, EnumSet.of(Basis.WARRANT_CITED, Basis.TREATMENT, Basis.CONSENT),
            DataCategory.TRIBAL, EnumSet.of(Basis.CONSENT));

    /** Every two agencies are looked at, which takes too long in a very large script. */
    private static final int MOST_AGENCIES = 250;

    private final Script script;
    private final Scenario scenario;

    AgreementChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
    }

    void check() {
        for (Agreement agreement : scenario.agreements()) {
            Tree.Branch written = script.ids().object(agreement.id().value());
            if (written != null) {
                String owner = "Agreement (%s)".formatted(agreement.id());
                clauses(owner, agreement, agreement.allow(), "allow", written);
                clauses(owner, agreement, agreement.allowIf(), "allowIf", written);
                clauses(owner, agreement, agreement.deny(), "deny", written);
                detention(agreement, written);
            }
        }
        scenario.disruptions().forEach(disruption -> {
            if (disruption.effect() instanceof Effect.PolicyChange change) {
                for (int i = 0; i < change.changes().size(); i++) {
                    if (change.changes().get(i) instanceof Effect.Change.Amend amend) {
                        amendment(
                                disruption.id().value(),
                                amend,
                                script.entries(disruption.id(), "changes").get(i));
                    }
                }
            }
        });
        if (scenario.agencies().size() <= MOST_AGENCIES) {
            Criticality.legalBridges(scenario, ExerciseTime.START_EX).forEach(this::alone);
        }
    }

    /** A word on paper that is a single point of failure is worth knowing before play. */
    private void alone(Criticality.LegalBridge bridge) {
        Tree.Branch written = script.ids().object(bridge.agreement().value());
        script.add(
                Problem.LEGAL_BRIDGE,
                written == null ? scenario.tree().mark() : written.mark(),
                "Agreement (%s) alone lets %s exchange what a plan says they must; without it they are parted.",
                bridge.agreement(),
                bridge.parted().stream()
                        .map(pair -> "(%s) and (%s)".formatted(pair.one(), pair.other()))
                        .collect(Collectors.joining(", ")));
    }

    private void amendment(String disruption, Effect.Change.Amend amend, Tree change) {
        if (change instanceof Tree.Branch branch && branch.get("amend") instanceof Tree.Branch written) {
            String owner = "Amendment by disruption (%s)".formatted(disruption);
            Agreement agreement = scenario.agreement(amend.agreement());
            List<Agreement.Clause> none = List.of();
            clauses(owner, agreement, amend.allow() == null ? none : amend.allow(), "allow", written);
            clauses(owner, agreement, amend.allowIf() == null ? none : amend.allowIf(), "allowIf", written);
            clauses(owner, agreement, amend.deny() == null ? none : amend.deny(), "deny", written);
        }
    }

    private void clauses(
            String owner, Agreement agreement, List<Agreement.Clause> clauses, String key, Tree.Branch written) {
        Set<Agreement.Clause> seen = new HashSet<>();
        List<Tree> places = written.get(key) instanceof Tree.Row row ? row.values() : List.of();
        for (int i = 0; i < clauses.size(); i++) {
            Agreement.Clause clause = clauses.get(i);
            Mark mark = i < places.size() ? places.get(i).mark() : written.mark(key);
            DataCategory category = scenario.dataCategory(clause.category());
            if (!seen.add(new Agreement.Clause(clause.category(), clause.from(), clause.to(), clause.needs()))) {
                script.add(
                        Problem.CATEGORY_TWICE,
                        mark,
                        "%s has category (%s) twice in (%s) in the same direction.",
                        owner,
                        category.id(),
                        key);
            }
            switch (key) {
                case "allow" -> allow(owner, category, mark);
                case "allowIf" -> allowIf(owner, agreement, clause, mark);
                default -> {}
            }
        }
    }

    private void allow(String owner, DataCategory category, Mark mark) {
        if (category.isProtected()) {
            script.add(
                    Problem.PROTECTED_ALLOWED,
                    mark,
                    "%s allows protected category (%s) without a condition. Maybe allowIf with needs: warrant-cited.",
                    owner,
                    category.id());
        }
    }

    private void allowIf(String owner, Agreement agreement, Agreement.Clause clause, Mark mark) {
        Set<Basis> opens = OPENED_BY.get(clause.category());
        Basis needs = clause.needs();
        if (opens != null && needs != null && !opens.contains(needs)) {
            script.add(
                    Problem.PROTECTED_CONDITION,
                    mark,
                    "%s opens category (%s) by (%s), which can't open it. Maybe %s.",
                    owner,
                    clause.category(),
                    needs.code(),
                    String.join(" or ", opens.stream().map(Basis::code).toList()));
        }
        if (clause.category().equals(DataCategory.IMMIGRATION_STATUS)) {
            for (Agency.Id agency : reached(agreement, clause)) {
                if (mayNotHoldStatus(scenario.agency(agency))) {
                    script.add(
                            Problem.IMMIGRATION_STATUS_HOLDER,
                            mark,
                            "%s would let agency (%s) hold or get (immigration-status). Maybe give the clause a "
                                    + "direction that"
                                    + " leaves it out.",
                            owner,
                            agency);
                }
            }
        }
    }

    private static List<Agency.Id> reached(Agreement agreement, Agreement.Clause clause) {
        Set<Agency.Id> all = new LinkedHashSet<>(clause.from().isEmpty() ? agreement.parties() : clause.from());
        all.addAll(clause.to().isEmpty() ? agreement.parties() : clause.to());
        return List.copyOf(all);
    }

    /** Whose help people need whatever their status is. */
    static boolean mayNotHoldStatus(Agency agency) {
        return agency.level() == Agency.Level.COMMUNITY
                || EnumSet.of(
                                Agency.Sector.COMMUNITY,
                                Agency.Sector.HOSPITAL,
                                Agency.Sector.PUBLIC_HEALTH,
                                Agency.Sector.EMS,
                                Agency.Sector.SCHOOL)
                        .contains(agency.sector());
    }

    /** Detention is a purpose of denials only. */
    private void detention(Agreement agreement, Tree.Branch written) {
        boolean opens = !agreement.allow().isEmpty()
                || !agreement.allowIf().isEmpty()
                || !agreement.lend().isEmpty();
        if (opens && agreement.purposes().contains(Purpose.DETENTION) && written.get("purposes") instanceof Tree.Row) {
            script.add(
                    Problem.DETENTION,
                    written.mark("purposes"),
                    "Agreement (%s) has purpose (detention) and opens something. Maybe put it under denyLend or deny.",
                    agreement.id());
        }
    }
}
