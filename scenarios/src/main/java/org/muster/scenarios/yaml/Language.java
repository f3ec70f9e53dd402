package org.muster.scenarios.yaml;

import static org.muster.scenarios.yaml.IdKind.ACTION;
import static org.muster.scenarios.yaml.IdKind.AGENCY;
import static org.muster.scenarios.yaml.IdKind.AGREEMENT;
import static org.muster.scenarios.yaml.IdKind.ATTACHMENT;
import static org.muster.scenarios.yaml.IdKind.CONTROLLER;
import static org.muster.scenarios.yaml.IdKind.DATA_CATEGORY;
import static org.muster.scenarios.yaml.IdKind.DECISION;
import static org.muster.scenarios.yaml.IdKind.DISRUPTION;
import static org.muster.scenarios.yaml.IdKind.EXPECTATION;
import static org.muster.scenarios.yaml.IdKind.FAILURE_DOMAIN;
import static org.muster.scenarios.yaml.IdKind.FEEDBACK_FORM;
import static org.muster.scenarios.yaml.IdKind.FUNCTION;
import static org.muster.scenarios.yaml.IdKind.ITEM;
import static org.muster.scenarios.yaml.IdKind.LINE;
import static org.muster.scenarios.yaml.IdKind.LINK;
import static org.muster.scenarios.yaml.IdKind.OBJECTIVE;
import static org.muster.scenarios.yaml.IdKind.OPTION;
import static org.muster.scenarios.yaml.IdKind.PACE_PLAN;
import static org.muster.scenarios.yaml.IdKind.PERSONA;
import static org.muster.scenarios.yaml.IdKind.PHASE;
import static org.muster.scenarios.yaml.IdKind.POSITION;
import static org.muster.scenarios.yaml.IdKind.QUESTION;
import static org.muster.scenarios.yaml.IdKind.RESOURCE;
import static org.muster.scenarios.yaml.IdKind.RIGHTS_QUESTION;
import static org.muster.scenarios.yaml.IdKind.SITE;
import static org.muster.scenarios.yaml.IdKind.STEP;
import static org.muster.scenarios.yaml.IdKind.TARGET;
import static org.muster.scenarios.yaml.IdKind.TASK;
import static org.muster.scenarios.yaml.IdKind.TASK_FORCE;
import static org.muster.scenarios.yaml.Shape.closed;
import static org.muster.scenarios.yaml.Shape.list;
import static org.muster.scenarios.yaml.Shape.object;
import static org.muster.scenarios.yaml.Shape.ref;
import static org.muster.scenarios.yaml.Shape.words;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Attachment;
import org.muster.scenarios.Basis;
import org.muster.scenarios.Channel;
import org.muster.scenarios.CoreCapability;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Effect;
import org.muster.scenarios.ExerciseType;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.ForbiddenMessages;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Occasion;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.RightsAnswer;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Severity;
import org.muster.scenarios.Tlp;

/** The language, version 1: every object and every key, with type, default and meaning, and what holds between keys. */
final class Language {

    static final int VERSION = 1;

    private static final long DAY = 86_400_000L;
    private static final long MOST_DURATION = 3650 * DAY;

    private static final Shape TEXT = new Shape.Prose();
    private static final Shape MOMENT = new Shape.Moment();
    private static final Shape FLAG = new Shape.Flag();
    private static final Shape SHARE = new Shape.Part();
    private static final Shape WEIGHT = new Shape.Decimal(0, false);
    private static final Shape LANGUAGE =
            new Shape.Word("language", "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", "es or en-US");

    /** Written in turns where the clock stands in turns. */
    private static final Shape WITHIN = new Shape.Duration(1, MOST_DURATION, true);

    private static final Shape DELAY = new Shape.Duration(0, MOST_DURATION, true);
    private static final Shape OFFSET = new Shape.Duration(-MOST_DURATION, MOST_DURATION, true);
    private static final Shape MINUTES = new Shape.Duration(1, MOST_DURATION, false);
    private static final Shape SEATS = new Shape.Places(EnumSet.of(AGENCY, POSITION), List.of("all"));
    private static final Shape ACTOR = ref(POSITION, AGENCY);
    private static final Shape PLACE = ref(POSITION, AGENCY, PERSONA);

    /** Every agency or some: the agreements' parties, the notices' addressees. */
    private static final Shape AGENCIES = new Shape.Places(EnumSet.of(AGENCY), List.of("all"));

    /** The keys that only some kinds of disruption have. */
    static final List<String> EFFECT_KEYS = List.of(
            "hits",
            "factor",
            "loss",
            "burst",
            "capacity",
            "meanUp",
            "meanDown",
            "arrivals",
            "servers",
            "item",
            "firstHeardBy",
            "plausibility",
            "as",
            "over",
            "text",
            "items",
            "deputy",
            "changes",
            "notice",
            "misunderstood",
            "easedBy",
            "link",
            "batteryLasts",
            "offset",
            "remaining");

    private Language() {}

    /** Of a map whose keys are no part of the language, such as the languages of a text. */
    static final Shape.Keys NO_KEYS = object("map").plain();

    /** The long form of a choice of places; which places, its key says. */
    static final Shape.Keys ALL_BUT = object("choice of places")
            .must("allBut", list(ref(AGENCY, POSITION, PERSONA), 1), "Everybody but these.")
            .plain();

    static final Shape.Keys SPREAD = object("spread")
            .must("median", MINUTES, "Half take no longer.")
            .must("p90", MINUTES, "Nine in ten take no longer. At least the median; equal to it means a constant.")
            .plain();

    static final Shape.Keys BURST = object("burst")
            .must("p", SHARE, "Chance to go from the good to the bad state.")
            .must("r", SHARE, "Chance to go from the bad to the good state.")
            .must("lossGood", SHARE, "Share lost in the good state.")
            .must("lossBad", SHARE, "Share lost in the bad state.")
            .plain();

    static final Shape.Keys SPAN = object("stretch of time")
            .must("from", MOMENT, "Its first moment.")
            .must("to", MOMENT, "The moment at which it is over.")
            .plain();

    static final Shape.Keys SAFETY = object("safety")
            .must("codeWord", new Shape.Phrase(60), "What anybody says to stop play.")
            .must("text", TEXT, "What participants read about it.")
            .plain();

