package org.muster.simulator;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Basis;
import org.muster.scenarios.Burst;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Condition;
import org.muster.scenarios.Crew;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.ExerciseType;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.FailureDomain;
import org.muster.scenarios.ForbiddenMessages;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
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
import org.muster.scenarios.Rate;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Severity;
import org.muster.scenarios.Share;
import org.muster.scenarios.Span;
import org.muster.scenarios.Spread;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Text;
import org.muster.scenarios.Timing;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Trigger;
import org.muster.scenarios.Until;
import org.muster.scenarios.Via;

/** A small script, written down in a test: agencies with one seat or more, links, lines. */
final class Script {
    static final Spread MINUTE = Spread.constant(60_000);
    static final DataCategory.Id FACTS = new DataCategory.Id("incident-facts");
    /** What the items of random scripts are about. */
    static final List<DataCategory.Id> SHARED =
            List.of(FACTS, DataCategory.PUBLIC_INFORMATION, DataCategory.CRIMINAL_INTELLIGENCE, DataCategory.HEALTH);

    private static final Persona.Id CALLER = new Persona.Id("caller");

    /** 0 where the clock stands in turns. */
    private final long durationMillis;

    private final List<Action> actions = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<Item> information = new ArrayList<>();
    private final List<Agency> agencies = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<PacePlan> plans = new ArrayList<>();
    private final List<Line> msel = new ArrayList<>();
    private final Map<Position.Id, Crew> crews = new HashMap<>();
    private final List<Disruption> disruptions = new ArrayList<>();
    private final List<FailureDomain> domains = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private final List<TaskForce> taskForces = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private ForbiddenMessages forbidden = ForbiddenMessages.MARKED;

    private Script(long durationMillis) {
        this.durationMillis = durationMillis;
    }

    static Script lasting(int minutes) {
        return new Script(minutes * 60_000L);
    }

    static Script inTurns() {
        return new Script(0);
    }

    Script agency(String id, String... seats) {
        Agency.Id agency = new Agency.Id(id);
        agencies.add(new Agency(agency, text(id), Agency.Level.COUNTY, Agency.Sector.DISPATCH, null, false));
        for (int i = 0; i < seats.length; i++) {
            List<Position.Id> deputies = i == 0 && seats.length > 1 ? List.of(new Position.Id(seats[1])) : List.of();
            positions.add(new Position(
                    new Position.Id(seats[i]),
                    agency,
                    text(seats[i]),
                    deputies,
                    null,
                    i == 0,
                    List.of("en"),
                    List.of(FACTS, DataCategory.PUBLIC_INFORMATION),
                    null,
                    null,
                    List.of()));
        }
        return this;
    }

    Script link(String id, Channel channel, Spread delay, int lossPermille, String... members) {
        links.add(new Link(
                new Link.Id(id),
                text(id),
                channel,
                List.of(members).stream().map(Agency.Id::new).toList(),
                delay,
                new Share(lossPermille * 1000),
                null,
                null,
                false,
                Tlp.GREEN,
                null,
                channel.inFlight(),
                channel.failureShown()));
        return this;
    }

    Script pace(String one, String other, String... levels) {
        plans.add(new PacePlan(
                new PacePlan.Id("pace-" + one + "-" + other),
                text("pace"),
                new Agency.Id(one),
                new Agency.Id(other),
                List.of(levels).stream().map(Link.Id::new).toList(),
                null,
                300_000,
                true));
        return this;
    }

    /** The last link added fails with the domain, whose battery lasts so long. */
    Script inDomain(String domain, @Nullable Long batteryMillis) {
        Link last = links.removeLast();
        domains.add(new FailureDomain(new FailureDomain.Id(domain), text(domain), batteryMillis));
        links.add(new Link(
                last.id(),
                last.title(),
                last.channel(),
                last.members(),
                last.delay(),
                last.loss(),
                last.burst(),
                last.capacity(),
                last.secure(),
                last.maxTlp(),
                new FailureDomain.Id(domain),
                last.inFlight(),
                last.failureShown()));
        return this;
    }

    /** The last agency added patches channels through. */
    Script relays() {
        Agency last = agencies.removeLast();
        agencies.add(new Agency(last.id(), last.title(), last.level(), last.sector(), null, true));
        return this;
    }

    Script disruption(String id, Trigger trigger, @Nullable Until until, Effect effect) {
        disruptions.add(new Disruption(
                new Disruption.Id(id), text(id), effect, new Timing(trigger, null, null, false), null, until));
        return this;
    }

