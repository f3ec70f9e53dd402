package org.muster.scenarios;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The script of an exercise, with every default applied and every list in the order of the file. It can be played,
 * checked
 * and shown without a look at the {@link #tree()}, which is the script as it was written. Two scenarios are equal when
 * their trees are.
 */
public final class Scenario {

    /** Names a scenario, also in the library. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * What the script says of the exercise as a whole.
     *
     * @param briefing what every participant may read before play, or null
     * @param languages the readers' languages, the reference language first
     * @param durationMillis from StartEx to EndEx, or null in turns
     */
    public record Head(
            Id id,
            Text title,
            @Nullable Text summary,
            List<String> tags,
            @Nullable Text briefing,
            @Nullable Safety safety,
            String currency,
            List<String> languages,
            ExerciseType exerciseType,
            Clock clock,
            @Nullable Long durationMillis,
            ScoringProfile.Id scoringProfile,
            ForbiddenMessages forbiddenMessages) {
        public Head {
            tags = List.copyOf(tags);
            languages = List.copyOf(languages);
        }
    }

    /** How anybody can stop play for a real emergency. */
    public record Safety(String codeWord, Text text) {}

    /**
     * How time passes.
     *
     * @param startsAt the moment in the fiction at StartEx, for display only, or null
     */
    public record Clock(Mode mode, @Nullable LocalDateTime startsAt, ZoneId zone) {

        /** In real time the clock runs; in turns it stands until the facilitator moves it. */
        public enum Mode implements Code {
            REAL_TIME,
            TURNS
        }
    }

    /** Everything the script lists. */
    public record Parts(
            List<FailureDomain> failureDomains,
            List<Function> functions,
            List<Site> sites,
            List<DataCategory> dataCategories,
            List<Agency> agencies,
            List<Position> positions,
            List<Persona> personas,
            List<Controller> controllers,
            List<Link> links,
            List<PacePlan> pacePlans,
            List<Agreement> agreements,
            List<Item> information,
            List<Resource> resources,
            List<TaskForce> taskForces,
            List<Action> actions,
            List<Objective> objectives,
            List<Phase> phases,
            List<Attachment> attachments,
            List<Line> msel,
            List<Disruption> disruptions,
            Map<Position.Id, Crew> crews,
            List<FeedbackForm> feedback,
            List<RightsAnswer> rights) {
        public Parts {
            failureDomains = List.copyOf(failureDomains);
            functions = List.copyOf(functions);
            sites = List.copyOf(sites);
            dataCategories = List.copyOf(dataCategories);
            agencies = List.copyOf(agencies);
            positions = List.copyOf(positions);
            personas = List.copyOf(personas);
            controllers = List.copyOf(controllers);
            links = List.copyOf(links);
            pacePlans = List.copyOf(pacePlans);
            agreements = List.copyOf(agreements);
            information = List.copyOf(information);
            resources = List.copyOf(resources);
            taskForces = List.copyOf(taskForces);
            actions = List.copyOf(actions);
            objectives = List.copyOf(objectives);
            phases = List.copyOf(phases);
            attachments = List.copyOf(attachments);
            msel = List.copyOf(msel);
            disruptions = List.copyOf(disruptions);
            crews = Map.copyOf(crews);
            feedback = List.copyOf(feedback);
            rights = List.copyOf(rights);
        }
    }

    private final Tree.Branch tree;
    private final Head head;
    private final Parts parts;
    private final List<Line> lines;
    private final List<Task> tasks;

    // What play asks for at every step, so that no step walks through the whole script.
    private final Map<Identifier, Object> byId = new HashMap<>();
    private final Map<Agency.Id, Integer> order = new HashMap<>();
    private final Map<Agency.Id, Position> pointsOfContact = new HashMap<>();
    private final Map<Agency.Id, List<Position>> seats;
    private final Map<Agency.Id, List<Position.Id>> seatIds;
    private final Map<Agency.Id, List<Link>> links;
    private final Map<Agency.Id, List<Agreement>> agreements;
    /** By the pair, in either order. */
    private final Map<Pair, List<PacePlan>> pacePlans;
    /** Made when it is asked for first. */
    private @Nullable String hash;

    /** @param tree the script that head and parts were read from */
    public Scenario(Tree.Branch tree, Head head, Parts parts) {
        this.tree = tree;
        this.head = head;
        this.parts = parts;
        this.lines = parts.msel().stream().flatMap(Scenario::repeats).toList();
        this.tasks = parts.objectives().stream()
                .flatMap(objective -> objective.tasks().stream())
                .toList();
        this.seats = parts.positions().stream().collect(groupingBy(Position::agency, toUnmodifiableList()));
        this.seatIds = parts.positions().stream()
                .collect(groupingBy(Position::agency, mapping(Position::id, toUnmodifiableList())));
        this.links = parts.links().stream()
                .flatMap(link -> link.members().stream().distinct().map(member -> Map.entry(member, link)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
        this.agreements = parts.agreements().stream()
                .flatMap(agreement -> agreement.parties().stream().distinct().map(party -> Map.entry(party, agreement)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
        this.pacePlans = parts.pacePlans().stream()
                .flatMap(plan -> Stream.of(
                        Map.entry(new Pair(plan.one(), plan.other()), plan),
                        Map.entry(new Pair(plan.other(), plan.one()), plan)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
        index();
    }

    private void index() {
        parts.failureDomains().forEach(each -> byId.put(each.id(), each));
        parts.functions().forEach(each -> byId.put(each.id(), each));
        parts.sites().forEach(each -> byId.put(each.id(), each));
        parts.dataCategories().forEach(each -> byId.put(each.id(), each));
        for (Agency agency : parts.agencies()) {
            byId.put(agency.id(), agency);
            order.put(agency.id(), order.size());
        }
        parts.personas().forEach(each -> byId.put(each.id(), each));
        parts.controllers().forEach(each -> byId.put(each.id(), each));
        parts.links().forEach(each -> byId.put(each.id(), each));
        parts.pacePlans().forEach(each -> byId.put(each.id(), each));
        parts.agreements().forEach(each -> byId.put(each.id(), each));
        parts.information().forEach(each -> byId.put(each.id(), each));
        parts.resources().forEach(each -> byId.put(each.id(), each));
        parts.taskForces().forEach(each -> byId.put(each.id(), each));
        parts.actions().forEach(each -> byId.put(each.id(), each));
        parts.objectives().forEach(each -> byId.put(each.id(), each));
        tasks.forEach(each -> byId.put(each.id(), each));
        parts.attachments().forEach(each -> byId.put(each.id(), each));
        parts.disruptions().forEach(each -> byId.put(each.id(), each));
        parts.feedback().forEach(each -> byId.put(each.id(), each));
        for (Position position : parts.positions()) {
            byId.put(position.id(), position);
            if (position.pointOfContact()) {
                pointsOfContact.putIfAbsent(position.agency(), position);
            }
        }
        for (Phase phase : parts.phases()) {
            byId.put(phase.id(), phase);
            phase.expects().forEach(each -> byId.put(each.id(), each));
        }
        Stream.concat(parts.msel().stream(), lines.stream()).forEach(line -> {
            byId.put(line.id(), line);
            line.expects().forEach(each -> byId.put(each.id(), each));
            Decision decision = line.decision();
            if (decision != null) {
                byId.put(decision.id(), decision);
            }
        });
    }

    /** A line as it is played: once, or as many times as its trigger says, each with ids of its own. */
    private static Stream<Line> repeats(Line line) {
        if (!(line.timing().trigger() instanceof Trigger.At at) || at.times() == 1) {
            return Stream.of(line);
        }
        List<Line> repeats = new ArrayList<>();
        for (int n = 1; n <= at.times(); n++) {
            repeats.add(repeat(line, at, n));
        }
        return repeats.stream();
    }

    private static Line repeat(Line line, Trigger.At at, int n) {
        Timing written = line.timing();
        Decision decision = line.decision();
        return new Line(
                line.id().repeat(n),
                line.number(),
                line.kind(),
                line.title(),
                new Timing(
                        new Trigger.At(at.time(n), null, 1),
                        written.notAfter(),
                        written.phase(),
                        written.waitForController()),
                line.from(),
                line.to(),
                line.over(),
                line.text(),
                line.spokenIn(),
                line.items(),
                line.attachments(),
                line.acknowledgeWithinMillis(),
                line.asksFor(),
                line.difficulty(),
                line.controller(),
                line.status(),
                line.task(),
                decision == null ? null : repeat(decision, n),
                line.expects().stream().map(each -> repeat(each, decision, n)).toList());
    }

    private static Decision repeat(Decision decision, int n) {
        return new Decision(decision.id().repeat(n), decision.question(), decision.options());
    }

    /** A repeated line's expectation looks for the repeat's own decision. */
    private static Expectation repeat(Expectation written, @Nullable Decision decision, int n) {
        Pattern pattern = written.pattern();
        if (pattern instanceof Pattern.Decide decide
                && decision != null
                && decide.decision().equals(decision.id())) {
            pattern = new Pattern.Decide(decision.id().repeat(n));
        }
        return new Expectation(
                written.id().repeat(n),
                written.who(),
                pattern,
                written.withinMillis(),
                written.until(),
                written.weight(),
                written.task(),
                written.partial(),
                written.clockStarts());
    }

    /** The script as it was written. */
    public Tree.Branch tree() {
        return tree;
    }

    /** @return the script's name by what it says, see {@link ScenarioHash} */
    public String hash() {
        String known = hash;
        if (known == null) {
            known = ScenarioHash.of(tree);
            hash = known;
        }
        return known;
    }

    public Head head() {
        return head;
    }

    public Id id() {
        return head.id();
    }

    public Text title() {
        return head.title();
    }

    /** The language that every text has. */
    public String language() {
        return head.languages().getFirst();
    }

    public boolean isInTurns() {
        return head.clock().mode() == Clock.Mode.TURNS;
    }

    /** @return the moment of EndEx, or null in turns, where only the director ends */
    public @Nullable ExerciseTime endEx() {
        Long duration = head.durationMillis();
        return duration == null ? null : new ExerciseTime(duration);
    }

    public List<FailureDomain> failureDomains() {
        return parts.failureDomains();
    }

    public List<Function> functions() {
        return parts.functions();
    }

    public List<Site> sites() {
        return parts.sites();
    }

    /** The built-in ones first. */
    public List<DataCategory> dataCategories() {
        return parts.dataCategories();
    }

    public List<Agency> agencies() {
        return parts.agencies();
    }

    public List<Position> positions() {
        return parts.positions();
    }

    public List<Persona> personas() {
        return parts.personas();
    }

    public List<Controller> controllers() {
        return parts.controllers();
    }

    public List<Link> links() {
        return parts.links();
    }

    /** One for each pair, also where the script writes {@code among}. */
    public List<PacePlan> pacePlans() {
        return parts.pacePlans();
    }

    public List<Agreement> agreements() {
        return parts.agreements();
    }

    public List<Item> information() {
        return parts.information();
    }

    public List<Resource> resources() {
        return parts.resources();
    }

    public List<TaskForce> taskForces() {
        return parts.taskForces();
    }

    public List<Action> actions() {
        return parts.actions();
    }

    public List<Objective> objectives() {
        return parts.objectives();
    }

    /** The tasks of all objectives. */
    public List<Task> tasks() {
        return tasks;
    }

    public List<Phase> phases() {
        return parts.phases();
    }

    public List<Attachment> attachments() {
        return parts.attachments();
    }

    /** The MSEL as it is written, a repeated line once. */
    public List<Line> msel() {
        return parts.msel();
    }

    /**
     * The MSEL as it is played: a repeated line stands as {@code <id>.1}, {@code <id>.2} …, each with its own moment,
     * expectations and decision. Deferred lines and drafts are among them.
     */
    public List<Line> lines() {
        return lines;
    }

    public List<Disruption> disruptions() {
        return parts.disruptions();
    }

    public List<FeedbackForm> feedback() {
        return parts.feedback();
    }

    public List<RightsAnswer> rights() {
        return parts.rights();
    }

    /** @return whether the scenario has an object of that type and id, repeats included */
    public boolean has(Identifier id) {
        return byId.containsKey(id);
    }

    public Agency agency(Agency.Id id) {
        return find(id, Agency.class);
    }

    public Position position(Position.Id id) {
        return find(id, Position.class);
    }

    public Link link(Link.Id id) {
        return find(id, Link.class);
    }

    public PacePlan pacePlan(PacePlan.Id id) {
        return find(id, PacePlan.class);
    }

    public Agreement agreement(Agreement.Id id) {
        return find(id, Agreement.class);
    }

    public DataCategory dataCategory(DataCategory.Id id) {
        return find(id, DataCategory.class);
    }

    public Item item(Item.Id id) {
        return find(id, Item.class);
    }

    /** @return the closest label among the items; clear when there are none */
    public Tlp closestTlp(List<Item.Id> items) {
        return items.stream().map(this::item).map(Item::tlp).reduce(Tlp.CLEAR, Tlp::closer);
    }

    public Resource resource(Resource.Id id) {
        return find(id, Resource.class);
    }

    public TaskForce taskForce(TaskForce.Id id) {
        return find(id, TaskForce.class);
    }

    public Action action(Action.Id id) {
        return find(id, Action.class);
    }

    public Task task(Task.Id id) {
        return find(id, Task.class);
    }

    public Phase phase(Phase.Id id) {
        return find(id, Phase.class);
    }

    public Disruption disruption(Disruption.Id id) {
        return find(id, Disruption.class);
    }

    public Persona persona(Persona.Id id) {
        return find(id, Persona.class);
    }

    public Function function(Function.Id id) {
        return find(id, Function.class);
    }

    public Objective objective(Objective.Id id) {
        return find(id, Objective.class);
    }

    public Attachment attachment(Attachment.Id id) {
        return find(id, Attachment.class);
    }

    public FailureDomain failureDomain(FailureDomain.Id id) {
        return find(id, FailureDomain.class);
    }

    public FeedbackForm feedbackForm(FeedbackForm.Id id) {
        return find(id, FeedbackForm.class);
    }

    /** A line by its written id or that of a repeat. */
    public Line line(Line.Id id) {
        return find(id, Line.class);
    }

    /** A decision by its written id or that of a repeat. */
    public Decision decision(Decision.Id id) {
        return find(id, Decision.class);
    }

    /** A written expectation, or a repeat of one; implicit ones ({@code m-02-ack}) have no object. */
    public Expectation expectation(Expectation.Id id) {
        return find(id, Expectation.class);
    }

    private <T> T find(Identifier id, Class<T> type) {
        Object found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException(
                    "%s (%s) is not of scenario (%s).".formatted(type.getSimpleName(), id, id()));
        }
        return type.cast(found);
    }

    /** The seats of an agency, in the order of the file. */
    public List<Position> positions(Agency.Id agency) {
        return seats.getOrDefault(agency, List.of());
    }

    /** @return the seat that takes what comes to the agency, or null when the agency has no seat */
    public @Nullable Position pointOfContact(Agency.Id agency) {
        return pointsOfContact.get(agency);
    }

    /** @return the agency of a place, or null for a persona */
    public Agency.@Nullable Id agencyOf(Place place) {
        return switch (place) {
            case Agency.Id agency -> agency;
            case Position.Id position -> position(position).agency();
            case Persona.Id persona -> null;
        };
    }

    /** The seats that can act for a place: any seat of an agency, the seat itself, none of a persona. */
    public List<Position.Id> seats(Place place) {
        return switch (place) {
            case Agency.Id agency -> seatIds.getOrDefault(agency, List.of());
            case Position.Id position -> List.of(position);
            case Persona.Id persona -> List.of();
        };
    }

    /** How a simulated crew plays the seat: of each key the most specific entry that has it. */
    public Crew crew(Position.Id seat) {
        return parts.crews().getOrDefault(seat, Crew.USUAL);
    }

    /** The links that both agencies are members of, in the order of the file. */
    public List<Link> links(Agency.Id one, Agency.Id other) {
        return links(one).stream()
                .filter(link -> link.members().contains(other))
                .toList();
    }

    /** The links that the agency is a member of, in the order of the file. */
    public List<Link> links(Agency.Id agency) {
        return links.getOrDefault(agency, List.of());
    }

    /** The agreements that both agencies are parties of, in the order of the file. */
    public List<Agreement> agreements(Agency.Id one, Agency.Id other) {
        return agreements.getOrDefault(one, List.of()).stream()
                .filter(agreement -> agreement.parties().contains(other))
                .toList();
    }

    /** The plans of the pair, for whatever purpose, in the order of the file. */
    public List<PacePlan> pacePlans(Agency.Id one, Agency.Id other) {
        return pacePlans.getOrDefault(new Pair(one, other), List.of());
    }

    /** @return the pair's plan for that purpose, else its plan for any purpose, or null when it has none */
    public @Nullable PacePlan pacePlan(Agency.Id one, Agency.Id other, Purpose purpose) {
        PacePlan general = null;
        for (PacePlan plan : pacePlans(one, other)) {
            if (plan.purpose() == purpose) {
                return plan;
            }
            if (plan.purpose() == null) {
                general = plan;
            }
        }
        return general;
    }

    /**
     * The agencies that a disruption hits, in the order of the file: members of links, owners of seats and resources.
     */
    public List<Agency.Id> agenciesHit(Disruption disruption) {
        Set<Agency.Id> hit = new HashSet<>();
        switch (disruption.effect()) {
            case Effect.Latency latency -> {
                addMembers(hit, latency.links());
                addPairs(hit, latency.pairs());
            }
            case Effect.Loss loss -> addMembers(hit, loss.links());
            case Effect.CapacityCut cut -> addMembers(hit, cut.links());
            case Effect.Flapping flapping -> addMembers(hit, flapping.links());
            case Effect.Outage outage -> addMembers(hit, outage.links());
            case Effect.Partition partition -> {
                hit.addAll(partition.one());
                hit.addAll(partition.other());
            }
            case Effect.AgencyOutage outage -> hit.addAll(outage.agencies());
            case Effect.Overload overload -> hit.addAll(overload.agencies());
            case Effect.Misinformation rumor -> addPlaces(hit, rumor.firstHeardBy());
            case Effect.SpoofedMessage spoofed -> addPlaces(hit, spoofed.recipients());
            case Effect.StaffAbsence absence -> addPlaces(hit, absence.seats());
            case Effect.PolicyChange change -> change.changes().forEach(each -> addParties(hit, each));
            case Effect.LanguageBarrier barrier -> {
                addPairs(hit, barrier.pairs());
                hit.addAll(barrier.agencies());
            }
            case Effect.AccessLoss loss -> addPlaces(hit, loss.seats());
            case Effect.PowerLoss loss -> {
                hit.addAll(loss.agencies());
                addMembers(
                        hit,
                        parts.links().stream()
                                .filter(link -> failsWith(link, loss.failureDomains()))
                                .map(Link::id)
                                .toList());
            }
            case Effect.ClockError error -> hit.addAll(error.agencies());
            case Effect.ResourceShortage shortage ->
                shortage.resources().forEach(each -> hit.add(resource(each).owner()));
        }
        return hit.stream()
                .filter(order::containsKey)
                .sorted(Comparator.comparing(order::get))
                .toList();
    }

    private static boolean failsWith(Link link, List<FailureDomain.Id> domains) {
        FailureDomain.Id domain = link.failureDomain();
        return domain != null && domains.contains(domain);
    }

    private void addMembers(Set<Agency.Id> hit, List<Link.Id> links) {
        links.forEach(link -> hit.addAll(link(link).members()));
    }

    private static void addPairs(Set<Agency.Id> hit, List<Pair> pairs) {
        for (Pair pair : pairs) {
            hit.add(pair.one());
            hit.add(pair.other());
        }
    }

    private void addPlaces(Set<Agency.Id> hit, List<? extends Place> places) {
        for (Place place : places) {
            Agency.Id agency = agencyOf(place);
            if (agency != null) {
                hit.add(agency);
            }
        }
    }

    private void addParties(Set<Agency.Id> hit, Effect.Change change) {
        switch (change) {
            case Effect.Change.Suspend(var agreement) ->
                hit.addAll(agreement(agreement).parties());
            case Effect.Change.Restore(var agreement) ->
                hit.addAll(agreement(agreement).parties());
            case Effect.Change.Expire(var agreement) ->
                hit.addAll(agreement(agreement).parties());
            case Effect.Change.Revoke(var agreement) ->
                hit.addAll(agreement(agreement).parties());
            case Effect.Change.Amend amend ->
                hit.addAll(agreement(amend.agreement()).parties());
            case Effect.Change.Withdraw(var resource, var count) ->
                hit.add(resource(resource).owner());
            case Effect.Change.Reweigh reweigh -> {}
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scenario that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return "Scenario (%s)".formatted(id());
    }
}
