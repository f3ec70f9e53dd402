package org.muster.scenarios.yaml;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Attachment;
import org.muster.scenarios.Basis;
import org.muster.scenarios.Burst;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Code;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Controller;
import org.muster.scenarios.CoreCapability;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.ExerciseType;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.FailureShown;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.ForbiddenMessages;
import org.muster.scenarios.Function;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Objective;
import org.muster.scenarios.Occasion;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Pair;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Question;
import org.muster.scenarios.Resource;
import org.muster.scenarios.RightsAnswer;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Severity;
import org.muster.scenarios.Share;
import org.muster.scenarios.Site;
import org.muster.scenarios.Span;
import org.muster.scenarios.Spread;
import org.muster.scenarios.Target;
import org.muster.scenarios.Task;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Text;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;
import org.muster.scenarios.Via;

/**
 * Turns a tree that the {@link Structure} has passed into a scenario. Nothing is checked here, and nothing can fail.
 */
final class Decoder {

    private final View root;
    private final Ids ids;
    private final List<String> languages;
    private final boolean inTurns;

    private List<DataCategory> categories = List.of();
    private List<Agency.Id> agencies = List.of();
    private List<Position> positions = List.of();
    private List<Position.Id> seats = List.of();
    private List<Link> links = List.of();

    private Decoder(Tree.Branch tree, Ids ids) {
        List<String> written = tree.get("languages") instanceof Tree.Row row
                ? row.values().stream().map(View::written).toList()
                : List.of("en");
        this.languages = written;
        this.root = new View(Language.SCENARIO, tree, written.getFirst());
        this.ids = ids;
        View clock = root.viewOrNull("clock", Language.CLOCK);
        this.inTurns = clock != null && clock.word("mode").equals("turns");
    }

    static Scenario scenario(Tree.Branch tree, Ids ids) {
        return new Decoder(tree, ids).scenario();
    }

    private Scenario scenario() {
        categories = dataCategories();
        agencies = root.views("agencies", Language.AGENCY_KEYS).stream()
                .map(view -> view.id("id", Agency.Id::new))
                .toList();
        positions = root.views("positions", Language.POSITION_KEYS).stream()
                .map(this::position)
                .toList();
        seats = List.copyOf(positions.stream().map(Position::id).toList());
        links = root.views("links", Language.LINK_KEYS).stream().map(this::link).toList();
        Scenario.Parts parts = new Scenario.Parts(
                list("failureDomains", Language.FAILURE_DOMAIN_KEYS, this::failureDomain),
                list("functions", Language.FUNCTION_KEYS, this::function),
                list("sites", Language.SITE_KEYS, view -> new Site(view.id("id", Site.Id::new), view.text("title"))),
                categories,
                list("agencies", Language.AGENCY_KEYS, this::agency),
                positions,
                list(
                        "personas",
                        Language.PERSONA_KEYS,
                        view -> new Persona(view.id("id", Persona.Id::new), view.text("title"))),
                list(
                        "controllers",
                        Language.CONTROLLER_KEYS,
                        view -> new Controller(view.id("id", Controller.Id::new), view.text("title"))),
                links,
                root.views("pacePlans", Language.PACE_PLAN_KEYS).stream()
                        .flatMap(this::pacePlans)
                        .toList(),
                list("agreements", Language.AGREEMENT_KEYS, this::agreement),
                list("information", Language.ITEM_KEYS, this::item),
                list("resources", Language.RESOURCE_KEYS, this::resource),
                list("taskForces", Language.TASK_FORCE_KEYS, this::taskForce),
                list("actions", Language.ACTION_KEYS, this::action),
                list("objectives", Language.OBJECTIVE_KEYS, this::objective),
                list("phases", Language.PHASE_KEYS, this::phase),
                list("attachments", Language.ATTACHMENT_KEYS, this::attachment),
                list("msel", Language.LINE_KEYS, this::line),
                list("disruptions", Language.DISRUPTION_KEYS, this::disruption),
                new Crews(root, positions).bySeat(),
                list("feedback", Language.FEEDBACK_KEYS, this::feedback),
                list("rights", Language.RIGHTS_KEYS, this::rightsAnswer));
        return new Scenario(root.branch(), head(), parts);
    }

    private <T> List<T> list(String key, Shape.Keys keys, java.util.function.Function<View, T> read) {
        return root.views(key, keys).stream().map(read).toList();
    }

    private Scenario.Head head() {
        View safety = root.viewOrNull("safety", Language.SAFETY);
        return new Scenario.Head(
                root.id("id", Scenario.Id::new),
                root.text("title"),
                root.textOrNull("summary"),
                root.values("tags").stream().map(View::written).toList(),
                root.textOrNull("briefing"),
                safety == null ? null : new Scenario.Safety(safety.word("codeWord"), safety.text("text")),
                root.word("currency"),
                languages,
                root.code("exerciseType", ExerciseType.class),
                clock(),
                inTurns ? null : root.millisOrNull("duration"),
                root.id("scoringProfile", ScoringProfile.Id::new),
                root.code("forbiddenMessages", ForbiddenMessages.class));
    }