    /** On and off by chance. */
    Script disruption(String id, long meanUp, long meanDown, Effect effect) {
        disruptions.add(new Disruption(
                new Disruption.Id(id), text(id), effect, null, new Disruption.Alternation(meanUp, meanDown), null));
        return this;
    }

    Script resource(String id, Resource.Kind kind, String owner, int count, @Nullable Spread arrives) {
        return resource(id, kind, owner, count, false, arrives, List.of());
    }

    Script resource(
            String id,
            Resource.Kind kind,
            String owner,
            int count,
            boolean usedUp,
            @Nullable Spread arrives,
            List<String> languages) {
        resources.add(new Resource(
                new Resource.Id(id),
                text(id),
                kind,
                new Agency.Id(owner),
                count,
                null,
                usedUp,
                arrives,
                languages,
                null));
        return this;
    }

    /** A false item, and a true one that answers it, held by nobody yet. */
    Script rumor(String id, String correctedBy) {
        for (String each : List.of(id, correctedBy)) {
            boolean truth = !each.equals(id);
            information.add(new Item(
                    new Item.Id(each),
                    text(each),
                    DataCategory.PUBLIC_INFORMATION,
                    Tlp.CLEAR,
                    truth,
                    null,
                    new Item.Origin.Nowhere(),
                    List.of(),
                    truth ? null : new Item.Id(correctedBy),
                    List.of()));
        }
        return this;
    }

    /** @param members the first of them leads */
    Script taskForce(String id, String... members) {
        List<Position.Id> seats =
                List.of(members).stream().map(Position.Id::new).toList();
        taskForces.add(new TaskForce(new TaskForce.Id(id), text(id), seats.getFirst(), seats, null));
        return this;
    }

    /** The last line added asks for so many of a resource. */
    Script asksFor(String resource, int count, Purpose purpose) {
        msel.add(asking(msel.removeLast(), new Line.Ask(new Resource.Id(resource), count, purpose)));
        return this;
    }

    private static Line asking(Line line, Line.Ask ask) {
        return line(line, line.items(), ask);
    }

    private static Line saying(Line line, List<Item.Id> items) {
        return line(line, items, line.asksFor());
    }

    private static Line line(Line line, List<Item.Id> items, Line.@Nullable Ask ask) {
        return new Line(
                line.id(),
                line.number(),
                line.kind(),
                line.title(),
                line.timing(),
                line.from(),
                line.to(),
                line.over(),
                line.text(),
                line.spokenIn(),
                items,
                line.attachments(),
                line.acknowledgeWithinMillis(),
                ask,
                line.difficulty(),
                line.controller(),
                line.status(),
                line.task(),
                line.decision(),
                line.expects());
    }

    /** The last line added is of that kind; what is only expected is said by nobody. */
    Script as(Line.Kind kind) {
        Line last = msel.removeLast();
        boolean said = kind != Line.Kind.EXPECTED_ACTION;
        msel.add(line(
                last, kind, said ? last.from() : null, said ? last.to() : List.of(), last.decision(), last.expects()));
        return this;
    }

    /** The last line added puts options before its recipients, which are right, partial, wrong and unlawful. */
    Script decision(String id) {
        Line last = msel.removeLast();
        List<Decision.Option> options = Arrays.stream(Decision.Verdict.values())
                .map(verdict -> new Decision.Option(
                        new Decision.Option.Id(verdict.code()),
                        text(verdict.code()),
                        verdict,
                        verdict == Decision.Verdict.UNLAWFUL ? Severity.MAJOR : null))
                .toList();
        msel.add(line(
                last,
                last.kind(),
                last.from(),
                last.to(),
                new Decision(new Decision.Id(id), text(id), options),
                last.expects()));
        return this;
    }

    /** The last line added hopes for these. */
    Script expects(Expectation... expectations) {
        Line last = msel.removeLast();
        msel.add(line(last, last.kind(), last.from(), last.to(), last.decision(), List.of(expectations)));
        return this;
    }

    private static Line line(
            Line of,
            Line.Kind kind,
            @Nullable Place from,
            List<Place> to,
            @Nullable Decision decision,
            List<Expectation> expects) {
        return new Line(
                of.id(),
                of.number(),
                kind,
                of.title(),
                of.timing(),
                from,
                to,
                of.over(),
                from == null ? null : of.text(),
                of.spokenIn(),
                of.items(),
                of.attachments(),
                of.acknowledgeWithinMillis(),
                of.asksFor(),
                of.difficulty(),
                of.controller(),
                of.status(),
                of.task(),
                decision,
                expects);
    }

    static Expectation expect(String id, Place who, Pattern pattern, @Nullable Long within) {
        return expect(id, who, pattern, within, null, null, Expectation.ClockStarts.AUTO);
    }