    static final Shape.Keys CLOCK = object("clock")
            .may("mode", closed(Scenario.Clock.Mode.class), "real-time", "Whether the clock runs or stands in turns.")
            .may(
                    "startsAt",
                    new Shape.Word(
                            "local date and time", "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?", "2027-05-11T09:00"),
                    "StartEx in the fiction, for display, alerts and spreadsheets. It never enters play.")
            .may(
                    "zone",
                    new Shape.Word("time zone", "[A-Za-z][A-Za-z0-9_+/-]*", "America/Denver"),
                    "UTC",
                    "The time zone of startsAt.")
            .plain();

    static final Shape.Keys FAILURE_DOMAIN_KEYS = object("failure domain")
            .must("id", id(FAILURE_DOMAIN), "Its id.")
            .may("batteryLasts", MINUTES, "How long it goes on after a loss of power.")
            .common();

    static final Shape.Keys FUNCTION_KEYS = object("function")
            .must("id", id(FUNCTION), "Its id.")
            .must("depth", new Shape.Whole(1, 20), "How many trained people are wanted.")
            .may("weight", WEIGHT, "1", "How much it counts beside the others.")
            .common();

    static final Shape.Keys SITE_KEYS = object("site")
            .must("id", id(SITE), "Its id.")
            .must("title", TEXT, "Its name in the fiction. A site has no other keys: no address, no coordinates.")
            .plain();

    static final Shape.Keys DATA_CATEGORY_KEYS = object("data category")
            .must("id", id(DATA_CATEGORY), "Its id; a built-in one to add to it.")
            .must("title", TEXT, "Its name.")
            .may("protected", FLAG, "false", "Denied unless an agreement opens it under a condition.")
            .may("needToKnow", FLAG, "false", "Only for those whom an item's needs name.")
            .may("retention", MINUTES, "How long a holder may keep it.")
            .common();

    static final Shape.Keys AGENCY_KEYS = object("agency")
            .must("id", id(AGENCY), "Its id.")
            .must("title", TEXT, "Its name.")
            .must("level", closed(Agency.Level.class), "Whose it is.")
            .may(
                    "sector",
                    closed(Agency.Sector.class),
                    "other",
                    "What it does. law-enforcement, border-operations, investigations, detention-and-removal and "
                            + "prosecution are enforcing sectors.")
            .may("review", of(() -> Language.SPREAD), "How long it takes to make an item from others.")
            .may(
                    "relays",
                    words("none", "automatic"),
                    "none",
                    "automatic: it patches channels through and learns nothing.")
            .common();

    static final Shape.Keys POSITION_KEYS = object("position")
            .must("id", id(POSITION), "Its id.")
            .must("agency", ref(AGENCY), "Its agency.")
            .must("title", TEXT, "What its holder is called.")
            .may("deputies", list(ref(POSITION)), "Who steps in, in this order; seats of the same agency.")
            .may("function", ref(FUNCTION), "What its holder is trained for.")
            .may("pointOfContact", FLAG, "false", "It takes what comes to the agency. Exactly one seat an agency.")
            .may(
                    "languages",
                    new Shape.ListOf(LANGUAGE, 1, 20, true),
                    "The languages it understands. Default: the scenario's.")
            .may(
                    "clearedFor",
                    list(ref(DATA_CATEGORY)),
                    "The categories it may receive. Default: all that are not protected.")
            .may("reportsTo", ref(POSITION), "The seat above it.")
            .may("icsRole", new Shape.Phrase(80), "Its place in the incident command system.")
            .may("onDuty", new Shape.ListOf(of(() -> Language.SPAN), 1, 50, true), "When it is there. Default: always.")
            .common();

    static final Shape.Keys PERSONA_KEYS = object("persona")
            .must("id", id(PERSONA), "Its id.")
            .must("title", TEXT, "A role name and nothing else: a persona has no other keys.")
            .plain();

    static final Shape.Keys CONTROLLER_KEYS = object("controller")
            .must("id", id(CONTROLLER), "Its id.")
            .must("title", TEXT, "What it is called.")
            .common();

    static final Shape.Keys LINK_KEYS = object("link")
            .must("id", id(LINK), "Its id.")
            .must("channel", closed(Channel.class), "What kind of link it is.")
            .must(
                    "members",
                    new Shape.ListOf(ref(AGENCY), 1, 40, true),
                    "The agencies on it; one alone joins that agency's own seats.")
            .may("delay", of(() -> Language.SPREAD), "How long a message takes. Default: by channel.")
            .may("loss", SHARE, "0", "The share of messages that never arrive.")
            .may("burst", of(() -> Language.BURST), "Losses that come in bursts, in place of loss.")
            .may("capacity", new Shape.RateOf(), "What it can carry. Default: no limit.")
            .may("secure", FLAG, "false", "Whether outsiders can't listen.")
            .may(
                    "maxTlp",
                    closed(Tlp.class),
                    "The closest information it may carry. Default: amber when secure, else green.")
            .may("failureDomain", ref(FAILURE_DOMAIN), "What it fails with.")
            .may(
                    "inFlight",
                    closed(Channel.InFlight.class),
                    "What a cut does to messages under way. Default: by channel.")
            .may("failureShown", new Shape.FailureShownAs(), "When a sender learns of a failure. Default: by channel.")
            .atMostOne("loss", "burst")
            .common();

    static final Shape.Keys PACE_PLAN_KEYS = object("PACE plan")
            .must("id", id(PACE_PLAN), "Its id.")
            .may("between", new Shape.ListOf(ref(AGENCY), 2, 2, true), "The pair.")
            .may(
                    "among",
                    new Shape.ListOf(ref(AGENCY), 3, 40, true),
                    "Every pair of these, each with a plan <id>.<a>.<b>.")
            .must("primary", ref(LINK), "The link of everyday.")
            .may("alternate", ref(LINK), "The next best.")
            .may("contingency", ref(LINK), "The one after.")
            .may("emergency", ref(LINK), "The last.")
            .may("purpose", closed(Purpose.class), "What the plan is for. Default: anything.")
            .may(
                    "failoverWithin",
                    WITHIN,
                    "5m",
                    "How soon the pair should be on another level (1 turn where time stands in turns).")
            .may("mustExchange", FLAG, "true", "Whether connectivity is scored for the pair.")
            .exactlyOne("between", "among")
            .common();

    static final Shape.Keys CLAUSE = object("clause")
            .must("category", ref(DATA_CATEGORY), "The category.")
            .may("from", list(ref(AGENCY), 1), "Who may send. Default: any party.")
            .may("to", list(ref(AGENCY), 1), "Who may receive. Default: any party.")
            .plain();

    static final Shape.Keys CONDITIONAL_CLAUSE = object("conditional clause")
            .all(CLAUSE)
            .must("needs", closed(Basis.class), "What the message must cite.")
            .plain();