    private Scenario.Clock clock() {
        View clock = root.viewOrNull("clock", Language.CLOCK);
        if (clock == null) {
            return new Scenario.Clock(Scenario.Clock.Mode.REAL_TIME, null, ZoneId.of("UTC"));
        }
        String startsAt = clock.wordOrNull("startsAt");
        return new Scenario.Clock(
                clock.code("mode", Scenario.Clock.Mode.class),
                startsAt == null ? null : LocalDateTime.parse(startsAt),
                ZoneId.of(clock.word("zone")));
    }

    /** What people call it: its title, or else its id. */
    private Text title(View view) {
        Text title = view.textOrNull("title");
        return title != null ? title : Text.of(languages.getFirst(), view.word("id"));
    }

    private List<DataCategory> dataCategories() {
        Map<DataCategory.Id, DataCategory> all = new LinkedHashMap<>();
        DataCategory.BUILT_IN.forEach(category -> all.put(category.id(), category));
        all.replaceAll((id, category) -> new DataCategory(
                id, inLanguages(category.title()), category.isProtected(), category.needToKnow(), null));
        for (View view : root.views("dataCategories", Language.DATA_CATEGORY_KEYS)) {
            DataCategory.Id id = view.id("id", DataCategory.Id::new);
            DataCategory builtIn = all.get(id);
            all.put(
                    id,
                    new DataCategory(
                            id,
                            view.text("title"),
                            view.flag("protected") || (builtIn != null && builtIn.isProtected()),
                            view.flag("needToKnow"),
                            view.millisOrNull("retention")));
        }
        return List.copyOf(all.values());
    }

    /** A built-in name, readable in the scenario's reference language whatever that is. */
    private Text inLanguages(Text builtIn) {
        String reference = languages.getFirst();
        Map<String, String> words = new LinkedHashMap<>();
        words.put(reference, builtIn.in(reference));
        builtIn.words().forEach(words::putIfAbsent);
        return new Text(reference, words);
    }

    private FailureDomain failureDomain(View view) {
        return new FailureDomain(view.id("id", FailureDomain.Id::new), title(view), view.millisOrNull("batteryLasts"));
    }

    private Function function(View view) {
        return new Function(view.id("id", Function.Id::new), title(view), view.whole("depth"), view.decimal("weight"));
    }

    private Agency agency(View view) {
        return new Agency(
                view.id("id", Agency.Id::new),
                view.text("title"),
                view.code("level", Agency.Level.class),
                view.code("sector", Agency.Sector.class),
                view.spreadOrNull("review"),
                view.word("relays").equals("automatic"));
    }

    private Position position(View view) {
        return new Position(
                view.id("id", Position.Id::new),
                view.id("agency", Agency.Id::new),
                view.text("title"),
                view.ids("deputies", Position.Id::new),
                view.idOrNull("function", Function.Id::new),
                view.flag("pointOfContact"),
                view.has("languages")
                        ? view.values("languages").stream().map(View::written).toList()
                        : languages,
                view.has("clearedFor")
                        ? view.ids("clearedFor", DataCategory.Id::new)
                        : categories.stream()
                                .filter(category -> !category.isProtected())
                                .map(DataCategory::id)
                                .toList(),
                view.idOrNull("reportsTo", Position.Id::new),
                view.wordOrNull("icsRole"),
                view.views("onDuty", Language.SPAN).stream().map(this::span).toList());
    }

    private Span span(View view) {
        return new Span(view.moment("from"), view.moment("to"));
    }

    private Link link(View view) {
        Channel channel = view.code("channel", Channel.class);
        boolean secure = view.flag("secure");
        Spread delay = view.spreadOrNull("delay");
        Tlp maxTlp = view.codeOrNull("maxTlp", Tlp.class);
        Channel.InFlight inFlight = view.codeOrNull("inFlight", Channel.InFlight.class);
        String shown = view.wordOrNull("failureShown");
        FailureShown failureShown = shown == null ? null : Units.failureShown(shown);
        return new Link(
                view.id("id", Link.Id::new),
                title(view),
                channel,
                view.ids("members", Agency.Id::new),
                delay != null ? delay : channel.delay(),
                view.share("loss"),
                burst(view),
                view.rateOrNull("capacity"),
                secure,
                maxTlp != null ? maxTlp : secure ? Tlp.AMBER : Tlp.GREEN,
                view.idOrNull("failureDomain", FailureDomain.Id::new),
                inFlight != null ? inFlight : channel.inFlight(),
                failureShown != null ? failureShown : channel.failureShown());
    }

    private static @Nullable Burst burst(View view) {
        View burst = view.viewOrNull("burst", Language.BURST);
        return burst == null
                ? null
                : new Burst(burst.share("p"), burst.share("r"), burst.share("lossGood"), burst.share("lossBad"));
    }

