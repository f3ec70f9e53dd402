package org.muster.scenarios.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Objective;
import org.muster.scenarios.Resource;
import org.muster.scenarios.RightsAnswer;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Task;
import org.muster.scenarios.Text;
import org.muster.scenarios.Tree;

/** What a scenario must have before it is published, and what Muster refuses to count. */
final class RightsChecks {

    private static final double LEAST_RIGHTS = 0.15;

    private static final Pattern COUNTED =
            Pattern.compile("(?iu)\\b(arrest(s|ed|os?|ad[oa]s?)?|detentions?|detain(s|ed|ees?)?"
                    + "|detenci(ón|ones)|detenid[oa]s?|seizures?|seized|incautaci(ón|ones)|decomisos?"
                    + "|apprehen(sions?|ded)"
                    + "|aprehensi(ón|ones)|deportations?|deported|deportaci(ón|ones)|(persons|people) found"
                    + "|personas halladas)\\b");

    private final Script script;
    private final Scenario scenario;

    RightsChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
    }

    void check() {
        enforcement();
        answers();
        scenario.actions().forEach(this::action);
        scenario.resources().forEach(this::resource);
        scenario.tasks().stream().filter(task -> !task.rights()).forEach(this::task);
        scenario.msel().forEach(line -> line.expects().forEach(this::expectation));
        scenario.phases().forEach(phase -> phase.expects().forEach(this::expectation));
    }

    private void enforcement() {
        Agency enforcing = scenario.agencies().stream()
                .filter(agency -> agency.sector().enforces())
                .findFirst()
                .orElse(null);
        if (enforcing == null) {
            return;
        }
        if (!plays(agency -> agency.level() == Agency.Level.OVERSIGHT || agency.sector() == Agency.Sector.OVERSIGHT)) {
            script.add(
                    Problem.NO_OVERSIGHT_SEAT,
                    script.mark(enforcing.id()),
                    "Agency (%s) enforces and nobody oversees it. Maybe add an agency of level oversight with a seat.",
                    enforcing.id());
        }
        if (!plays(agency -> agency.level() == Agency.Level.COMMUNITY || agency.sector() == Agency.Sector.COMMUNITY)) {
            script.add(
                    Problem.NO_COMMUNITY_SEAT,
                    script.mark(enforcing.id()),
                    "Agency (%s) enforces and no community plays. Maybe add an agency of level community with a seat.",
                    enforcing.id());
        }
        weight(enforcing);
    }

    private boolean plays(Predicate<Agency> which) {
        return scenario.agencies().stream().filter(which).anyMatch(agency -> script.hasSeat(agency.id()));
    }

    private void weight(Agency enforcing) {
        double all = 0;
        double rights = 0;
        for (Objective objective : scenario.objectives()) {
            for (Task task : objective.tasks()) {
                double weight = objective.weight() * task.weight();
                all += weight;
                rights += task.rights() ? weight : 0;
            }
        }
        if (all == 0 || rights < LEAST_RIGHTS * all) {
            script.add(
                    Problem.RIGHTS_WEIGHT,
                    scenario.tree().mark("objectives"),
                    "Agency (%s) enforces, and tasks with rights: true weigh (%s %%) of all tasks, less than 15 %%.",
                    enforcing.id(),
                    String.format(Locale.ROOT, "%.1f", all == 0 ? 0 : 100 * rights / all));
        }
    }

    private void answers() {
        Set<RightsAnswer.Id> answered = new HashSet<>();
        for (RightsAnswer answer : scenario.rights()) {
            answered.add(answer.id());
            if (answer.answer() == RightsAnswer.Answer.NOT_MET) {
                script.add(
                        Problem.RIGHTS_NOT_MET,
                        script.mark(answer.id(), "answer"),
                        "Question (%s) is answered with (not-met).",
                        answer.id());
            }
        }
        List<RightsAnswer.Id> open = RightsAnswer.BUILT_IN.stream()
                .filter(question -> !answered.contains(question))
                .toList();
        if (!open.isEmpty()) {
            script.add(
                    Problem.RIGHTS_UNANSWERED,
                    scenario.tree().mark("rights"),
                    "Questions about people's rights (%d) are not answered: %s. Maybe add them under rights.",
                    open.size(),
                    String.join(", ", open.stream().map(RightsAnswer.Id::value).toList()));
        }
    }

    private void action(Action action) {
        if (action.unwanted() == null) {
            counted("Action", action.id(), action.title());
        }
    }

    private void resource(Resource resource) {
        counted("Resource", resource.id(), resource.title());
        counted("Resource", resource.id(), resource.unit());
    }

    private void task(Task task) {
        counted("Task", task.id(), task.text());
    }

    private void expectation(Expectation expectation) {
        Tree.Branch object = script.ids().object(expectation.id().value());
        Tree title = object == null ? null : object.get("title");
        boolean guards =
                expectation.task() != null && scenario.task(expectation.task()).rights();
        if (title instanceof Tree.Scalar scalar && !guards) {
            counted("Expectation", expectation.id(), scalar.written());
        }
        if (title instanceof Tree.Branch words && !guards) {
            words.entries().forEach(entry -> counted("Expectation", expectation.id(), Script.written(entry.value())));
        }
    }

    private void counted(String what, Identifier id, Text text) {
        text.words().values().forEach(words -> counted(what, id, words));
    }

    private void counted(String what, Identifier id, @Nullable String words) {
        Matcher matcher = COUNTED.matcher(words == null ? "" : words);
        if (matcher.find()) {
            boolean reasoned = script.has(id, "because");
            script.add(
                    reasoned ? Problem.LOOK_ALIKE_PASSED : Problem.COUNTS_ENFORCEMENT,
                    script.mark(id),
                    "%s (%s) speaks of (%s), which Muster does not count as success.%s",
                    what,
                    id,
                    matcher.group(),
                    reasoned ? " Its author says why it is meant otherwise." : "");
        }
    }
}