    static final Shape.Keys DENIED_LOAN = object("denied loan")
            .must("kind", closed(Resource.Kind.class), "The kind of resource.")
            .may("purpose", closed(Purpose.class), "The purpose for which it is refused. Default: any.")
            .plain();

    private static final Shape CLAUSES = list(new Shape.Either(ref(DATA_CATEGORY), of(() -> Language.CLAUSE)));

    static final Shape.Keys AGREEMENT_KEYS = object("agreement")
            .must("id", id(AGREEMENT), "Its id.")
            .must("kind", closed(Agreement.Kind.class), "A statute outranks the others and opens nothing.")
            .must("title", TEXT, "Its name.")
            .must("parties", AGENCIES, "The agencies it binds.")
            .must(
                    "purposes",
                    new Shape.Either(words("all"), new Shape.ListOf(closed(Purpose.class), 1, 8, true)),
                    "What it is for; detention only where everything in it is denied.")
            .may("allow", CLAUSES, "Categories that may be shared.")
            .may(
                    "allowIf",
                    list(of(() -> Language.CONDITIONAL_CLAUSE)),
                    "Categories that may be shared when something is cited.")
            .may("deny", CLAUSES, "Categories that may not be shared.")
            .may("lend", list(closed(Resource.Kind.class)), "Kinds of resource that may be lent.")
            .may("denyLend", list(of(() -> Language.DENIED_LOAN)), "Loans that are refused.")
            .may("maxTlp", closed(Tlp.class), "amber", "The closest information it covers.")
            .may(
                    "redistribution",
                    closed(Agreement.Redistribution.class),
                    "none",
                    "Whether what came under it may be passed on.")
            .may("validFrom", MOMENT, "T+00:00", "When it begins.")
            .may("validTo", MOMENT, "When it is over. Default: never.")
            .may("suspended", new Shape.ListOf(of(() -> Language.SPAN), 1, 50, true), "When it is out of force.")
            .common();

    static final Shape.Keys NEED = object("need")
            .may("agency", ref(AGENCY), "The agency that must know.")
            .may("position", ref(POSITION), "The seat that must know.")
            .must("within", WITHIN, "How soon after the responsible knows.")
            .must("responsible", ACTOR, "The agency or seat that owes it.")
            .may("purpose", closed(Purpose.class), "life-safety", "What for.")
            .exactlyOne("agency", "position")
            .plain();

    static final Shape.Keys ITEM_KEYS = object("item")
            .must("id", id(ITEM), "Its id.")
            .must("title", TEXT, "What it says.")
            .must("category", ref(DATA_CATEGORY), "Its kind.")
            .must("tlp", closed(Tlp.class), "How far it may travel.")
            .may("truth", FLAG, "true", "Whether it is so.")
            .may("replaces", ref(ITEM), "The older figure; knowing this one counts for needs of the older.")
            .may("heldBy", list(ref(AGENCY), 1), "Who holds it, from StartEx or from availableAt.")
            .may("availableAt", MOMENT, "When its holders learn it.")
            .may("availableWith", ref(LINE), "The line whose recipients learn it on delivery.")
            .may("madeFrom", list(ref(ITEM), 1), "The items it is made of.")
            .may("madeBy", ref(AGENCY), "The agency that makes it.")
            .may("needs", list(of(() -> Language.NEED)), "Who must know it.")
            .may("correctedBy", ref(ITEM), "The true item that answers a false one.")
            .may("redNames", list(ref(POSITION), 1), "The seats that may have it when its TLP is red.")
            .beside("availableAt", "heldBy")
            .beside("madeFrom", "madeBy")
            .beside("madeBy", "madeFrom")
            .common();

    static final Shape.Keys RESOURCE_KEYS = object("resource")
            .must("id", id(RESOURCE), "Its id.")
            .must("title", TEXT, "Its name.")
            .must("kind", closed(Resource.Kind.class), "What sort of thing it is.")
            .must("owner", ref(AGENCY), "Whose it is.")
            .must("count", new Shape.Whole(1, 10_000), "How many there are.")
            .may("unit", new Shape.Phrase(40), "What one of it is called.")
            .may("usedUp", FLAG, "false", "Whether it is gone once used.")
            .may("arrives", of(() -> Language.SPREAD), "How long it travels. Default: it is there at once.")
            .may("languages", new Shape.ListOf(LANGUAGE, 1, 20, true), "What an interpreter speaks.")
            .may("costPerHour", new Shape.Decimal(0, true), "In the scenario's currency.")
            .common();

    static final Shape.Keys TASK_FORCE_KEYS = object("task force")
            .must("id", id(TASK_FORCE), "Its id.")
            .must("title", TEXT, "Its name.")
            .must("lead", ref(POSITION), "Who leads; one of the members.")
            .must("members", list(ref(POSITION), 1), "Its seats.")
            .may("link", ref(LINK), "The channel it shares.")
            .common();

    static final Shape.Keys ACTION_KEYS = object("action")
            .must("id", id(ACTION), "Its id.")
            .must("title", TEXT, "What the menu says.")
            .must("for", SEATS, "Who has it on the menu; an agency means all its seats.")
            .may("steps", list(id(STEP)), "What it consists of.")
            .may("unwanted", closed(Severity.class), "How wrong it is to do it. Default: not wrong.")
            .may("task", ref(TASK), "The task it bears on.")
            .common();

    static final Shape.Keys TASK_KEYS = object("task")
            .must("id", id(TASK), "Its id.")
            .must("text", TEXT, "What is to be done.")
            .must("source", new Shape.Phrase(200), "The plan or law it is taken from.")
            .may("weight", WEIGHT, "1", "How much it counts beside the others.")
            .may("critical", FLAG, "false", "Whether the exercise stands or falls with it.")
            .may("rights", FLAG, "false", "Whether it guards people's rights.")
            .may("lookFor", TEXT, "What an evaluator should watch.")
            .common();

    static final Shape.Keys TARGET_KEYS = object("target")
            .must("id", id(TARGET), "Its id.")
            .must("text", TEXT, "What good looks like, with a figure.")
            .must("tasks", list(of(() -> Language.TASK_KEYS), 1), "Its critical tasks.")
            .common();

    static final Shape.Keys CAPABILITY = object("capability")
            .must("coreCapability", closed(CoreCapability.class), "One of the 32 core capabilities.")
            .must("targets", list(of(() -> Language.TARGET_KEYS), 1), "Its capability targets.")
            .plain();