    private Stream<PacePlan> pacePlans(View view) {
        List<Link.Id> levels = Stream.of("primary", "alternate", "contingency", "emergency")
                .filter(view::has)
                .map(level -> view.id(level, Link.Id::new))
                .toList();
        String id = view.word("id");
        if (view.has("between")) {
            List<Agency.Id> pair = view.ids("between", Agency.Id::new);
            return Stream.of(pacePlan(view, id, pair.get(0), pair.get(1), levels));
        }
        List<Agency.Id> among = view.ids("among", Agency.Id::new);
        List<PacePlan> plans = new ArrayList<>();
        for (int i = 0; i < among.size(); i++) {
            for (Agency.Id other : among.subList(i + 1, among.size())) {
                Agency.Id one = among.get(i);
                plans.add(pacePlan(view, "%s.%s.%s".formatted(id, one, other), one, other, levels));
            }
        }
        return plans.stream();
    }

    private PacePlan pacePlan(View view, String id, Agency.Id one, Agency.Id other, List<Link.Id> levels) {
        return new PacePlan(
                new PacePlan.Id(id),
                title(view),
                one,
                other,
                levels,
                view.codeOrNull("purpose", Purpose.class),
                inTurns && !view.has("failoverWithin") ? 60_000 : view.millis("failoverWithin"),
                view.flag("mustExchange"));
    }

    private List<Agency.Id> agencies(View view, String key) {
        Tree tree = view.get(key);
        return switch (tree) {
            case Tree.Row row ->
                row.values().stream()
                        .map(value -> new Agency.Id(View.written(value)))
                        .toList();
            case Tree.Branch but -> {
                Set<Agency.Id> left = new LinkedHashSet<>(agencies);
                view.view(Language.ALL_BUT, but).ids("allBut", Agency.Id::new).forEach(left::remove);
                yield List.copyOf(left);
            }
            case Tree.Scalar all -> agencies;
        };
    }

    private List<Position.Id> seats(View view, String key) {
        return Places.seats(view, key, positions, seats);
    }

    private List<Place> places(View view, String key) {
        Tree tree = view.find(key);
        if (tree == null) {
            return List.of();
        }
        return tree instanceof Tree.Row row
                ? row.values().stream().map(value -> place(View.written(value))).toList()
                : asPlaces(seats(view, key));
    }

    /** The same list: it can't be changed, so seats may stand as places. */
    @SuppressWarnings("unchecked")
    private static List<Place> asPlaces(List<? extends Place> places) {
        return (List<Place>) places;
    }

    private Place place(String id) {
        IdKind kind = ids.kind(id);
        return kind == IdKind.AGENCY
                ? new Agency.Id(id)
                : kind == IdKind.POSITION ? new Position.Id(id) : new Persona.Id(id);
    }

    private Agreement agreement(View view) {
        Agreement.Kind kind = view.code("kind", Agreement.Kind.class);
        return new Agreement(
                view.id("id", Agreement.Id::new),
                kind,
                view.text("title"),
                agencies(view, "parties"),
                purposes(view, kind),
                clauses(view, "allow"),
                clauses(view, "allowIf"),
                clauses(view, "deny"),
                view.values("lend").stream()
                        .map(value -> View.codeOf(value, Resource.Kind.class))
                        .toList(),
                view.views("denyLend", Language.DENIED_LOAN).stream()
                        .map(denied -> new Agreement.DeniedLoan(
                                denied.code("kind", Resource.Kind.class), denied.codeOrNull("purpose", Purpose.class)))
                        .toList(),
                view.code("maxTlp", Tlp.class),
                view.code("redistribution", Agreement.Redistribution.class),
                view.moment("validFrom"),
                view.momentOrNull("validTo"),
                view.views("suspended", Language.SPAN).stream().map(this::span).toList());
    }

    /** {@code all} holds detention only in a statute, which opens nothing. */
    private static List<Purpose> purposes(View view, Agreement.Kind kind) {
        if (view.get("purposes") instanceof Tree.Row row) {
            return row.values().stream()
                    .map(value -> View.codeOf(value, Purpose.class))
                    .toList();
        }
        return Arrays.stream(Purpose.values())
                .filter(purpose -> kind == Agreement.Kind.STATUTE || purpose != Purpose.DETENTION)
                .toList();
    }

    private List<Agreement.Clause> clauses(View view, String key) {
        return view.values(key).stream().map(value -> clause(view, key, value)).toList();
    }

    private static Agreement.Clause clause(View view, String key, Tree value) {
        if (value instanceof Tree.Scalar scalar) {
            return new Agreement.Clause(new DataCategory.Id(scalar.written()), List.of(), List.of(), null);
        }
        boolean conditional = key.equals("allowIf");
        View clause = view.view(conditional ? Language.CONDITIONAL_CLAUSE : Language.CLAUSE, value);
        return new Agreement.Clause(
                clause.id("category", DataCategory.Id::new),
                clause.ids("from", Agency.Id::new),
                clause.ids("to", Agency.Id::new),
                conditional ? clause.code("needs", Basis.class) : null);
    }

