package org.muster.scoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Code;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Objective;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Severity;
import org.muster.scenarios.Task;
import org.muster.scenarios.Tree;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;

/** What the ids of a log stand for: the scenario, and what was changed, added and thrown in play. */
final class Script {

    /** A piece of information that somebody must have got. */
    record Due(Item.Id item, Place recipient) {}

    /** What is looked for; decides which measures count it. */
    enum Kind {
        ACKNOWLEDGEMENT,
        NEED,
        DECISION,
        NEVER,
        OTHER;

        /** Whether planners write it down, rather than that a line, message or need implies it. */
        boolean isWritten() {
            return this != ACKNOWLEDGEMENT && this != NEED;
        }
    }

    /**
     * An expectation as far as scores ask.
     *
     * @param weight of a task that is this expectation alone, and within its task
     * @param task null when it is a task of its own, and for acknowledgements and needs
     * @param dues what a message must have given to whom for it to be met
     */
    record Looked(Kind kind, double weight, Task.@Nullable Id task, List<Due> dues) {}

    /** What choosing an option is worth. */
    record Option(Decision.Verdict verdict, @Nullable Severity severity) {}

    private static final String ACKNOWLEDGEMENT = "-ack";
    private static final String MESSAGE = "msg-";

    private final Scenario scenario;
    private final Map<Expectation.Id, Looked> needs = new HashMap<>();
    private final Map<Expectation.Id, Looked> written = new HashMap<>();
    private final Map<Line.Id, Decision.Id> decisions = new HashMap<>();
    private final Map<Decision.Id, Map<Decision.Option.Id, Option>> options = new HashMap<>();
    private final Set<Decision.Id> expected = new HashSet<>();
    private final Map<Identifier, Integer> lines = new HashMap<>();
    private final Map<Disruption.Id, Map<Objective.Id, Double>> reweighs = new HashMap<>();
    private int places;