    static final Shape.Keys OBJECTIVE_KEYS = object("objective")
            .must("id", id(OBJECTIVE), "Its id.")
            .must("text", TEXT, "What the exercise is for.")
            .may("weight", WEIGHT, "1", "Multiplies the weights of its tasks.")
            .must("capabilities", list(of(() -> Language.CAPABILITY), 1), "The core capabilities it exercises.")
            .common();

    static final Shape.Keys OCCASION = object("occasion")
            .may("line", ref(LINE), "After a line.")
            .may("expectation", ref(EXPECTATION), "After an expectation.")
            .may("decision", ref(DECISION), "After a decision is made.")
            .may("phase", ref(PHASE), "After a phase.")
            .may("disruption", ref(DISRUPTION), "After a disruption.")
            .may(
                    "event",
                    words(
                            "released",
                            "delivered",
                            "acknowledged",
                            "met",
                            "missed",
                            "failed",
                            "opened",
                            "closed",
                            "started",
                            "ended"),
                    "Of a line released, delivered, acknowledged; of an expectation met, missed, failed; of a "
                            + "phase opened, closed; of a disruption started, ended.")
            .may(
                    "recipient",
                    ref(POSITION, AGENCY),
                    "With whom a line was delivered or acknowledged. Default: anybody.")
            .may("delay", DELAY, "0s", "How long after it.")
            .exactlyOne("line", "expectation", "decision", "phase", "disruption")
            .rule(new Shape.Rule.With("line", "event", codes(Occasion.OfLine.Stage.class)))
            .rule(new Shape.Rule.With("expectation", "event", codes(Occasion.OfExpectation.Outcome.class)))
            .rule(new Shape.Rule.With("decision", "event", List.of()))
            .rule(new Shape.Rule.With("phase", "event", codes(Occasion.OfPhase.Step.class)))
            .rule(new Shape.Rule.With("disruption", "event", codes(Occasion.OfDisruption.Edge.class)))
            .plain();

    static final Shape.Keys MISSED = object("missed expectation")
            .must("expectation", ref(EXPECTATION), "The expectation.")
            .may("delay", DELAY, "0s", "How long after it was missed.")
            .plain();

    static final Shape.Keys TRIGGER = object("trigger")
            .may("at", MOMENT, "Then.")
            .may("after", of(() -> Language.OCCASION), "Some time after something first happened.")
            .may("when", of(() -> Language.CONDITION), "When a condition first becomes true, once.")
            .may("delay", DELAY, "0s", "Beside when: how long after it.")
            .may("byController", new Shape.Yes(), "Only by hand.")
            .may("notAfter", MOMENT, "The last moment at which it is still played; later it is skipped.")
            .may("phase", ref(PHASE), "Only while that phase is open.")
            .may("waitForController", new Shape.Yes(), "Due, but waits for a hand.")
            .beside("delay", "when")
            .plain();

    static final Shape.Keys LENDING = object("lending")
            .must("resource", ref(RESOURCE), "The resource.")
            .may("count", new Shape.Whole(1, 10_000), "1", "How many.")
            .may("purpose", closed(Purpose.class), "What for. Default: anything.")
            .plain();

    static final Shape.Keys MESSAGE = object("message")
            .must("kind", closed(MessageKind.class), "What the message is for.")
            .must("to", list(PLACE, 1), "It must be delivered to all of these.")
            .may("items", list(ref(ITEM)), "It must hold at least these.")
            .may("purpose", closed(Purpose.class), "What it must be sent for. Default: anything.")
            .may("cites", closed(Basis.class), "What it must cite.")
            .may("over", new Shape.Ref(EnumSet.of(LINK), codes(Channel.class)), "The channel or link it must go over.")
            .may("onlyThese", new Shape.Yes(), "Other items or recipients spoil it.")
            .plain();

    static final Shape.Keys SENT = object("sent message")
            .all(MESSAGE)
            .may("by", ACTOR, "Who sent it. Default: anybody.")
            .plain();

    static final Shape.Keys SHARING = object("sharing")
            .must("item", ref(ITEM), "The item.")
            .must("with", ACTOR, "Who comes to know it.")
            .plain();

    static final Shape.Keys ACT = object("act")
            .must("action", ref(ACTION), "The action.")
            .may(
                    "steps",
                    list(new Shape.Word("step", "[a-z][a-z0-9-]*", "barriers")),
                    "The steps looked for; the share done is the credit.")
            .may("where", ref(SITE), "The site at which. Default: anywhere.")
            .plain();

    static final Shape.Keys PURGE = object("purge")
            .must("category", ref(DATA_CATEGORY), "The category of which nothing is kept.")
            .plain();

    /** What can be looked for, but anyOf and never. */
    private static final Shape.Keys SIMPLE = object("simple pattern")
            .may("message", of(() -> Language.MESSAGE), "A message sent, and delivered to all it must reach.")
            .may("share", of(() -> Language.SHARING), "Somebody comes to know an item by any lawful route.")
            .may("decide", ref(DECISION), "The decision is made; its verdict says what that is worth.")
            .may("action", new Shape.Either(ref(ACTION), of(() -> Language.ACT)), "An action of the menu is taken.")
            .may("request", of(() -> Language.LENDING), "A resource is asked for.")
            .may("grant", of(() -> Language.LENDING), "A resource is granted.")
            .may("decline", of(() -> Language.LENDING), "A resource is refused.")
            .may("return", of(() -> Language.LENDING), "A resource is returned.")
            .may("form", ref(TASK_FORCE), "A task force is formed, all members confirmed.")
            .may("purge", of(() -> Language.PURGE), "Every held item of a category is purged.")
            .plain();

    static final List<String> SIMPLE_PATTERNS = List.copyOf(SIMPLE.keys().keySet());

    static final Shape.Keys ONE_OF_MANY = object("pattern")
            .all(SIMPLE)
            .exactlyOne(SIMPLE_PATTERNS.toArray(String[]::new))
            .plain();

    private static final Shape.Keys MANY = object("pattern or several")
            .all(SIMPLE)
            .may("anyOf", list(of(() -> Language.ONE_OF_MANY), 2), "The first of several that is met.")
            .plain();

    static final Shape.Keys PATTERN = object("pattern or several")
            .all(MANY)
            .exactlyOne(MANY.keys().keySet().toArray(String[]::new))
            .plain();

    /** The keys of an expectation that say what is looked for. */
    static final List<String> PATTERNS =
            Stream.concat(PATTERN.keys().keySet().stream(), Stream.of("never")).toList();

    private static final Shape UNTIL = new Shape.Either(MOMENT, of(() -> Language.CONDITION));