    private Item item(View view) {
        return new Item(
                view.id("id", Item.Id::new),
                view.text("title"),
                view.id("category", DataCategory.Id::new),
                view.code("tlp", Tlp.class),
                view.flag("truth"),
                view.idOrNull("replaces", Item.Id::new),
                origin(view),
                view.views("needs", Language.NEED).stream().map(this::need).toList(),
                view.idOrNull("correctedBy", Item.Id::new),
                view.ids("redNames", Position.Id::new));
    }

    private static Item.Origin origin(View view) {
        List<Agency.Id> heldBy = view.ids("heldBy", Agency.Id::new);
        if (view.has("availableWith")) {
            return new Item.Origin.WithLine(view.id("availableWith", Line.Id::new), heldBy);
        }
        if (view.has("madeBy")) {
            return new Item.Origin.Made(view.ids("madeFrom", Item.Id::new), view.id("madeBy", Agency.Id::new));
        }
        if (heldBy.isEmpty()) {
            return new Item.Origin.Nowhere();
        }
        ExerciseTime at = view.momentOrNull("availableAt");
        return new Item.Origin.Held(heldBy, at != null ? at : ExerciseTime.START_EX);
    }

    private Item.Need need(View view) {
        return new Item.Need(
                view.has("agency") ? view.id("agency", Agency.Id::new) : view.id("position", Position.Id::new),
                view.millis("within"),
                place(view.word("responsible")),
                view.code("purpose", Purpose.class));
    }

    private Resource resource(View view) {
        String cost = view.wordOrNull("costPerHour");
        BigDecimal costPerHour = cost == null ? null : Plain.number(cost);
        return new Resource(
                view.id("id", Resource.Id::new),
                view.text("title"),
                view.code("kind", Resource.Kind.class),
                view.id("owner", Agency.Id::new),
                view.whole("count"),
                view.wordOrNull("unit"),
                view.flag("usedUp"),
                view.spreadOrNull("arrives"),
                view.values("languages").stream().map(View::written).toList(),
                costPerHour);
    }

    private TaskForce taskForce(View view) {
        Position.Id lead = view.id("lead", Position.Id::new);
        return new TaskForce(
                view.id("id", TaskForce.Id::new),
                view.text("title"),
                lead,
                view.ids("members", Position.Id::new),
                view.idOrNull("link", Link.Id::new));
    }

    private Action action(View view) {
        return new Action(
                view.id("id", Action.Id::new),
                view.text("title"),
                seats(view, "for"),
                view.ids("steps", Action.Step::new),
                view.codeOrNull("unwanted", Severity.class),
                view.idOrNull("task", Task.Id::new));
    }

    private Objective objective(View view) {
        return new Objective(
                view.id("id", Objective.Id::new),
                view.text("text"),
                view.decimal("weight"),
                view.views("capabilities", Language.CAPABILITY).stream()
                        .map(capability -> new Objective.Capability(
                                capability.code("coreCapability", CoreCapability.class),
                                capability.views("targets", Language.TARGET_KEYS).stream()
                                        .map(this::target)
                                        .toList()))
                        .toList());
    }

    private Target target(View view) {
        return new Target(
                view.id("id", Target.Id::new),
                view.text("text"),
                view.views("tasks", Language.TASK_KEYS).stream().map(this::task).toList());
    }

    private Task task(View view) {
        return new Task(
                view.id("id", Task.Id::new),
                view.text("text"),
                view.word("source"),
                view.decimal("weight"),
                view.flag("critical"),
                view.flag("rights"),
                view.textOrNull("lookFor"));
    }

    private Timing timing(View view) {
        return new Timing(
                trigger(view),
                view.momentOrNull("notAfter"),
                view.idOrNull("phase", Phase.Id::new),
                view.has("waitForController"));
    }

    private Trigger trigger(View view) {
        if (view.has("at")) {
            boolean repeats = view.has("every");
            return new Trigger.At(
                    view.moment("at"), repeats ? view.millisOrNull("every") : null, repeats ? view.whole("times") : 1);
        }
        View after = view.viewOrNull("after", Language.OCCASION);
        if (after != null) {
            return new Trigger.After(occasion(after), after.millis("delay"));
        }
        Tree when = view.branch().get("when");
        if (when != null) {
            return new Trigger.When(condition(view.view(Language.CONDITION, when)), view.millis("delay"));
        }
        return switch (view.branch().get("whenMissed")) {
            case Tree.Scalar scalar -> new Trigger.WhenMissed(new Expectation.Id(scalar.written()), 0);
            case Tree.Branch branch -> {
                View missed = view.view(Language.MISSED, branch);
                yield new Trigger.WhenMissed(missed.id("expectation", Expectation.Id::new), missed.millis("delay"));
            }
            case null, default -> new Trigger.ByController();
        };
    }

