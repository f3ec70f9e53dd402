package org.muster.web.live;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Action;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Question;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Site;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Text;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Audience;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Post;
import org.muster.simulator.log.TextRef;
import org.muster.simulator.log.Visibility;
import org.muster.simulator.log.Visibility.Shape;
import org.muster.web.live.SeatEntry.Writing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as a seat may know them: in their shape, with words in place of the script's ids, with what comes with a
 * message in front of its reader, and with the seat's own numbers in place of the exercise's.
 */
final class SeatEvents {
    private static final JsonMapper JSON = new JsonMapper();

    /** The kinds by which a seat comes to know of a message or a request. */
    private static final Set<String> INTRODUCING =
            Set.of("message-sent", "message-delivered", "message-overheard", "resource-requested");

    private final Scenario scenario;
    private final List<String> languages;
    private final Audience audience;

    /**
     * An event in one shape, not yet in the numbers of one seat.
     *
     * @param writing what somebody wrote in it, or null
     */
    record Shown(ObjectNode json, @Nullable Writing writing) {

        /** Whether the event names anything by a number of the exercise. */
        boolean isNumbered() {
            return OwnNumbers.KEYS.keySet().stream().anyMatch(json::has);
        }

        /** The ids of all things that the event names with their words. */
        Set<String> ids() {
            Set<String> ids = new HashSet<>();
            collect(json, ids);
            return ids;
        }

        private static void collect(JsonNode node, Set<String> ids) {
            JsonNode id = node.get("id");
            if (id != null) {
                ids.add(id.stringValue());
            }
            node.forEach(child -> collect(child, ids));
        }

        /** The event for one seat. */
        byte[] bytes(OwnNumbers numbers) {
            ObjectNode own = json.deepCopy();
            boolean introduces = INTRODUCING.contains(json.get("kind").stringValue());
            OwnNumbers.KEYS.forEach((key, what) -> {
                JsonNode number = json.get(key);
                if (number == null) {
                    return;
                }
                boolean isNew = introduces && (key.equals("msg") || key.equals("request"));
                Integer known = isNew
                        ? Integer.valueOf(numbers.own(what, number.intValue()))
                        : numbers.known(what, number.intValue());
                if (known == null) {
                    own.remove(key);
                } else {
                    own.put(key, known);
                }
            });
            return JSON.writeValueAsBytes(own);
        }

        byte[] bytes() {
            return JSON.writeValueAsBytes(json);
        }
    }

    SeatEvents(Scenario scenario, Audience audience) {
        this.scenario = scenario;
        this.languages = scenario.head().languages();
        this.audience = audience;
    }