    static final Shape.Keys EXPECTATION_KEYS = object("expectation")
            .must("id", id(EXPECTATION), "Its id.")
            .must(
                    "who",
                    new Shape.Ref(EnumSet.of(POSITION, AGENCY), List.of("all")),
                    "Of whom it is expected: a seat, an agency (any of its seats), or all (each agency for itself).")
            .all(MANY)
            .may("never", of(() -> Language.PATTERN), "Nothing of the pattern happens.")
            .may("within", WITHIN, "The standard. Needed unless the clock stands in turns; never beside never.")
            .may("until", UNTIL, "Beside never: when it is kept. Default: its phase closes, or EndEx.")
            .may("weight", WEIGHT, "1", "How much it counts as a task of its own.")
            .may("task", ref(TASK), "What it counts for. Default: the line's task.")
            .may("partial", of(() -> Language.PATTERN), "A weaker pattern worth half.")
            .may(
                    "clockStarts",
                    closed(Expectation.ClockStarts.class),
                    "auto",
                    "auto: when the line is delivered to the seat, or at the trigger where nothing is delivered; "
                            + "known: when the last of its items is known.")
            .exactlyOne(PATTERNS.toArray(String[]::new))
            .common();

    static final Shape.Keys FREE = object("free resources")
            .must("resource", ref(RESOURCE), "The resource.")
            .may("atLeast", new Shape.Whole(1, 10_000), "1", "How many.")
            .plain();

    static final Shape.Keys CHOSEN = object("chosen option")
            .must("decision", ref(DECISION), "The decision.")
            .must("option", new Shape.Word("option", "[a-z][a-z0-9-]*", "decline-and-log"), "One of its options.")
            .plain();

    static final Shape.Keys KNOWS = object("knowledge")
            .must("item", ref(ITEM), "The item.")
            .must("by", ACTOR, "Who knows it; of an agency any seat.")
            .plain();

    static final Shape.Keys DONE = object("action done")
            .must("action", ref(ACTION), "The action.")
            .may("by", ACTOR, "Who took it. Default: anybody.")
            .plain();

    static final Shape.Keys AT_LEAST = object("at least so many")
            .must("n", new Shape.Whole(1, 1000), "How many.")
            .must("of", list(of(() -> Language.CONDITION), 1), "Of these.")
            .plain();

    private static final Shape.Keys CONDITION_PARTS = object("condition")
            .may("time", MOMENT, "The moment is reached.")
            .may("phase", ref(PHASE), "The phase is open.")
            .may("linkDown", ref(LINK), "No message could start over the link now.")
            .may("linkUp", ref(LINK), "A message could start over the link now.")
            .may("disrupted", ref(DISRUPTION), "The disruption is under way.")
            .may("active", ref(AGREEMENT), "The agreement is in force.")
            .may("inactive", ref(AGREEMENT), "The agreement is not in force.")
            .may("free", of(() -> Language.FREE), "So many of the resource are with their owner.")
            .may("absent", ref(POSITION), "The seat is absent.")
            .may("released", ref(LINE), "The line has been released.")
            .may("delivered", ref(LINE), "The line has reached somebody.")
            .may("acknowledged", ref(LINE), "Somebody has acknowledged the line.")
            .may("met", ref(EXPECTATION), "The expectation has been met.")
            .may("missed", ref(EXPECTATION), "The expectation has been missed.")
            .may("failed", ref(EXPECTATION), "The expectation has closed unmet.")
            .may("chosen", of(() -> Language.CHOSEN), "Somebody has chosen that option.")
            .may("knows", of(() -> Language.KNOWS), "Somebody knows the item.")
            .may("sent", of(() -> Language.SENT), "Such a message has been sent.")
            .may("done", of(() -> Language.DONE), "The action has been taken.")
            .may("arrived", of(() -> Language.FREE), "So many of the resource have arrived where they were asked for.")
            .may("formed", ref(TASK_FORCE), "The task force has been formed.")
            .may("all", list(of(() -> Language.CONDITION), 1), "Every one of them holds.")
            .may("any", list(of(() -> Language.CONDITION), 1), "One of them holds.")
            .may("not", of(() -> Language.CONDITION), "It does not hold.")
            .may("atLeast", of(() -> Language.AT_LEAST), "So many of them hold.")
            .plain();

    static final Shape.Keys CONDITION = object("condition")
            .all(CONDITION_PARTS)
            .exactlyOne(CONDITION_PARTS.keys().keySet().toArray(String[]::new))
            .plain();

    static final Shape.Keys QUESTION_KEYS = object("question")
            .must("id", id(QUESTION), "Its id, unique within its phase.")
            .must("text", TEXT, "What is asked.")
            .may("to", SEATS, "all", "Who is asked.")
            .may("discuss", MINUTES, "How long they may talk about it.")
            .common();

    static final Shape.Keys PRODUCT = object("product")
            .must("title", TEXT, "What the phase makes.")
            .may("signOff", list(ref(POSITION)), "The seats that sign it off.")
            .plain();

    static final Shape.Keys PHASE_KEYS = object("phase")
            .must("id", id(PHASE), "Its id.")
            .must("kind", closed(Phase.Kind.class), "One of the six phases of a joint operation.")
            .all(TRIGGER)
            .may("text", TEXT, "What participants read when it opens.")
            .may("questions", list(of(() -> Language.QUESTION_KEYS)), "What is asked in it.")
            .may("repeat", new Shape.Whole(1, 100), "1", "How many rounds it is played.")
            .may("product", of(() -> Language.PRODUCT), "What it makes.")
            .may("expects", list(of(() -> Language.EXPECTATION_KEYS)), "Expectations that open and close with it.")
            .exactlyOne("at", "after", "when", "byController")
            .common();

    static final Shape.Keys ATTACHMENT_KEYS = object("attachment")
            .must("id", id(ATTACHMENT), "Its id.")
            .must(
                    "file",
                    new Shape.Word("path", "(?!.*(^|/)\\.\\.?(/|$))[A-Za-z0-9_][A-Za-z0-9_./ -]*", "media/map-1.png"),
                    "Its path inside the scenario's folder.")
            .must("mediaType", closed(Attachment.MediaType.class), "What kind of file it is.")
            .may(
                    "sha256",
                    new Shape.Word("SHA-256", "[0-9a-f]{64}", "64 hex digits"),
                    "Of its bytes. Filled in when the scenario is saved.")
            .must("alt", TEXT, "What it shows, in words.")
            .common();