    private Occasion occasion(View view) {
        if (view.has("line")) {
            String recipient = view.wordOrNull("recipient");
            return new Occasion.OfLine(
                    view.id("line", Line.Id::new),
                    view.code("event", Occasion.OfLine.Stage.class),
                    recipient == null ? null : place(recipient));
        }
        if (view.has("expectation")) {
            return new Occasion.OfExpectation(
                    view.id("expectation", Expectation.Id::new),
                    view.code("event", Occasion.OfExpectation.Outcome.class));
        }
        if (view.has("decision")) {
            return new Occasion.OfDecision(view.id("decision", Decision.Id::new));
        }
        if (view.has("phase")) {
            return new Occasion.OfPhase(
                    view.id("phase", Phase.Id::new), view.code("event", Occasion.OfPhase.Step.class));
        }
        return new Occasion.OfDisruption(
                view.id("disruption", Disruption.Id::new), view.code("event", Occasion.OfDisruption.Edge.class));
    }

    private Condition condition(View view) {
        Tree.Entry only = view.branch().entries().getFirst();
        Tree value = only.value();
        return switch (only.key()) {
            case "time" -> new Condition.Time(view.moment("time"));
            case "phase" -> new Condition.PhaseOpen(view.id("phase", Phase.Id::new));
            case "linkDown" -> new Condition.LinkDown(view.id("linkDown", Link.Id::new));
            case "linkUp" -> new Condition.LinkUp(view.id("linkUp", Link.Id::new));
            case "disrupted" -> new Condition.Disrupted(view.id("disrupted", Disruption.Id::new));
            case "active" -> new Condition.Active(view.id("active", Agreement.Id::new));
            case "inactive" -> new Condition.Inactive(view.id("inactive", Agreement.Id::new));
            case "free" -> {
                View free = view.view(Language.FREE, value);
                yield new Condition.Free(free.id("resource", Resource.Id::new), free.whole("atLeast"));
            }
            case "absent" -> new Condition.Absent(view.id("absent", Position.Id::new));
            case "released" -> new Condition.Released(view.id("released", Line.Id::new));
            case "delivered" -> new Condition.Delivered(view.id("delivered", Line.Id::new));
            case "acknowledged" -> new Condition.Acknowledged(view.id("acknowledged", Line.Id::new));
            case "met" -> new Condition.Met(view.id("met", Expectation.Id::new));
            case "missed" -> new Condition.Missed(view.id("missed", Expectation.Id::new));
            case "failed" -> new Condition.Failed(view.id("failed", Expectation.Id::new));
            case "chosen" -> {
                View chosen = view.view(Language.CHOSEN, value);
                yield new Condition.Chosen(
                        chosen.id("decision", Decision.Id::new), chosen.id("option", Decision.Option.Id::new));
            }
            case "knows" -> {
                View knows = view.view(Language.KNOWS, value);
                yield new Condition.Knows(knows.id("item", Item.Id::new), place(knows.word("by")));
            }
            case "sent" -> {
                View sent = view.view(Language.SENT, value);
                yield new Condition.Sent(message(sent), placeOrNull(sent, "by"));
            }
            case "done" -> {
                View done = view.view(Language.DONE, value);
                yield new Condition.Done(done.id("action", Action.Id::new), placeOrNull(done, "by"));
            }
            case "arrived" -> {
                View arrived = view.view(Language.FREE, value);
                yield new Condition.Arrived(arrived.id("resource", Resource.Id::new), arrived.whole("atLeast"));
            }
            case "formed" -> new Condition.Formed(view.id("formed", TaskForce.Id::new));
            case "all" -> new Condition.All(conditions(view, "all"));
            case "any" -> new Condition.Any(conditions(view, "any"));
            case "not" -> new Condition.Not(condition(view.view(Language.CONDITION, value)));
            case "atLeast" -> {
                View atLeast = view.view(Language.AT_LEAST, value);
                yield new Condition.AtLeast(atLeast.whole("n"), conditions(atLeast, "of"));
            }
            default -> throw new IllegalStateException("Condition (%s) is not described.".formatted(only.key()));
        };
    }

    private List<Condition> conditions(View view, String key) {
        return view.views(key, Language.CONDITION).stream().map(this::condition).toList();
    }

    private @Nullable Place placeOrNull(View view, String key) {
        String written = view.wordOrNull(key);
        return written == null ? null : place(written);
    }

    private @Nullable Until until(View view) {
        Tree tree = view.find("until");
        if (tree instanceof Tree.Branch branch) {
            return new Until.When(condition(view.view(Language.CONDITION, branch)));
        }
        return tree == null ? null : new Until.At(view.moment("until"));
    }