    Script(Scenario scenario) {
        this.scenario = scenario;
        for (Item item : scenario.information()) {
            item.needs()
                    .forEach(need -> needs.put(
                            item.expectation(need),
                            new Looked(Kind.NEED, 1, null, List.of(new Due(item.id(), need.recipient())))));
        }
        for (Phase phase : scenario.phases()) {
            phase.expects().forEach(expectation -> add(expectation, null));
        }
        scenario.lines().forEach(this::add);
        scenario.disruptions().forEach(this::add);
    }

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.InjectAdded added -> add(added.line(), added.tree());
            case Event.InjectEdited edited -> add(edited.line(), edited.tree());
            case Event.DisruptionThrown thrown -> add(thrown.disruption(), thrown.tree());
            default -> {}
        }
    }

    private void add(Line line) {
        int place = place(line.id());
        for (Expectation expectation : line.expects()) {
            add(expectation, line.task());
            lines.put(expectation.id(), place);
        }
        Decision decision = line.decision();
        if (decision != null) {
            Map<Decision.Option.Id, Option> worth = new HashMap<>();
            decision.options().forEach(each -> worth.put(each.id(), new Option(each.verdict(), each.severity())));
            add(line.id(), decision.id(), worth);
        }
    }

    private int place(Line.Id line) {
        return lines.computeIfAbsent(line, each -> places++);
    }

    private void add(Line.Id line, Decision.Id decision, Map<Decision.Option.Id, Option> worth) {
        decisions.put(line, decision);
        options.put(decision, worth);
        lines.put(decision, place(line));
    }

    private void add(Expectation expectation, Task.@Nullable Id taskOfLine) {
        Pattern pattern = expectation.pattern();
        Kind kind = switch (pattern) {
            case Pattern.Decide decide -> Kind.DECISION;
            case Pattern.Never never -> Kind.NEVER;
            default -> Kind.OTHER;
        };
        Task.Id task = expectation.task() == null ? taskOfLine : expectation.task();
        written.put(expectation.id(), new Looked(kind, expectation.weight(), task, dues(pattern)));
        addDecisions(pattern);
        if (expectation.partial() != null) {
            addDecisions(expectation.partial());
        }
    }

    private void addDecisions(Pattern pattern) {
        switch (pattern) {
            case Pattern.Decide decide -> expected.add(decide.decision());
            case Pattern.AnyOf any -> any.of().forEach(this::addDecisions);
            case Pattern.Never never -> addDecisions(never.pattern());
            default -> {}
        }
    }

    /** The items that must have reached places for the pattern to be met by a message. */
    private static List<Due> dues(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message message ->
                message.to().stream()
                        .flatMap(to -> message.items().stream().map(item -> new Due(item, to)))
                        .toList();
            case Pattern.Share share -> List.of(new Due(share.item(), share.with()));
            case Pattern.AnyOf any ->
                any.of().stream().flatMap(each -> dues(each).stream()).toList();
            default -> List.of();
        };
    }

    private void add(Disruption disruption) {
        if (disruption.effect() instanceof Effect.PolicyChange policy) {
            Map<Objective.Id, Double> weights = new HashMap<>();
            for (Effect.Change change : policy.changes()) {
                if (change instanceof Effect.Change.Reweigh(var objective, var weight)) {
                    weights.put(objective, weight);
                }
            }
            reweighs.put(disruption.id(), weights);
        }
    }

    /** A line that was written in play, as far as scores ask. */
    private void add(Line.Id line, Tree.Branch tree) {
        int place = place(line);
        String taskOfLine = text(tree, "task");
        for (Tree.Branch each : branches(tree, "expects")) {
            String id = text(each, "id");
            String decision = text(each, "decide");
            String task = text(each, "task") == null ? taskOfLine : text(each, "task");
            if (id != null) {
                Kind kind = decision != null ? Kind.DECISION : each.has("never") ? Kind.NEVER : Kind.OTHER;
                written.put(
                        new Expectation.Id(id),
                        new Looked(
                                kind, number(each, "weight", 1), task == null ? null : new Task.Id(task), List.of()));
                lines.put(new Expectation.Id(id), place);
            }
            if (decision != null) {
                expected.add(new Decision.Id(decision));
            }
        }
        if (tree.get("decision") instanceof Tree.Branch decision) {
            String id = text(decision, "id");
            if (id != null) {
                add(line, new Decision.Id(id), options(decision));
            }
        }
    }

    private static Map<Decision.Option.Id, Option> options(Tree.Branch decision) {
        Map<Decision.Option.Id, Option> worth = new HashMap<>();
        for (Tree.Branch each : branches(decision, "options")) {
            String id = text(each, "id");
            Decision.Verdict verdict = code(Decision.Verdict.class, text(each, "verdict"));
            if (id != null && verdict != null) {
                worth.put(
                        new Decision.Option.Id(id), new Option(verdict, code(Severity.class, text(each, "severity"))));
            }
        }
        return worth;
    }

    /** A disruption that was thrown in play, as far as scores ask. */
    private void add(Disruption.Id disruption, Tree.Branch tree) {
        Map<Objective.Id, Double> weights = new HashMap<>();
        for (Tree.Branch change : branches(tree, "changes")) {
            String objective = text(change, "objective");
            if (objective != null && change.has("weight")) {
                weights.put(new Objective.Id(objective), number(change, "weight", 1));
            }
        }
        reweighs.put(disruption, weights);
    }

    private static List<Tree.Branch> branches(Tree.Branch tree, String key) {
        return tree.get(key) instanceof Tree.Row row
                ? row.values().stream()
                        .filter(Tree.Branch.class::isInstance)
                        .map(Tree.Branch.class::cast)
                        .toList()
                : List.of();
    }

    private static @Nullable String text(Tree.Branch tree, String key) {
        return tree.get(key) instanceof Tree.Scalar scalar ? scalar.written() : null;
    }

    private static double number(Tree.Branch tree, String key, double otherwise) {
        return tree.get(key) instanceof Tree.Scalar scalar && scalar.kind() == Tree.Scalar.Kind.NUMBER
                ? Double.parseDouble(scalar.written())
                : otherwise;
    }

    private static <E extends Enum<E> & Code> @Nullable E code(Class<E> list, @Nullable String code) {
        return code == null ? null : Code.find(list, code);
    }

    Scenario scenario() {
        return scenario;
    }

    /** What an expectation of the log looks for: written, implied by a line or message, or by a need. */
    Looked looked(Expectation.Id id) {
        Looked looked = written.getOrDefault(id, needs.get(id));
        if (looked != null) {
            return looked;
        }
        return new Looked(id.value().endsWith(ACKNOWLEDGEMENT) ? Kind.ACKNOWLEDGEMENT : Kind.OTHER, 1, null, List.of());
    }

    /** @return the line whose message an acknowledgement is about, or null when it is about one between seats */
    Line.@Nullable Id acknowledgedLine(Expectation.Id id) {
        if (looked(id).kind() != Kind.ACKNOWLEDGEMENT) {
            return null;
        }
        String line = id.value().substring(0, id.value().length() - ACKNOWLEDGEMENT.length());
        return lines.containsKey(new Line.Id(line)) ? new Line.Id(line) : null;
    }

    /** @return the number of the message between seats that an acknowledgement is about, or null */
    static @Nullable Integer acknowledgedMessage(Expectation.Id id) {
        String value = id.value();
        if (value.startsWith(MESSAGE) && value.endsWith(ACKNOWLEDGEMENT)) {
            String number = value.substring(MESSAGE.length(), value.length() - ACKNOWLEDGEMENT.length());
            if (number.matches("[0-9]{1,9}")) {
                return Integer.valueOf(number);
            }
        }
        return null;
    }

    /** @return the place of its line in the script as played, or {@link Unit#NO_LINE} */
    int line(Expectation.Id id) {
        Line.Id acknowledged = acknowledgedLine(id);
        return lines.getOrDefault(acknowledged == null ? id : acknowledged, Unit.NO_LINE);
    }

    int line(Decision.Id id) {
        return lines.getOrDefault(id, Unit.NO_LINE);
    }

    /** @return the decision that a line puts before its recipients, or null */
    Decision.@Nullable Id decision(Line.Id line) {
        return decisions.get(line);
    }

    /** @return null for what the script does not know */
    @Nullable
    Option option(Decision.Id decision, Decision.Option.Id option) {
        return options.getOrDefault(decision, Map.of()).get(option);
    }

    /** Whether some expectation looks for the decision, by its own id or, for a repeat, by the one in the script. */
    boolean isExpected(Decision.Id id) {
        return expected.contains(id) || expected.contains(id.written());
    }

    /** @return the weights that objectives have while the disruption lasts */
    Map<Objective.Id, Double> reweighs(Disruption.Id disruption) {
        return reweighs.getOrDefault(disruption, Map.of());
    }

    /** @return null for what the menu does not have */
    @Nullable
    Action action(Action.Id id) {
        return scenario.has(id) ? scenario.action(id) : null;
    }

    boolean isFalse(Item.Id id) {
        return scenario.has(id) && !scenario.item(id).truth();
    }

    /** Whether the seat may act for the other: it is the same, or a deputy of it. */
    boolean standsFor(Position.Id seat, Position.Id other) {
        return seat.equals(other)
                || (scenario.has(other) && scenario.position(other).deputies().contains(seat));
    }

    /** @return the agency of a seat or agency, or null for a persona and for what the script does not know */
    Agency.@Nullable Id agencyOf(@Nullable Place place) {
        return place == null || !scenario.has(place) ? null : scenario.agencyOf(place);
    }

    /** @return the seat that answers for what was expected and nobody did, or null when there is none */
    Position.@Nullable Id answersFor(Place who) {
        return switch (who) {
            case Position.Id seat -> seat;
            case Agency.Id agency -> {
                Position contact = scenario.pointOfContact(agency);
                yield contact == null ? null : contact.id();
            }
            case Persona.Id persona -> null;
        };
    }
}