    static final Shape.Keys OPTION_KEYS = object("option")
            .must("id", id(OPTION), "Its id, unique within its decision.")
            .must("text", TEXT, "What it says.")
            .must("verdict", closed(Decision.Verdict.class), "How good it is.")
            .may("severity", closed(Severity.class), "How grave it is; always and only with unlawful.")
            .common();

    static final Shape.Keys DECISION_KEYS = object("decision")
            .must("id", id(DECISION), "Its id.")
            .must("question", TEXT, "What is to be decided.")
            .must(
                    "options",
                    new Shape.ListOf(of(() -> Language.OPTION_KEYS), 2, 8, true),
                    "Two to eight, at least one of them right.")
            .common();

    static final Shape.Keys ASK = object("request")
            .must("resource", ref(RESOURCE), "The resource.")
            .may("count", new Shape.Whole(1, 10_000), "1", "How many.")
            .may("purpose", closed(Purpose.class), "life-safety", "What for.")
            .plain();

    static final Shape.Keys LINE_KEYS = object("line")
            .must("id", id(LINE), "Its id.")
            .may("number", new Shape.Verbatim(16), "The office's number, kept as written. Default: the id.")
            .must("kind", closed(Line.Kind.class), "What it does.")
            .must("title", TEXT, "Its title in the MSEL.")
            .may("from", ref(PERSONA, AGENCY, POSITION), "Who it comes from.")
            .may(
                    "to",
                    new Shape.Places(EnumSet.of(POSITION, AGENCY, PERSONA), List.of("all")),
                    "Who gets it; an agency means its point of contact.")
            .may(
                    "over",
                    new Shape.Ref(EnumSet.of(LINK), List.of("direct", "best")),
                    "direct: SimCell hands it over; best: the pair's PACE levels in order, else any link; or a "
                            + "link. Default: direct from a persona, else best.")
            .all(TRIGGER)
            .may("every", WITHIN, "Beside at: the time between repeats.")
            .may("times", new Shape.Whole(2, 100), "Beside every: how often in all.")
            .may(
                    "whenMissed",
                    new Shape.Either(ref(EXPECTATION), of(() -> Language.MISSED)),
                    "When an expectation is missed on the excused clock; only for a contingency.")
            .may("text", TEXT, "What it says.")
            .may("spokenIn", LANGUAGE, "The language it is said in inside the fiction.")
            .may("items", list(ref(ITEM)), "The information it brings.")
            .may("attachments", list(ref(ATTACHMENT)), "The files it shows.")
            .may("acknowledgeWithin", WITHIN, "How soon each recipient should acknowledge.")
            .may("asksFor", of(() -> Language.ASK), "The resource it asks for.")
            .may("difficulty", new Shape.Whole(1, 5), "3", "How hard it is, as the author sees it.")
            .may("controller", ref(CONTROLLER), "Who delivers it.")
            .may(
                    "status",
                    closed(Line.Status.class),
                    "approved",
                    "A draft plays in rehearsals only, a deferred line not at all.")
            .may("task", ref(TASK), "What its expectations count for unless they say otherwise.")
            .may("decision", of(() -> Language.DECISION_KEYS), "The choice it puts before its recipients.")
            .may("expects", list(of(() -> Language.EXPECTATION_KEYS)), "What planners hope for.")
            .exactlyOne("at", "after", "whenMissed", "when", "byController")
            .beside("every", "at")
            .beside("every", "times")
            .beside("times", "every")
            .rule(new Shape.Rule.OfKind(
                    "contextual",
                    Set.of("from", "to", "text"),
                    Set.of("expects", "acknowledgeWithin", "decision", "asksFor"),
                    List.of(),
                    Set.of()))
            .rule(new Shape.Rule.OfKind("inject", Set.of("from", "to", "text"), Set.of(), List.of(), Set.of()))
            .rule(new Shape.Rule.OfKind("contingency", Set.of("from", "to", "text"), Set.of(), List.of(), Set.of()))
            .rule(new Shape.Rule.OfKind(
                    "expected-action",
                    Set.of(),
                    Set.of(
                            "from",
                            "to",
                            "over",
                            "text",
                            "acknowledgeWithin",
                            "items",
                            "decision",
                            "asksFor",
                            "spokenIn",
                            "attachments"),
                    List.of(),
                    Set.of()))
            .common();

    static final Shape.Keys HITS = object("hits")
            .may("link", new Shape.OneOrMore(ref(LINK)), "Links.")
            .may("failureDomain", new Shape.OneOrMore(ref(FAILURE_DOMAIN)), "All links of a failure domain.")
            .may("pair", new Shape.PairOf(), "What two agencies say to each other.")
            .may(
                    "between",
                    new Shape.ListOf(new Shape.ListOf(ref(AGENCY), 1, 40, true), 2, 2, false),
                    "Two groups of agencies.")
            .may("agency", new Shape.OneOrMore(ref(AGENCY)), "Agencies.")
            .may("position", new Shape.OneOrMore(ref(POSITION)), "Seats.")
            .may("resource", new Shape.OneOrMore(ref(RESOURCE)), "Resources.")
            .exactlyOne("link", "failureDomain", "pair", "between", "agency", "position", "resource")
            .plain();

    static final Shape.Keys RANDOM = object("chance")
            .must("meanUp", WITHIN, "How long it is off, on average.")
            .must("meanDown", WITHIN, "How long it is on, on average.")
            .plain();

    static final Shape.Keys AMENDMENT = object("amendment")
            .must("agreement", ref(AGREEMENT), "The agreement.")
            .may("allow", CLAUSES, "New clauses in place of the old.")
            .may("allowIf", list(of(() -> Language.CONDITIONAL_CLAUSE)), "New clauses in place of the old.")
            .may("deny", CLAUSES, "New clauses in place of the old.")
            .plain();

    static final Shape.Keys WITHDRAWAL = object("withdrawal")
            .must("resource", ref(RESOURCE), "The resource.")
            .must("count", new Shape.Whole(1, 10_000), "How many go.")
            .plain();

    static final Shape.Keys CHANGE = object("change")
            .may("suspend", ref(AGREEMENT), "The agreement is out of force.")
            .may("restore", ref(AGREEMENT), "It is in force again.")
            .may("expire", ref(AGREEMENT), "It runs out.")
            .may("revoke", ref(AGREEMENT), "It is taken back.")
            .may("amend", of(() -> Language.AMENDMENT), "Its clauses change.")
            .may("withdraw", of(() -> Language.WITHDRAWAL), "Resources go.")
            .may("objective", ref(OBJECTIVE), "An objective gets another weight.")
            .may("weight", WEIGHT, "The objective's new weight.")
            .exactlyOne("suspend", "restore", "expire", "revoke", "amend", "withdraw", "objective")
            .beside("objective", "weight")
            .beside("weight", "objective")
            .plain();