    private Expectation expectation(View view, Task.@Nullable Id lineTask) {
        Task.Id task = view.idOrNull("task", Task.Id::new);
        Tree partial = view.find("partial");
        String who = view.word("who");
        return new Expectation(
                view.id("id", Expectation.Id::new),
                who.equals("all") ? agenciesWithSeats() : List.of(place(who)),
                pattern(view),
                view.millisOrNull("within"),
                until(view),
                view.decimal("weight"),
                task != null ? task : lineTask,
                partial == null ? null : pattern(view.view(Language.PATTERN, partial)),
                view.code("clockStarts", Expectation.ClockStarts.class));
    }

    private List<Place> agenciesWithSeats() {
        return agencies.stream()
                .filter(agency ->
                        positions.stream().anyMatch(seat -> seat.agency().equals(agency)))
                .map(Place.class::cast)
                .toList();
    }

    /** What an object with exactly one pattern key looks for. */
    private Pattern pattern(View view) {
        String key = view.branch().entries().stream()
                .map(Tree.Entry::key)
                .filter(Language.PATTERNS::contains)
                .findFirst()
                .orElseThrow();
        Tree value = view.get(key);
        return switch (key) {
            case "message" -> message(view.view(Language.MESSAGE, value));
            case "share" -> {
                View share = view.view(Language.SHARING, value);
                yield new Pattern.Share(share.id("item", Item.Id::new), place(share.word("with")));
            }
            case "decide" -> new Pattern.Decide(view.id("decide", Decision.Id::new));
            case "action" -> act(view, value);
            case "request" -> lending(Pattern.Lending.Move.REQUEST, view, value);
            case "grant" -> lending(Pattern.Lending.Move.GRANT, view, value);
            case "decline" -> lending(Pattern.Lending.Move.DECLINE, view, value);
            case "return" -> lending(Pattern.Lending.Move.RETURN, view, value);
            case "form" -> new Pattern.Form(view.id("form", TaskForce.Id::new));
            case "purge" -> new Pattern.Purge(view.view(Language.PURGE, value).id("category", DataCategory.Id::new));
            case "anyOf" ->
                new Pattern.AnyOf(view.views("anyOf", Language.ONE_OF_MANY).stream()
                        .map(this::pattern)
                        .toList());
            case "never" -> new Pattern.Never(pattern(view.view(Language.PATTERN, value)));
            default -> throw new IllegalStateException("Pattern (%s) is not described.".formatted(key));
        };
    }

    private static Pattern act(View view, Tree value) {
        if (value instanceof Tree.Scalar scalar) {
            return new Pattern.Act(new Action.Id(scalar.written()), List.of(), null);
        }
        View act = view.view(Language.ACT, value);
        return new Pattern.Act(
                act.id("action", Action.Id::new),
                act.ids("steps", Action.Step::new),
                act.idOrNull("where", Site.Id::new));
    }

    private static Pattern lending(Pattern.Lending.Move move, View view, Tree value) {
        View lending = view.view(Language.LENDING, value);
        return new Pattern.Lending(
                move,
                lending.id("resource", Resource.Id::new),
                lending.whole("count"),
                lending.codeOrNull("purpose", Purpose.class));
    }

    private Pattern.Message message(View view) {
        String over = view.wordOrNull("over");
        return new Pattern.Message(
                view.code("kind", MessageKind.class),
                view.values("to").stream()
                        .map(value -> place(View.written(value)))
                        .toList(),
                view.ids("items", Item.Id::new),
                view.codeOrNull("purpose", Purpose.class),
                view.codeOrNull("cites", Basis.class),
                over == null ? null : way(over),
                view.has("onlyThese"));
    }

    private Pattern.Way way(String over) {
        return ids.kind(over) == IdKind.LINK
                ? new Pattern.Way.ByLink(new Link.Id(over))
                : new Pattern.Way.ByChannel(Objects.requireNonNull(Code.find(Channel.class, over)));
    }

    private Phase phase(View view) {
        View product = view.viewOrNull("product", Language.PRODUCT);
        return new Phase(
                view.id("id", Phase.Id::new),
                title(view),
                view.code("kind", Phase.Kind.class),
                timing(view),
                view.textOrNull("text"),
                view.views("questions", Language.QUESTION_KEYS).stream()
                        .map(this::question)
                        .toList(),
                view.whole("repeat"),
                product == null
                        ? null
                        : new Phase.Product(product.text("title"), product.ids("signOff", Position.Id::new)),
                view.views("expects", Language.EXPECTATION_KEYS).stream()
                        .map(expected -> expectation(expected, null))
                        .toList());
    }

    private Question question(View view) {
        return new Question(
                view.id("id", Question.Id::new),
                view.text("text"),
                seats(view, "to"),
                view.millisOrNull("discuss"),
                view.textOrNull("notes"));
    }

