package org.muster.web.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.web.access.Access;
import org.muster.web.access.Viewer;
import org.muster.web.live.Exercise;
import org.muster.web.store.StoredText;
import org.muster.web.wire.EventBody;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Outcomes;
import org.muster.web.wire.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What evaluators say, and what people wrote, which they must read to judge it. */
@RestController
final class EvaluationPages {

    private static final Set<String> KINDS = Set.of(
            "observation-noted",
            "task-rated",
            "target-rated",
            "action-judged",
            "emergency-judged",
            "message-tagged",
            "adjudication-opened",
            "adjudication-closed",
            "contest-answered",
            "evaluation-closed");

    /** Kinds that say nothing without words. */
    private static final Set<String> IN_WORDS = Set.of("observation-noted", "contest-answered", "adjudication-closed");

    /** Kinds that only the lead evaluator says. */
    private static final Set<String> OF_THE_LEAD =
            Set.of("adjudication-closed", "contest-answered", "evaluation-closed");

    private final Finder finder;
    private final Access access;

    EvaluationPages(Finder finder, Access access) {
        this.finder = finder;
        this.access = access;
    }

    /**
     * @param id made by the client; the same again does nothing a second time
     * @param event an event of the log, numbers of messages and entries being the exercise's; its {@code text} is plain
     */
    record Statement(String id, JsonNode event) {}

    /** @param number of the entry in the log */
    record Stated(long number) {}

    /** @param lang null for the first language of the scenario */
    record Words(String text, @Nullable String lang) {}

    /** What the evaluators have come to together. */
    @GetMapping("/api/exercises/{id}/evaluation")
    Mono<EvaluationView> show(@PathVariable String id, ServerWebExchange request) {
        Viewer.Evaluator viewer = access.evaluator(request, id);
        return finder.exercise(id)
                .flatMap(exercise -> exercise.scores().ask(scoreboard -> EvaluationView.of(viewer, scoreboard)));
    }

    @PostMapping("/api/exercises/{id}/evaluation")
    Mono<Stated> state(@PathVariable String id, @RequestBody Statement statement, ServerWebExchange request) {
        Viewer.Evaluator viewer = access.evaluator(request, id);
        Input input = new Input(viewer.key(), Fields.clientId("id", statement.id), null);
        return finder.exercise(id).flatMap(exercise -> {
            EventBody body = EventBody.of(statement.event, KINDS);
            if (OF_THE_LEAD.contains(body.kind())) {
                access.leadEvaluator(request, id);
            }
            List<StoredText> texts = write(exercise, body);
            Event event = body.read(exercise.canonical());
            return exercise.act(input, event, texts).map(outcome -> new Stated(Outcomes.number(outcome)));
        });
    }

    private static List<StoredText> write(Exercise exercise, EventBody body) {
        List<StoredText> texts = new ArrayList<>();
        String words = body.words("text");
        if (words != null) {
            StoredText text = exercise.text(null, words, null, StoredText.Kind.RATING, System.currentTimeMillis());
            texts.add(text);
            body.refer("text", text.commitment());
        } else if (IN_WORDS.contains(body.kind())) {
            throw Problem.missing("event.text");
        }
        return texts;
    }

    /** What somebody wrote in the exercise, under the ref by which the log names it. */
    @GetMapping("/api/exercises/{id}/texts/{ref}")
    Mono<Words> text(@PathVariable String id, @PathVariable String ref, ServerWebExchange request) {
        access.insider(request, id);
        return finder.exercise(id).map(exercise -> {
            var words = exercise.words(ref);
            if (words == null) {
                throw Problem.unknown("text", ref);
            }
            return new Words(words.text(), words.lang());
        });
    }
}