    static final Shape.Keys NOTICE = object("notice")
            .must("to", AGENCIES, "Who is told.")
            .may("delay", DELAY, "0s", "How long after the change.")
            .may("over", new Shape.Ref(EnumSet.of(LINK), List.of("best")), "best", "How the first party tells them.")
            .plain();

    static final Shape.Keys DISRUPTION_KEYS = object("disruption")
            .must("id", id(DISRUPTION), "Its id.")
            .must("kind", closed(Effect.Kind.class), "What goes wrong.")
            .may("hits", of(() -> Language.HITS), "What it hits.")
            .all(TRIGGER)
            .may("random", of(() -> Language.RANDOM), "On and off by chance, in place of a trigger.")
            .may("lasts", WITHIN, "How long it lasts. Default: to EndEx.")
            .may("until", UNTIL, "When it ends: a moment or a condition.")
            .may("factor", new Shape.Decimal(1, false), "How many times longer things take.")
            .may("loss", SHARE, "The share of messages lost.")
            .may("burst", of(() -> Language.BURST), "Losses that come in bursts.")
            .may("capacity", new Shape.RateOf(), "What the link still carries.")
            .may("meanUp", WITHIN, "How long the link works, on average.")
            .may("meanDown", WITHIN, "How long it does not, on average.")
            .may("arrivals", new Shape.RateOf(), "How much comes in.")
            .may("servers", new Shape.Whole(1, 1000), "How many take it. Default: the agency's staffed seats.")
            .may("item", ref(ITEM), "The false item.")
            .may("firstHeardBy", list(ACTOR, 1), "Who hears it first.")
            .may("plausibility", SHARE, "0.5", "How often it is believed.")
            .may("as", PLACE, "Whom the message claims to come from.")
            .may("over", ref(LINK), "The link it comes over.")
            .may("text", TEXT, "What it says.")
            .may("items", list(ref(ITEM)), "The information it brings.")
            .may("deputy", FLAG, "true", "Whether deputies step in; false: they are absent too.")
            .may("changes", list(of(() -> Language.CHANGE), 1), "What changes. Undone when the disruption ends.")
            .may("notice", of(() -> Language.NOTICE), "How parties learn of it; their duty begins then.")
            .may("misunderstood", SHARE, "0", "How often something is taken wrong.")
            .may("easedBy", ref(RESOURCE), "The interpreters that help.")
            .may("link", ref(LINK), "The link they are locked out of.")
            .may("batteryLasts", MINUTES, "For all that it hits. Default: each failure domain's own.")
            .may("offset", OFFSET, "How wrong the clock is; may be negative.")
            .may("remaining", new Shape.Whole(0, 10_000), "How many are left.")
            .exactlyOne("at", "after", "when", "byController", "random")
            .atMostOne("lasts", "until")
            .rule(effect("latency", Set.of("hits", "factor"), Set.of(), Set.of("link", "failureDomain", "pair")))
            .rule(effect("loss", Set.of("hits"), Set.of("loss", "burst"), Set.of("link", "failureDomain")))
            .rule(effect("capacity-cut", Set.of("hits", "capacity"), Set.of(), Set.of("link")))
            .rule(effect("flapping", Set.of("hits", "meanUp", "meanDown"), Set.of(), Set.of("link", "failureDomain")))
            .rule(effect("outage", Set.of("hits"), Set.of(), Set.of("link", "failureDomain")))
            .rule(effect("partition", Set.of("hits"), Set.of(), Set.of("between")))
            .rule(effect("agency-outage", Set.of("hits"), Set.of(), Set.of("agency")))
            .rule(effect("overload", Set.of("hits", "arrivals"), Set.of("servers"), Set.of("agency")))
            .rule(effect("misinformation", Set.of("item", "firstHeardBy"), Set.of("plausibility"), Set.of()))
            .rule(effect(
                    "spoofed-message",
                    Set.of("hits", "as", "over", "text"),
                    Set.of("items"),
                    Set.of("agency", "position")))
            .rule(effect("staff-absence", Set.of("hits"), Set.of("deputy"), Set.of("position")))
            .rule(effect("policy-change", Set.of("changes"), Set.of("notice"), Set.of()))
            .rule(effect(
                    "language-barrier",
                    Set.of("hits", "factor"),
                    Set.of("misunderstood", "easedBy"),
                    Set.of("pair", "agency")))
            .rule(effect("access-loss", Set.of("hits", "link"), Set.of(), Set.of("position", "agency")))
            .rule(effect("power-loss", Set.of("hits"), Set.of("batteryLasts"), Set.of("failureDomain", "agency")))
            .rule(effect("clock-error", Set.of("hits", "offset"), Set.of(), Set.of("agency")))
            .rule(effect("resource-shortage", Set.of("hits", "remaining"), Set.of(), Set.of("resource")))
            .common();

    /** A kind of disruption has its own keys and no other's. */
    private static Shape.Rule effect(String code, Set<String> requires, Set<String> allows, Set<String> hits) {
        Set<String> forbids = new TreeSet<>(EFFECT_KEYS);
        forbids.removeAll(requires);
        forbids.removeAll(allows);
        List<String> oneOf = code.equals("loss") ? List.of("loss", "burst") : List.of();
        return new Shape.Rule.OfKind(code, requires, forbids, oneOf, hits);
    }

    static final Shape.Keys FALLBACK = object("fallback")
            .must(
                    "afterFailures",
                    new Shape.Whole(1, 100),
                    "How many failures it takes before another PACE level is tried.")
            .must("discipline", SHARE, "How often it keeps to the plan then.")
            .plain();

    static final Shape.Keys CREW_KEYS = object("crew")
            .must(
                    "for",
                    SEATS,
                    "Which seats; each key is taken from the most specific entry that has it (position, agency, all).")
            .may(
                    "acknowledge",
                    of(() -> Language.SPREAD),
                    "How long it takes to open and acknowledge. Default: 2m / 5m.")
            .may("decide", of(() -> Language.SPREAD), "How long it takes to decide or act. Default: 5m / 12m.")
            .may("accuracy", SHARE, "How often it chooses right. Default: 0.85.")
            .may(
                    "fallback",
                    of(() -> Language.FALLBACK),
                    "What it does when a link fails. Default: after 2 failures, 0.8.")
            .may("sharing", SHARE, "How often it shares what others need. Default: 0.8.")
            .may("compliance", SHARE, "How often it keeps to the agreements. Default: 0.97.")
            .may("verifying", SHARE, "How often it checks a doubtful item. Default: 0.5.")
            .may(
                    "attention",
                    new Shape.Whole(0, 9),
                    "How many things it can have in hand; 0 means any number. Default: 1.")
            .common();