    private Attachment attachment(View view) {
        return new Attachment(
                view.id("id", Attachment.Id::new),
                title(view),
                view.word("file"),
                view.code("mediaType", Attachment.MediaType.class),
                view.wordOrNull("sha256"),
                view.text("alt"));
    }

    private Line line(View view) {
        Place from = placeOrNull(view, "from");
        Task.Id task = view.idOrNull("task", Task.Id::new);
        View asks = view.viewOrNull("asksFor", Language.ASK);
        View decision = view.viewOrNull("decision", Language.DECISION_KEYS);
        String number = view.wordOrNull("number");
        return new Line(
                view.id("id", Line.Id::new),
                number != null ? number : view.word("id"),
                view.code("kind", Line.Kind.class),
                view.text("title"),
                timing(view),
                from,
                places(view, "to"),
                via(view.wordOrNull("over"), from),
                view.textOrNull("text"),
                view.wordOrNull("spokenIn"),
                view.ids("items", Item.Id::new),
                view.ids("attachments", Attachment.Id::new),
                view.millisOrNull("acknowledgeWithin"),
                asks == null
                        ? null
                        : new Line.Ask(
                                asks.id("resource", Resource.Id::new),
                                asks.whole("count"),
                                asks.code("purpose", Purpose.class)),
                view.whole("difficulty"),
                view.idOrNull("controller", Controller.Id::new),
                view.code("status", Line.Status.class),
                task,
                decision == null ? null : decision(decision),
                view.views("expects", Language.EXPECTATION_KEYS).stream()
                        .map(expected -> expectation(expected, task))
                        .toList());
    }

    private static Via via(@Nullable String over, @Nullable Place from) {
        if (over == null) {
            return from instanceof Persona.Id ? new Via.Direct() : new Via.Best();
        }
        return switch (over) {
            case "direct" -> new Via.Direct();
            case "best" -> new Via.Best();
            default -> new Via.Over(new Link.Id(over));
        };
    }

    private Decision decision(View view) {
        return new Decision(
                view.id("id", Decision.Id::new),
                view.text("question"),
                view.views("options", Language.OPTION_KEYS).stream()
                        .map(option -> new Decision.Option(
                                option.id("id", Decision.Option.Id::new),
                                option.text("text"),
                                option.code("verdict", Decision.Verdict.class),
                                option.codeOrNull("severity", Severity.class)))
                        .toList());
    }

    private Disruption disruption(View view) {
        View random = view.viewOrNull("random", Language.RANDOM);
        Long lasts = view.millisOrNull("lasts");
        return new Disruption(
                view.id("id", Disruption.Id::new),
                title(view),
                effect(view),
                random == null ? timing(view) : null,
                random == null ? null : alternation(random),
                lasts != null ? new Until.Lasts(lasts) : until(view));
    }

    private static Disruption.Alternation alternation(View view) {
        return new Disruption.Alternation(view.millis("meanUp"), view.millis("meanDown"));
    }

    private Effect effect(View view) {
        View hits = view.has("hits")
                ? view.view(Language.HITS, view.get("hits"))
                : new View(Language.HITS, Tree.Branch.of(Map.of()), languages.getFirst());
        List<Agency.Id> hitAgencies = hits.ids("agency", Agency.Id::new);
        return switch (view.code("kind", Effect.Kind.class)) {
            case LATENCY -> new Effect.Latency(links(hits), pairs(hits), view.decimal("factor"));
            case LOSS -> new Effect.Loss(links(hits), view.has("loss") ? view.share("loss") : Share.NONE, burst(view));
            case CAPACITY_CUT ->
                new Effect.CapacityCut(links(hits), Objects.requireNonNull(view.rateOrNull("capacity")));
            case FLAPPING -> new Effect.Flapping(links(hits), alternation(view));
            case OUTAGE -> new Effect.Outage(links(hits));
            case PARTITION -> {
                List<List<Agency.Id>> sides = hits.values("between").stream()
                        .map(side -> ((Tree.Row) side)
                                .values().stream()
                                        .map(value -> new Agency.Id(View.written(value)))
                                        .toList())
                        .toList();
                yield new Effect.Partition(sides.get(0), sides.get(1));
            }
            case AGENCY_OUTAGE -> new Effect.AgencyOutage(hitAgencies);
            case OVERLOAD ->
                new Effect.Overload(
                        hitAgencies,
                        Objects.requireNonNull(view.rateOrNull("arrivals")),
                        view.has("servers") ? view.whole("servers") : null);
            case MISINFORMATION ->
                new Effect.Misinformation(
                        view.id("item", Item.Id::new), places(view, "firstHeardBy"), view.share("plausibility"));
            case SPOOFED_MESSAGE ->
                new Effect.SpoofedMessage(
                        Stream.concat(
                                        hitAgencies.stream().map(Place.class::cast),
                                        hits.ids("position", Position.Id::new).stream())
                                .toList(),
                        place(view.word("as")),
                        view.id("over", Link.Id::new),
                        view.text("text"),
                        view.ids("items", Item.Id::new));
            case STAFF_ABSENCE -> new Effect.StaffAbsence(hits.ids("position", Position.Id::new), view.flag("deputy"));
            case POLICY_CHANGE -> policyChange(view);
            case LANGUAGE_BARRIER ->
                new Effect.LanguageBarrier(
                        pairs(hits),
                        hitAgencies,
                        view.decimal("factor"),
                        view.share("misunderstood"),
                        view.idOrNull("easedBy", Resource.Id::new));
            case ACCESS_LOSS ->
                new Effect.AccessLoss(
                        Stream.concat(
                                        hits.ids("position", Position.Id::new).stream(),
                                        positions.stream()
                                                .filter(seat -> hitAgencies.contains(seat.agency()))
                                                .map(Position::id))
                                .toList(),
                        view.id("link", Link.Id::new));
            case POWER_LOSS ->
                new Effect.PowerLoss(
                        hits.ids("failureDomain", FailureDomain.Id::new),
                        hitAgencies,
                        view.millisOrNull("batteryLasts"));
            case CLOCK_ERROR -> new Effect.ClockError(hitAgencies, view.millis("offset"));
            case RESOURCE_SHORTAGE ->
                new Effect.ResourceShortage(hits.ids("resource", Resource.Id::new), view.whole("remaining"));
        };
    }