    static Expectation expect(
            String id,
            Place who,
            Pattern pattern,
            @Nullable Long within,
            @Nullable Pattern partial,
            @Nullable Until until,
            Expectation.ClockStarts clock) {
        return new Expectation(new Expectation.Id(id), List.of(who), pattern, within, until, 1, null, partial, clock);
    }

    /** @param seats who has it on the menu */
    Script action(String id, List<String> steps, String... seats) {
        actions.add(new Action(
                new Action.Id(id),
                text(id),
                Stream.of(seats).map(Position.Id::new).toList(),
                steps.stream().map(Action.Step::new).toList(),
                null,
                null));
        return this;
    }

    /** All may tell each other what happened. */
    private Agreement compact() {
        return new Agreement(
                new Agreement.Id("compact"),
                Agreement.Kind.MOU,
                text("Compact"),
                agencies.stream().map(Agency::id).toList(),
                List.of(Purpose.values()),
                List.of(new Agreement.Clause(FACTS, List.of(), List.of(), null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Tlp.RED,
                Agreement.Redistribution.ALLOWED,
                ExerciseTime.START_EX,
                null,
                List.of());
    }

    /** A piece of information about an incident, held by an agency. */
    Script item(String id, @Nullable String replaces, String holder, Item.Need... needs) {
        information.add(new Item(
                new Item.Id(id),
                text(id),
                FACTS,
                Tlp.GREEN,
                true,
                replaces == null ? null : new Item.Id(replaces),
                new Item.Origin.Held(List.of(new Agency.Id(holder)), ExerciseTime.START_EX),
                List.of(needs),
                null,
                List.of()));
        return this;
    }

    /** A phase with one question to all, {@code q-1}. */
    Script phase(String id, Trigger trigger, int repeat, Expectation... expects) {
        phases.add(new Phase(
                new Phase.Id(id),
                text(id),
                Phase.Kind.EXECUTION,
                new Timing(trigger, null, null, false),
                null,
                List.of(new Question(
                        new Question.Id("q-1"),
                        text("q-1"),
                        positions.stream().map(Position::id).toList(),
                        null,
                        null)),
                repeat,
                null,
                List.of(expects)));
        return this;
    }

    Script crew(String seat, Spread acknowledge, int attention) {
        crews.put(
                new Position.Id(seat),
                new Crew(
                        acknowledge,
                        Crew.USUAL.decide(),
                        Crew.USUAL.accuracy(),
                        Crew.USUAL.afterFailures(),
                        Crew.USUAL.discipline(),
                        Crew.USUAL.sharing(),
                        Crew.USUAL.compliance(),
                        Crew.USUAL.verifying(),
                        attention));
        return this;
    }

    /** Handed over to one seat at a moment. */
    Script line(String id, long at, String to, @Nullable Long acknowledgeWithin) {
        return line(id, at(at), CALLER, new Via.Direct(), acknowledgeWithin, null, new Position.Id(to));
    }

    Script line(
            String id,
            Trigger trigger,
            Place from,
            Via over,
            @Nullable Long acknowledgeWithin,
            @Nullable String spokenIn,
            Place... to) {
        return line(id, new Timing(trigger, null, null, false), from, over, acknowledgeWithin, spokenIn, to);
    }

    Script line(
            String id,
            Timing timing,
            Place from,
            Via over,
            @Nullable Long acknowledgeWithin,
            @Nullable String spokenIn,
            Place... to) {
        msel.add(new Line(
                new Line.Id(id),
                id,
                Line.Kind.INJECT,
                text(id),
                timing,
                from,
                List.of(to),
                over,
                text("Exercise text."),
                spokenIn,
                List.of(),
                List.of(),
                acknowledgeWithin,
                null,
                3,
                null,
                Line.Status.APPROVED,
                null,
                null,
                List.of()));
        return this;
    }

    static Trigger at(long millis) {
        return new Trigger.At(new ExerciseTime(millis), null, 1);
    }

    static Trigger after(String line, Occasion.OfLine.Stage stage, long delay) {
        return new Trigger.After(new Occasion.OfLine(new Line.Id(line), stage, null), delay);
    }

    static Via over(String link) {
        return new Via.Over(new Link.Id(link));
    }

    Scenario scenario() {
        var head = new Scenario.Head(
                new Scenario.Id("script"),
                text("Script"),
                null,
                List.of(),
                null,
                null,
                "USD",
                List.of("en", "es"),
                ExerciseType.DRILL,
                new Scenario.Clock(
                        durationMillis == 0 ? Scenario.Clock.Mode.TURNS : Scenario.Clock.Mode.REAL_TIME,
                        null,
                        ZoneId.of("UTC")),
                durationMillis == 0 ? null : durationMillis,
                new ScoringProfile.Id("standard-1"),
                forbidden);
        var parts = new Scenario.Parts(
                domains,
                List.of(),
                List.of(),
                DataCategory.BUILT_IN,
                agencies,
                positions,
                List.of(new Persona(CALLER, text("A caller"))),
                List.of(),
                links,
                plans,
                agreements.isEmpty() && !information.isEmpty() ? List.of(compact()) : agreements,
                information,
                resources,
                taskForces,
                actions,
                List.of(),
                phases,
                List.of(),
                msel,
                disruptions,
                crews,
                List.of(),
                List.of());
        return new Scenario(Tree.Branch.of(Map.of()), head, parts);
    }

    private static Text text(String words) {
        return Text.of("en", words);
    }

    /** Any script within what people write: up to 8 agencies, 14 links of any channel, 40 lines in chains and bursts. */
    static Scenario random(long seed) {
        return random(seed, -1);
    }

    /** @param other the number of a link that is slower and loses more than in {@code random(seed)}, or -1 for none */
    static Scenario random(long seed, int other) {
        var random = new SplittableRandom(seed);
        Script script = lasting(10 + random.nextInt(50));
        int agencies = 2 + random.nextInt(7);
        List<String> seats = new ArrayList<>();
        for (int a = 0; a < agencies; a++) {
            String[] mine = new String[1 + random.nextInt(3)];
            for (int s = 0; s < mine.length; s++) {
                mine[s] = "seat-" + a + "-" + s;
                seats.add(mine[s]);
                if (random.nextInt(3) > 0) {
                    script.crew(mine[s], spread(random, 240_000), random.nextInt(3));
                }
            }
            script.agency("agency-" + a, mine);
        }
        int links = 1 + random.nextInt(14);
        for (int l = 0; l < links; l++) {
            List<String> members = new ArrayList<>();
            for (int a = 0; a < agencies; a++) {
                if (random.nextInt(3) == 0) {
                    members.add("agency-" + a);
                }
            }
            if (members.size() < 2) {
                members = List.of("agency-0", "agency-1");
            }
            Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
            if (channel.isNet()) {
                members = withMore(random, members, agencies);
            }
            Spread delay = spread(random, 120_000);
            int loss = random.nextInt(3) == 0 ? random.nextInt(600) : 0;
            script.link(
                    "link-" + l,
                    channel,
                    l == other ? Spread.constant(333_333) : delay,
                    l == other ? 700 : loss,
                    members.toArray(String[]::new));
        }
        for (int p = 0; p + 1 < agencies; p++) {
            String one = "agency-" + p;
            String next = "agency-" + (p + 1);
            String[] levels = script.links.stream()
                    .filter(link -> link.joins(new Agency.Id(one), new Agency.Id(next)))
                    .limit(4)
                    .map(link -> link.id().value())
                    .toArray(String[]::new);
            if (levels.length > 0 && random.nextBoolean()) {
                script.pace(one, next, levels);
            }
        }
        script.action("close-road", List.of("barriers", "detour"), seats.toArray(String[]::new));
        script.action("open-shelter", List.of(), seats.toArray(String[]::new));
        for (int p = random.nextInt(4); p > 0; p--) {
            Trigger trigger = switch (random.nextInt(3)) {
                case 0 -> new Trigger.ByController();
                case 1 -> after("line-0", Occasion.OfLine.Stage.DELIVERED, 60_000);
                default -> at(60_000L * random.nextInt((int) (script.durationMillis / 60_000)));
            };
            script.phase(
                    "phase-" + p,
                    trigger,
                    1 + random.nextInt(2),
                    script.randomExpectation(random, "phase-e-" + p, seats));
        }
        int lines = 3 + random.nextInt(38);
        for (int n = 0; n < lines; n++) {
            script.randomLine(random, n, agencies, seats);
            script.randomHopes(random, n, seats);
        }
        for (int n = random.nextInt(7); n > 0; n--) {
            script.randomDisruption(random, n, agencies, seats);
        }
        script.randomLending(new SplittableRandom(seed + 1), agencies, seats);
        script.randomSharing(new SplittableRandom(seed + 2), agencies, seats);
        return script.scenario();
    }

    private void randomLine(SplittableRandom random, int n, int agencies, List<String> seats) {
        Trigger trigger;
        if (n > 0 && random.nextInt(3) == 0) {
            var stage = Occasion.OfLine.Stage.values()[random.nextInt(3)];
            trigger = after("line-" + random.nextInt(n), stage, random.nextInt(4) == 0 ? 0 : random.nextInt(300_000));
        } else {
            // Whole minutes, so that much falls on one millisecond.
            trigger = at(60_000L * random.nextInt((int) (durationMillis / 60_000)));
        }
        List<Place> to = new ArrayList<>();
        for (int i = 0, many = 1 + random.nextInt(3); i < many; i++) {
            Place place = random.nextBoolean()
                    ? new Position.Id(seats.get(random.nextInt(seats.size())))
                    : new Agency.Id("agency-" + random.nextInt(agencies));
            if (!to.contains(place)) {
                to.add(place);
            }
        }
        Long within = random.nextInt(4) == 0 ? null : 60_000L * (1 + random.nextInt(6));
        String spokenIn = random.nextInt(6) == 0 ? "es" : null;
        if (random.nextInt(3) == 0) {
            line("line-" + n, trigger, CALLER, new Via.Direct(), within, spokenIn, to.toArray(Place[]::new));
        } else {
            Link link = links.get(random.nextInt(links.size()));
            Agency.Id from = link.members().get(random.nextInt(link.members().size()));
            if (random.nextBoolean()) {
                Agency.Id other =
                        link.members().get(random.nextInt(link.members().size()));
                line("line-" + n, trigger, from, over(link.id().value()), within, spokenIn, other);
            } else {
                line("line-" + n, trigger, from, new Via.Best(), within, spokenIn, to.toArray(Place[]::new));
            }
        }
    }

    private void randomHopes(SplittableRandom random, int n, List<String> seats) {
        String id = "line-" + n;
        if (random.nextInt(3) == 0) {
            decision("decision-" + n);
            expects(expect(
                    "e-" + n,
                    msel.getLast().to().getFirst(),
                    new Pattern.Decide(new Decision.Id("decision-" + n)),
                    60_000L * (1 + random.nextInt(6))));
        } else if (random.nextInt(3) == 0) {
            expects(randomExpectation(random, "e-" + n, seats), randomExpectation(random, "f-" + n, seats));
        } else if (random.nextInt(4) == 0) {
            as(Line.Kind.EXPECTED_ACTION).expects(randomExpectation(random, "e-" + n, seats));
        } else if (random.nextInt(3) == 0) {
            line(
                            id + "-again",
                            new Trigger.WhenMissed(new Expectation.Id(id + "-ack"), 1_000L * random.nextInt(90)),
                            CALLER,
                            new Via.Direct(),
                            60_000L,
                            null,
                            new Position.Id(seats.get(random.nextInt(seats.size()))))
                    .as(Line.Kind.CONTINGENCY);
        }
    }

    private Expectation randomExpectation(SplittableRandom random, String id, List<String> seats) {
        Position.Id seat = new Position.Id(seats.get(random.nextInt(seats.size())));
        Place who = random.nextBoolean()
                ? seat
                : positions.stream()
                        .filter(position -> position.id().equals(seat))
                        .findFirst()
                        .orElseThrow()
                        .agency();
        Pattern shelter = new Pattern.Act(new Action.Id("open-shelter"), List.of(), null);
        Pattern steps = new Pattern.Act(
                new Action.Id("close-road"), List.of(new Action.Step("barriers"), new Action.Step("detour")), null);
        Pattern message = new Pattern.Message(
                MessageKind.NOTIFY,
                List.of(new Position.Id(seats.get(random.nextInt(seats.size())))),
                List.of(),
                null,
                null,
                null,
                false);
        Long within = 60_000L * (1 + random.nextInt(6));
        return switch (random.nextInt(8)) {
            case 0 -> expect(id, who, shelter, within);
            case 1 -> expect(id, who, steps, within, shelter, null, Expectation.ClockStarts.TRIGGER);
            case 2 -> expect(id, who, new Pattern.AnyOf(List.of(shelter, steps)), within);
            case 3 -> expect(id, who, new Pattern.Never(shelter), null);
            case 4 ->
                expect(
                        id,
                        who,
                        new Pattern.Never(steps),
                        null,
                        null,
                        new Until.When(new Condition.Done(new Action.Id("open-shelter"), null)),
                        Expectation.ClockStarts.AUTO);
            case 5 -> expect(id, who, new Pattern.Form(new TaskForce.Id("task-force")), within);
            case 6 ->
                expect(
                        id,
                        who,
                        new Pattern.Lending(
                                Pattern.Lending.Move.values()[random.nextInt(4)], new Resource.Id("teams"), 1, null),
                        within);
            default -> expect(id, who, message, within);
        };
    }

    private void randomDisruption(SplittableRandom random, int n, int agencies, List<String> seats) {
        List<Link.Id> some = List.of(links.get(random.nextInt(links.size())).id());
        Agency.Id agency = new Agency.Id("agency-" + random.nextInt(agencies));
        Agency.Id first = new Agency.Id("agency-0");
        Agency.Id last = new Agency.Id("agency-" + (agencies - 1));
        Effect effect = switch (random.nextInt(11)) {
            case 0 -> new Effect.Latency(some, List.of(), 1.5 + random.nextInt(4));
            case 1 -> new Effect.Loss(some, new Share(random.nextInt(1_000_000)), null);
            case 2 ->
                new Effect.Loss(
                        some,
                        Share.NONE,
                        new Burst(new Share(200_000), new Share(300_000), Share.NONE, new Share(900_000)));
            case 3 -> new Effect.CapacityCut(some, new Rate(1 + random.nextInt(3), 60_000));
            case 4 -> new Effect.Flapping(some, new Disruption.Alternation(120_000, 60_000));
            case 5 -> new Effect.Partition(List.of(first), List.of(last));
            case 6 -> new Effect.AgencyOutage(List.of(agency));
            case 7 ->
                new Effect.StaffAbsence(
                        List.of(new Position.Id(seats.get(random.nextInt(seats.size())))), random.nextBoolean());
            case 8 -> new Effect.LanguageBarrier(List.of(new Pair(first, last)), List.of(), 2.5, Share.NONE, null);
            case 9 ->
                new Effect.AccessLoss(
                        List.of(new Position.Id(seats.get(random.nextInt(seats.size())))), some.getFirst());
            default -> new Effect.Outage(some);
        };
        String id = "disruption-" + n;
        switch (random.nextInt(4)) {
            case 0 -> disruption(id, 600_000, 120_000, effect);
            case 1 ->
                disruption(
                        id,
                        after("line-0", Occasion.OfLine.Stage.values()[random.nextInt(3)], 60_000),
                        new Until.Lasts(240_000),
                        effect);
            case 2 ->
                disruption(
                        id,
                        new Trigger.When(
                                new Condition.Any(List.of(
                                        new Condition.Acknowledged(new Line.Id("line-1")),
                                        new Condition.Time(new ExerciseTime(300_000)))),
                                0),
                        new Until.When(new Condition.Released(new Line.Id("line-2"))),
                        effect);
            default ->
                disruption(
                        id,
                        at(60_000L * random.nextInt((int) (durationMillis / 60_000))),
                        random.nextBoolean() ? new Until.Lasts(60_000L * (1 + random.nextInt(10))) : null,
                        effect);
        }
    }

    /** Resources that lines and seats ask for, a task force, and the disruptions that have to do with them. */
    private void randomLending(SplittableRandom random, int agencies, List<String> seats) {
        resource("teams", Resource.Kind.PERSONNEL, "agency-0", 1 + random.nextInt(6), spread(random, 600_000));
        resource("blankets", Resource.Kind.SUPPLY, "agency-1", 20, true, null, List.of());
        resource("interpreters", Resource.Kind.INTERPRETER, "agency-1", 2, false, MINUTE, List.of("es"));
        taskForce(
                "task-force",
                seats.stream().distinct().limit(1 + random.nextInt(3)).toArray(String[]::new));
        msel.replaceAll(line -> random.nextInt(8) == 0
                ? asking(line, new Line.Ask(new Resource.Id("teams"), 1 + random.nextInt(3), Purpose.LIFE_SAFETY))
                : line);
        Agency.Id first = new Agency.Id("agency-0");
        Agency.Id last = new Agency.Id("agency-" + (agencies - 1));
        Link.Id link = links.getFirst().id();
        List<Effect> troubles = List.of(
                new Effect.Overload(
                        List.of(first),
                        new Rate(1 + random.nextInt(90), 3_600_000),
                        random.nextBoolean() ? null : 1 + random.nextInt(3)),
                new Effect.SpoofedMessage(
                        List.of(links.getFirst().members().getFirst()), last, link, text("Go home."), List.of()),
                new Effect.PolicyChange(
                        List.of(new Effect.Change.Withdraw(new Resource.Id("teams"), 1)),
                        random.nextBoolean()
                                ? null
                                : new Effect.Notice(List.of(first, last), random.nextInt(120_000), new Via.Best())),
                new Effect.LanguageBarrier(
                        List.of(),
                        List.of(last),
                        1 + random.nextInt(4),
                        new Share(random.nextInt(1_000_000)),
                        new Resource.Id("interpreters")),
                new Effect.ResourceShortage(
                        List.of(new Resource.Id("teams"), new Resource.Id("blankets")), random.nextInt(4)));
        for (int n = random.nextInt(4); n > 0; n--) {
            disruption(
                    "trouble-" + n,
                    at(60_000L * random.nextInt((int) (durationMillis / 60_000))),
                    random.nextBoolean() ? new Until.Lasts(60_000L * (1 + random.nextInt(10))) : null,
                    troubles.get(random.nextInt(troubles.size())));
        }
    }

    /** A net has many ears. */
    private static List<String> withMore(SplittableRandom random, List<String> members, int agencies) {
        List<String> more = new ArrayList<>(members);
        for (int a = 0; a < agencies; a++) {
            if (random.nextBoolean() && !more.contains("agency-" + a)) {
                more.add("agency-" + a);
            }
        }
        return more;
    }

    /** Agreements that come, go and change, items of every origin, and lines, needs and hopes that have to do with them. */
    private void randomSharing(SplittableRandom random, int count, List<String> seats) {
        forbidden = ForbiddenMessages.values()[random.nextInt(3)];
        agencies.replaceAll(each -> new Agency(
                each.id(),
                each.title(),
                each.id().value().equals("agency-1") ? Agency.Level.OVERSIGHT : each.level(),
                each.sector(),
                random.nextBoolean() ? spread(random, 300_000) : null,
                random.nextInt(4) == 0));
        positions.replaceAll(each -> new Position(
                each.id(),
                each.agency(),
                each.title(),
                each.deputies(),
                each.function(),
                each.pointOfContact(),
                each.languages(),
                random.nextInt(4) == 0 ? each.clearedFor() : SHARED,
                each.reportsTo(),
                each.icsRole(),
                each.onDuty()));
        for (int n = random.nextInt(4); n >= 0; n--) {
            agreements.add(randomAgreement(random, n, count));
        }
        rumor("rumor", "answer");
        int items = 3 + random.nextInt(6);
        for (int n = 0; n < items; n++) {
            information.add(randomItem(random, n, count, seats));
        }
        msel.replaceAll(line -> random.nextInt(3) == 0 && line.from() != null ? saying(line, someItems(random)) : line);
        line("told", at(randomMinute(random)), CALLER, new Via.Direct(), null, null, seat(random, seats))
                .expects(
                        expect(
                                "share",
                                seat(random, seats),
                                new Pattern.Share(someItem(random), seat(random, seats)),
                                300_000L),
                        expect("purge", agency(random, count), new Pattern.Purge(DataCategory.HEALTH), 300_000L),
                        expect("send", agency(random, count), randomMessage(random, count), 300_000L),
                        expect("never", agency(random, count), new Pattern.Never(randomMessage(random, count)), null));
        line(
                "known",
                new Trigger.When(new Condition.Knows(someItem(random), agency(random, count)), 0),
                CALLER,
                new Via.Direct(),
                60_000L,
                null,
                seat(random, seats));
        for (int n = random.nextInt(4); n > 0; n--) {
            disruption(
                    "policy-" + n,
                    at(randomMinute(random)),
                    random.nextBoolean() ? new Until.Lasts(60_000L * (1 + random.nextInt(10))) : null,
                    random.nextInt(4) == 0
                            ? new Effect.Misinformation(
                                    new Item.Id("rumor"), List.of(seat(random, seats)), new Share(500_000))
                            : new Effect.PolicyChange(List.of(randomChange(random)), randomNotice(random, count)));
        }
    }

    private Agreement randomAgreement(SplittableRandom random, int n, int count) {
        boolean statute = n > 0 && random.nextInt(3) == 0;
        long from = random.nextInt(3) == 0 ? randomMinute(random) : 0;
        long suspendedAt = randomMinute(random) + 1;
        return new Agreement(
                new Agreement.Id("agreement-" + n),
                statute ? Agreement.Kind.STATUTE : Agreement.Kind.MOU,
                text("Agreement"),
                agencies.stream()
                        .map(Agency::id)
                        .filter(each -> count < 4 || random.nextInt(4) > 0)
                        .toList(),
                random.nextBoolean() ? List.of(Purpose.values()) : List.of(Purpose.LIFE_SAFETY),
                statute ? List.of() : List.of(clause(FACTS, null)),
                statute
                        ? List.of()
                        : List.of(
                                clause(DataCategory.CRIMINAL_INTELLIGENCE, Basis.NEED_TO_KNOW),
                                clause(DataCategory.HEALTH, Basis.TREATMENT)),
                statute || random.nextInt(4) == 0
                        ? List.of(clause(SHARED.get(random.nextInt(SHARED.size())), null))
                        : List.of(),
                random.nextBoolean() ? List.of(Resource.Kind.PERSONNEL) : List.of(),
                List.of(),
                Tlp.values()[1 + random.nextInt(4)],
                Agreement.Redistribution.values()[random.nextInt(3)],
                new ExerciseTime(from),
                random.nextInt(3) == 0 ? new ExerciseTime(from + 60_000L * (1 + random.nextInt(20))) : null,
                random.nextInt(3) == 0
                        ? List.of(new Span(new ExerciseTime(suspendedAt), new ExerciseTime(suspendedAt + 120_000)))
                        : List.of());
    }

    private static Agreement.Clause clause(DataCategory.Id category, @Nullable Basis needs) {
        return new Agreement.Clause(category, List.of(), List.of(), needs);
    }

    private Effect.Change randomChange(SplittableRandom random) {
        Agreement.Id one = agreements.get(random.nextInt(agreements.size())).id();
        return switch (random.nextInt(5)) {
            case 0 -> new Effect.Change.Suspend(one);
            case 1 -> new Effect.Change.Restore(one);
            case 2 -> new Effect.Change.Expire(one);
            case 3 -> new Effect.Change.Revoke(one);
            default -> new Effect.Change.Amend(one, List.of(), null, List.of(clause(FACTS, null)));
        };
    }

    private Effect.@Nullable Notice randomNotice(SplittableRandom random, int count) {
        return random.nextBoolean()
                ? null
                : new Effect.Notice(List.of(agency(random, count)), random.nextInt(240_000), new Via.Best());
    }

    private Item randomItem(SplittableRandom random, int n, int count, List<String> seats) {
        List<Item.Id> before = information.stream()
                .filter(Item::truth)
                .map(Item::id)
                .filter(each -> random.nextBoolean())
                .limit(2)
                .toList();
        Line.Id line = new Line.Id("line-" + random.nextInt(3));
        Item.Origin origin = switch (random.nextInt(5)) {
            case 0 -> new Item.Origin.WithLine(line, List.of());
            case 1 -> new Item.Origin.WithLine(line, List.of(agency(random, count)));
            case 2 ->
                before.isEmpty()
                        ? new Item.Origin.Held(List.of(agency(random, count)), ExerciseTime.START_EX)
                        : new Item.Origin.Made(before, agency(random, count));
            case 3 -> new Item.Origin.Held(List.of(agency(random, count)), new ExerciseTime(randomMinute(random)));
            default -> new Item.Origin.Held(List.of(agency(random, count)), ExerciseTime.START_EX);
        };
        Tlp tlp = Tlp.values()[random.nextInt(5)];
        return new Item(
                new Item.Id("item-" + n),
                text("Item"),
                SHARED.get(random.nextInt(SHARED.size())),
                tlp,
                true,
                before.isEmpty() || random.nextInt(4) > 0 ? null : before.getFirst(),
                origin,
                random.nextInt(3) == 0
                        ? List.of()
                        : List.of(
                                new Item.Need(
                                        agency(random, count), 240_000, agency(random, count), Purpose.LIFE_SAFETY),
                                new Item.Need(seat(random, seats), 480_000, seat(random, seats), Purpose.LIFE_SAFETY)),
                null,
                tlp == Tlp.RED ? List.of(seat(random, seats)) : List.of());
    }

    private Pattern.Message randomMessage(SplittableRandom random, int count) {
        return new Pattern.Message(
                random.nextBoolean() ? MessageKind.NOTIFY : MessageKind.REPORT,
                List.of(agency(random, count)),
                List.of(someItem(random)),
                null,
                null,
                null,
                random.nextInt(3) == 0);
    }

    private List<Item.Id> someItems(SplittableRandom random) {
        return information.stream()
                .map(Item::id)
                .filter(each -> random.nextInt(3) == 0)
                .toList();
    }

    private Item.Id someItem(SplittableRandom random) {
        return information.get(random.nextInt(information.size())).id();
    }

    private long randomMinute(SplittableRandom random) {
        return 60_000L * random.nextInt((int) (durationMillis / 60_000));
    }

    private static Agency.Id agency(SplittableRandom random, int count) {
        return new Agency.Id("agency-" + random.nextInt(count));
    }

    private static Position.Id seat(SplittableRandom random, List<String> seats) {
        return new Position.Id(seats.get(random.nextInt(seats.size())));
    }

    private static Spread spread(SplittableRandom random, int mostMedian) {
        long median = 1 + random.nextInt(mostMedian);
        return random.nextInt(4) == 0
                ? Spread.constant(60_000)
                : new Spread(median, median + random.nextLong(2 * median));
    }
}