    static final Shape.Keys FORM_QUESTION = object("form question")
            .must("id", id(QUESTION), "Its id, unique within its form.")
            .must("text", TEXT, "What is asked.")
            .must("answer", closed(FeedbackForm.Answer.class), "How it is answered.")
            .may("choices", list(TEXT, 2), "What can be chosen; only with choice.")
            .common();

    static final Shape.Keys FEEDBACK_KEYS = object("feedback form")
            .must("id", id(FEEDBACK_FORM), "Its id.")
            .may(
                    "for",
                    new Shape.Places(EnumSet.of(AGENCY, POSITION), List.of("participants", "all")),
                    "participants",
                    "Who is asked.")
            .may("anonymous", FLAG, "true", "Whether answers bear no seat.")
            .must("questions", list(of(() -> Language.FORM_QUESTION), 1), "What is asked.")
            .common();

    static final Shape.Keys RIGHTS_KEYS = object("rights answer")
            .must("id", id(RIGHTS_QUESTION), "One of the seven built-in questions, or one of your own.")
            .must("answer", closed(RightsAnswer.Answer.class), "not-met can't be published.")
            .may("note", TEXT, "Why.")
            .may("task", ref(TASK), "The task that sees to it.")
            .common();

    static final Shape.Keys SCENARIO = object("scenario")
            .must("muster", new Shape.Whole(1, VERSION), "The version of the language.")
            .must("id", new Shape.Word("id", "[a-z][a-z0-9-]{0,39}", "first-notice"), "The scenario's id.")
            .must("title", TEXT, "Its title.")
            .may("summary", TEXT, "What it is about, in a sentence or two.")
            .must("fictional", new Shape.Yes(), "The author declares that no real person, case or number is used.")
            .may(
                    "languages",
                    new Shape.ListOf(LANGUAGE, 1, 8, true),
                    "The readers' languages; the first is the reference. Default: [en].")
            .must("exerciseType", closed(ExerciseType.class), "One of the seven types of exercise.")
            .may("clock", of(() -> Language.CLOCK), "How time passes. Default: real time.")
            .may(
                    "duration",
                    new Shape.Duration(1, 14 * DAY, false),
                    "From StartEx to EndEx. Needed unless the clock stands in turns.")
            .may(
                    "scoringProfile",
                    new Shape.Word("id", "[a-z][a-z0-9-]{0,39}", "standard-1"),
                    "standard-1",
                    "The constants of the scores.")
            .may(
                    "forbiddenMessages",
                    closed(ForbiddenMessages.class),
                    "marked",
                    "What happens at send time to a message that no agreement permits.")
            .may("briefing", TEXT, "What every participant may read before play.")
            .may("safety", of(() -> Language.SAFETY), "How anybody can stop play.")
            .may("currency", new Shape.Word("currency", "[A-Z]{3}", "USD"), "USD", "Of all costs.")
            .may("tags", list(new Shape.Phrase(40)), "Words to find it by.")
            .may(
                    "failureDomains",
                    upTo(500, 0, Language.FAILURE_DOMAIN_KEYS),
                    "What links share that can fail at once.")
            .may("functions", upTo(500, 0, Language.FUNCTION_KEYS), "What people are trained for.")
            .may("sites", upTo(500, 0, Language.SITE_KEYS), "Named places in the fiction.")
            .may(
                    "dataCategories",
                    upTo(500, 0, Language.DATA_CATEGORY_KEYS),
                    "Kinds of information beside the built-in ones.")
            .must("agencies", upTo(200, 1, Language.AGENCY_KEYS), "Who takes part.")
            .must("positions", upTo(1000, 1, Language.POSITION_KEYS), "Seats of play.")
            .may("personas", upTo(500, 0, Language.PERSONA_KEYS), "Voices of SimCell.")
            .may("controllers", upTo(500, 0, Language.CONTROLLER_KEYS), "Who delivers lines by hand.")
            .may("links", upTo(1000, 0, Language.LINK_KEYS), "Who can reach whom, by what.")
            .may("pacePlans", upTo(1000, 0, Language.PACE_PLAN_KEYS), "Which links a pair uses, in which order.")
            .may("agreements", upTo(500, 0, Language.AGREEMENT_KEYS), "What may be shared and lent.")
            .may("information", upTo(2000, 0, Language.ITEM_KEYS), "What there is to know.")
            .may("resources", upTo(500, 0, Language.RESOURCE_KEYS), "What can be asked for.")
            .may("taskForces", upTo(500, 0, Language.TASK_FORCE_KEYS), "Groups formed in play.")
            .may(
                    "actions",
                    upTo(500, 0, Language.ACTION_KEYS),
                    "What seats can do besides messages, distractors included.")
            .may(
                    "objectives",
                    upTo(500, 0, Language.OBJECTIVE_KEYS),
                    "Objective, core capability, capability target, critical task: the evaluation guide.")
            .may("phases", upTo(500, 0, Language.PHASE_KEYS), "Stretches of play.")
            .may("attachments", upTo(500, 0, Language.ATTACHMENT_KEYS), "Files that lines show.")
            .may("msel", upTo(2000, 0, Language.LINE_KEYS), "The master scenario events list.")
            .may("disruptions", upTo(500, 0, Language.DISRUPTION_KEYS), "What goes wrong.")
            .may("crews", upTo(300, 0, Language.CREW_KEYS), "How simulated crews play.")
            .may("feedback", upTo(500, 0, Language.FEEDBACK_KEYS), "Questions to participants after play.")
            .may("rights", upTo(500, 0, Language.RIGHTS_KEYS), "Answers to the questions about people's rights.")
            .common();

    /** A list of objects, as long as any exercise needs. */
    private static Shape upTo(int most, int least, Shape.Keys keys) {
        return new Shape.ListOf(of(() -> keys), least, most, true);
    }

    private static Shape id(IdKind kind) {
        return new Shape.NewId(kind);
    }

    private static Shape of(Supplier<Shape.Keys> keys) {
        return new Shape.Of(keys);
    }

    private static List<String> codes(Class<? extends Enum<?>> list) {
        return ((Shape.OneOf) closed(list)).codes();
    }
}