    /** The links hit, a failure domain as the links that belong to it. */
    private List<Link.Id> links(View hits) {
        List<FailureDomain.Id> domains = hits.ids("failureDomain", FailureDomain.Id::new);
        return Stream.concat(
                        hits.ids("link", Link.Id::new).stream(),
                        links.stream()
                                .filter(link -> link.failureDomain() != null && domains.contains(link.failureDomain()))
                                .map(Link::id))
                .toList();
    }

    private static List<Pair> pairs(View hits) {
        List<Tree> values = hits.values("pair");
        if (values.isEmpty()) {
            return List.of();
        }
        List<Tree> pairs = values.getFirst() instanceof Tree.Row ? values : List.of(Tree.Row.of(values));
        return pairs.stream()
                .map(pair -> ((Tree.Row) pair).values())
                .map(two -> new Pair(new Agency.Id(View.written(two.get(0))), new Agency.Id(View.written(two.get(1)))))
                .toList();
    }

    private Effect policyChange(View view) {
        View notice = view.viewOrNull("notice", Language.NOTICE);
        return new Effect.PolicyChange(
                view.views("changes", Language.CHANGE).stream()
                        .map(this::change)
                        .toList(),
                notice == null
                        ? null
                        : new Effect.Notice(
                                agencies(notice, "to"), notice.millis("delay"), via(notice.word("over"), null)));
    }

    private Effect.Change change(View view) {
        if (view.has("suspend")) {
            return new Effect.Change.Suspend(view.id("suspend", Agreement.Id::new));
        }
        if (view.has("restore")) {
            return new Effect.Change.Restore(view.id("restore", Agreement.Id::new));
        }
        if (view.has("expire")) {
            return new Effect.Change.Expire(view.id("expire", Agreement.Id::new));
        }
        if (view.has("revoke")) {
            return new Effect.Change.Revoke(view.id("revoke", Agreement.Id::new));
        }
        View amend = view.viewOrNull("amend", Language.AMENDMENT);
        if (amend != null) {
            return new Effect.Change.Amend(
                    amend.id("agreement", Agreement.Id::new),
                    amend.has("allow") ? clauses(amend, "allow") : null,
                    amend.has("allowIf") ? clauses(amend, "allowIf") : null,
                    amend.has("deny") ? clauses(amend, "deny") : null);
        }
        View withdraw = view.viewOrNull("withdraw", Language.WITHDRAWAL);
        if (withdraw != null) {
            return new Effect.Change.Withdraw(withdraw.id("resource", Resource.Id::new), withdraw.whole("count"));
        }
        return new Effect.Change.Reweigh(view.id("objective", Objective.Id::new), view.decimal("weight"));
    }

    private FeedbackForm feedback(View view) {
        return new FeedbackForm(
                view.id("id", FeedbackForm.Id::new),
                title(view),
                seats(view, "for"),
                view.flag("anonymous"),
                view.views("questions", Language.FORM_QUESTION).stream()
                        .map(question -> new FeedbackForm.FormQuestion(
                                question.id("id", Question.Id::new),
                                question.text("text"),
                                question.code("answer", FeedbackForm.Answer.class),
                                question.values("choices").stream()
                                        .map(question::textOf)
                                        .toList()))
                        .toList());
    }

    private RightsAnswer rightsAnswer(View view) {
        return new RightsAnswer(
                view.id("id", RightsAnswer.Id::new),
                view.code("answer", RightsAnswer.Answer.class),
                view.textOrNull("note"),
                view.idOrNull("task", Task.Id::new));
    }
}