    /** @param reviews items that an agency can make now and could not before */
    Shown write(Event event, Shape shape, List<Item.Id> reviews) {
        ObjectNode json = (ObjectNode) JSON.readTree(Visibility.bytes(event, shape));
        // What somebody wrote is not in the log; its commitment is nobody's to see.
        json.remove("text");
        Writing writing = null;
        switch (event) {
            case Event.MessageSent sent -> {
                addSent(json, sent);
                writing = sent(sent.text());
            }
            case Event.MessageDelivered delivered -> {
                Post post = audience.post(delivered.msg(), delivered.link());
                addPost(json, post);
                addAsked(json, post);
                Integer answered = audience.answered(delivered.msg());
                if (answered != null) {
                    json.put("replyTo", answered);
                }
                writing = post == null ? null : sent(post.text());
            }
            case Event.MessageOverheard overheard -> {
                Post post = audience.post(overheard.msg(), null);
                addPost(json, post);
                writing = post == null ? null : sent(post.text());
            }
            case Event.MessageFailed failed -> {
                json.set("to", named(failed.to()));
                json.put("channel", scenario.link(failed.link()).channel().code());
            }
            case Event.MessageAcknowledged acknowledged -> by(json, acknowledged.seat());
            case Event.MessageReadBack readBack -> by(json, readBack.seat());
            case Event.MessageClosed closed -> by(json, closed.seat());
            case Event.DisclosureJudged judged -> {
                json.set("item", item(judged.item()));
                json.set("to", named(judged.to()));
                if (judged.agreement() != null) {
                    json.set("agreement", agreement(judged.agreement()));
                }
            }
            case Event.MessageTagged tagged -> items(json, tagged.items());
            case Event.FalseItemDetected detected -> addItem(json, detected.item(), detected.seat());
            case Event.FalseItemCorrected corrected -> addItem(json, corrected.item(), corrected.seat());
            case Event.ItemAvailable available -> addItem(json, available.item(), null);
            case Event.ItemKnown known -> addItem(json, known.item(), known.seat());
            case Event.ReviewStarted started -> addItem(json, started.item(), started.seat());
            case Event.ItemMade made -> addItem(json, made.item(), null);
            case Event.ItemPurged purged -> addItem(json, purged.item(), purged.seat());
            case Event.ResourceRequested requested -> {
                addResource(json, requested.res(), requested.seat());
                Agency.Id asks = audience.requester(requested.request());
                if (asks != null) {
                    json.set("agency", named(asks));
                }
            }
            case Event.ResourceGranted granted -> addResource(json, granted.res(), granted.seat());
            case Event.ResourceRefused refused -> addResource(json, refused.res(), refused.seat());
            case Event.ResourceReturned returned -> addResource(json, returned.res(), returned.seat());
            case Event.ResourceRedirected redirected -> addResource(json, redirected.res(), redirected.seat());
            case Event.ResourceArrived arrived -> addResource(json, arrived.res(), null);
            case Event.ResourceLost lost -> addResource(json, lost.res(), null);
            case Event.ShortageBegan began -> addResource(json, began.target(), null);
            case Event.ShortageEnded ended -> addResource(json, ended.target(), null);
            case Event.TaskForceProposed proposed -> addTaskForce(json, proposed.tf(), proposed.seat());
            case Event.MembershipConfirmed confirmed -> addTaskForce(json, confirmed.tf(), confirmed.seat());
            case Event.TaskForceFormed formed -> addTaskForce(json, formed.tf(), null);
            case Event.TaskForceDissolved dissolved -> addTaskForce(json, dissolved.tf(), dissolved.seat());
            case Event.DecisionMade made -> addChoice(json, made);
            case Event.ActionTaken taken -> {
                addAction(json, taken.action(), taken.where(), taken.seat());
                writing = noted(taken.text());
            }
            case Event.StepDone done -> {
                addAction(json, done.action(), done.where(), done.seat());
                writing = noted(done.text());
            }
            case Event.PhaseOpened opened -> {
                Phase phase = scenario.phase(opened.phase());
                json.set("phase", phase(opened.phase()));
                if (phase.text() != null) {
                    words(json.putObject("text"), phase.text());
                }
                if (phase.product() != null) {
                    ObjectNode product = json.putObject("product");
                    words(product.putObject("title"), phase.product().title());
                    var signs = product.putArray("signOff");
                    phase.product().signOff().forEach(seat -> signs.add(named(seat)));
                }
            }
            case Event.PhaseClosed closed -> json.set("phase", phase(closed.phase()));
            case Event.QuestionAsked asked -> {
                json.set("phase", phase(asked.phase()));
                json.set("question", question(asked.phase(), asked.question()));
            }
            case Event.QuestionAnswered answered -> {
                json.set("phase", phase(answered.phase()));
                json.set("question", question(answered.phase(), answered.question()));
                json.set("by", named(answered.seat()));
                // An answer's words are for the facilitator, and for whoever wrote them.
                writing = shape == Shape.SENDER ? noted(answered.text()) : null;
            }
            case Event.NoticeServed served -> json.set("agreement", agreement(served.agreement()));
            case Event.AgreementSigned signed -> {
                json.set("agreement", signed(signed.agreement()));
                json.set("by", named(signed.seat()));
            }
            case Event.SeatAbsent absent -> {
                json.set("by", named(absent.seat()));
                deputy(json, absent.deputy());
            }
            case Event.SeatReturned returned -> {
                json.set("by", named(returned.seat()));
                deputy(json, returned.deputy());
            }
            case Event.SeatNoted noted -> writing = noted(noted.text());
            case Event.ScoreContested contested -> writing = noted(contested.text());
            case Event.ContestAnswered answered -> writing = noted(answered.text());
            default -> {}
        }
        if (!reviews.isEmpty()) {
            var possible = json.putArray("reviews");
            reviews.forEach(each -> possible.add(item(each)));
        }
        return new Shown(json, writing);
    }

    /** What somebody wrote, as the seat reads it: one language, the one it was written in. */
    byte[] words(FreeTexts.Words written, boolean sent) {
        String lang = written.lang() == null ? scenario.language() : written.lang();
        Map<String, String> words = sent
                ? ExerciseWords.around(Text.of(lang, written.text()), List.of(lang))
                : Map.of(lang, written.text());
        return JSON.writeValueAsBytes(words);
    }

    private static @Nullable Writing sent(@Nullable TextRef text) {
        return text == null ? null : new Writing(text.ref(), true);
    }

    private static @Nullable Writing noted(@Nullable TextRef text) {
        return text == null ? null : new Writing(text.ref(), false);
    }

    /** The channel stands in place of the link, since links are the script's own affair. */
    private void addPost(ObjectNode json, @Nullable Post post) {
        if (post == null) {
            return;
        }
        json.remove("link");
        if (post.channel() != null) {
            json.put("channel", post.channel().code());
        }
        json.set("from", named(post.sender()));
        json.put("type", post.type().code());
        Line line = line(post);
        title(json, line, post.type().code());
        text(json, line == null ? post.words() : line.text());
        items(json, post.items());
        json.put("tlp", post.tlp().code());
        if (post.lang() != null) {
            json.put("lang", post.lang());
        }
    }

    /** What the line wants of whoever has its message in front of him: a choice, a resource. */
    private void addAsked(ObjectNode json, @Nullable Post post) {
        Line line = post == null ? null : line(post);
        if (line == null) {
            return;
        }
        Decision decision = line.decision();
        if (decision != null) {
            ObjectNode choice = json.putObject("decision");
            choice.put("id", decision.id().value());
            words(choice.putObject("question"), decision.question());
            var options = choice.putArray("options");
            for (Decision.Option option : decision.options()) {
                ObjectNode one = options.addObject();
                one.put("id", option.id().value());
                words(one.putObject("text"), option.text());
            }
        }
        Line.Ask ask = line.asksFor();
        if (ask != null) {
            ObjectNode asks = json.putObject("asks");
            asks.set("res", resource(ask.resource()));
            asks.put("count", ask.count());
            asks.put("purpose", ask.purpose().code());
        }
    }

    private void addSent(ObjectNode json, Event.MessageSent sent) {
        json.remove("sender");
        var to = json.putArray("to");
        sent.to().forEach(each -> to.add(named(each)));
        if (sent.via() instanceof Via.Over(Link.Id link)) {
            json.put("channel", scenario.link(link).channel().code());
        }
        Line.Id id = sent.line();
        Line line = id == null ? null : scenario.line(id);
        title(json, line, sent.type().code());
        text(json, line == null ? audience.words(sent.msg()) : line.text());
        items(json, sent.items());
        json.remove("emergency");
        if (sent.emergency() != null) {
            json.put("emergency", true);
        }
    }

    private @Nullable Line line(Post post) {
        return post.line() == null ? null : scenario.line(post.line());
    }

    private void title(ObjectNode json, @Nullable Line line, String type) {
        if (line != null) {
            words(json.putObject("title"), line.title());
        }
        json.put("type", type);
    }

    private void text(ObjectNode json, @Nullable Text says) {
        if (says != null) {
            ObjectNode text = json.putObject("text");
            ExerciseWords.around(says, languages).forEach(text::put);
        }
    }

    private void items(ObjectNode json, List<Item.Id> items) {
        var all = json.putArray("items");
        items.forEach(each -> all.add(item(each)));
    }

    private ObjectNode item(Item.Id id) {
        Item item = scenario.item(id);
        ObjectNode json = titled(id.value(), item.title());
        json.set(
                "category",
                titled(
                        item.category().value(),
                        scenario.dataCategory(item.category()).title()));
        json.put("tlp", item.tlp().code());
        return json;
    }

    private void addItem(ObjectNode json, Item.Id item, Position.@Nullable Id seat) {
        json.set("item", item(item));
        by(json, seat);
    }

    /** What the agreements say of a loan is left out: nobody is told that he was judged. */
    private void addResource(ObjectNode json, Resource.Id res, Position.@Nullable Id seat) {
        json.set("res", resource(res));
        json.remove("verdict");
        by(json, seat);
    }

    private ObjectNode resource(Resource.Id id) {
        Resource resource = scenario.resource(id);
        ObjectNode json = titled(id.value(), resource.title());
        json.put("kind", resource.kind().code());
        return json;
    }

    private void addTaskForce(ObjectNode json, TaskForce.Id id, Position.@Nullable Id seat) {
        json.set("tf", titled(id.value(), scenario.taskForce(id).title()));
        by(json, seat);
    }

    private void addChoice(ObjectNode json, Event.DecisionMade made) {
        Decision decision = scenario.decision(made.dec());
        ObjectNode choice = json.putObject("dec");
        choice.put("id", made.dec().value());
        words(choice.putObject("question"), decision.question());
        Decision.Option chosen = decision.option(made.option());
        ObjectNode option = json.putObject("option");
        option.put("id", made.option().value());
        if (chosen != null) {
            words(option.putObject("text"), chosen.text());
        }
        by(json, made.seat());
    }

    private void addAction(ObjectNode json, Action.Id id, Site.@Nullable Id where, Position.Id seat) {
        json.set(
                "action",
                scenario.has(id)
                        ? titled(id.value(), scenario.action(id).title())
                        : JSON.createObjectNode().put("id", id.value()));
        if (where != null) {
            scenario.sites().stream()
                    .filter(site -> site.id().equals(where))
                    .findFirst()
                    .ifPresent(site -> json.set("where", titled(where.value(), site.title())));
        }
        by(json, seat);
    }

    private ObjectNode phase(Phase.Id id) {
        return titled(id.value(), scenario.phase(id).title());
    }

    private ObjectNode question(Phase.Id phase, Question.Id id) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id.value());
        for (Question each : scenario.phase(phase).questions()) {
            if (each.id().equals(id)) {
                words(json.putObject("text"), each.text());
                var to = json.putArray("to");
                each.to().forEach(seat -> to.add(seat.value()));
            }
        }
        return json;
    }

    /** An agreement, or what a phase has made. */
    private ObjectNode signed(Agreement.Id id) {
        Phase.Id phase = new Phase.Id(id.value());
        Phase.Product product = scenario.has(phase) ? scenario.phase(phase).product() : null;
        return product == null ? agreement(id) : titled(id.value(), product.title());
    }

    private ObjectNode agreement(Agreement.Id id) {
        return titled(id.value(), scenario.agreement(id).title());
    }

    private void by(ObjectNode json, Position.@Nullable Id seat) {
        if (seat != null) {
            json.set("by", named(seat));
        }
    }

    private void deputy(ObjectNode json, Position.@Nullable Id deputy) {
        if (deputy != null) {
            json.set("deputy", named(deputy));
        }
    }

    private ObjectNode named(Place place) {
        return titled(
                place.value(),
                switch (place) {
                    case Position.Id seat -> scenario.position(seat).title();
                    case Agency.Id agency -> scenario.agency(agency).title();
                    case Persona.Id persona -> scenario.persona(persona).title();
                });
    }

    private ObjectNode titled(String id, Text title) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id);
        words(json.putObject("title"), title);
        return json;
    }

    private void words(ObjectNode json, Text text) {
        languages.stream().filter(text::speaks).forEach(language -> json.put(language, text.in(language)));
    }
}
