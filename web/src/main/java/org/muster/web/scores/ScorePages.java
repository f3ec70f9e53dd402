package org.muster.web.scores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scoring.Explanation;
import org.muster.scoring.ExplanationJson;
import org.muster.scoring.Holder;
import org.muster.scoring.Scores;
import org.muster.scoring.ScoresJson;
import org.muster.scoring.Subject;
import org.muster.simulator.log.ReleasedTo;
import org.muster.web.access.Access;
import org.muster.web.access.Viewer;
import org.muster.web.live.Exercise;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The scores so far, in the form that tools of others read too, and how each of them came about. */
@RestController
final class ScorePages {
    private final Finder finder;
    private final Access access;
    private final Released released;

    ScorePages(Finder finder, Access access, Released released) {
        this.finder = finder;
        this.access = access;
        this.released = released;
    }

    @GetMapping(value = "/api/exercises/{id}/scores", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> scores(@PathVariable String id, ServerWebExchange request) {
        Viewer viewer = access.insider(request, id);
        return seen(id, viewer).flatMap(exercise -> exercise.scores().now()).map(ScoresJson::bytes);
    }

    /** The scores as a table to take away, in which nobody can be told apart. */
    @GetMapping(value = "/api/exercises/{id}/scores.csv", produces = "text/csv")
    Mono<ResponseEntity<String>> file(@PathVariable String id, ServerWebExchange request) {
        access.insider(request, id);
        return finder.exercise(id)
                .flatMap(exercise -> exercise.scores()
                        .now()
                        .map(scores -> ResponseEntity.ok()
                                .contentType(new MediaType("text", "csv", UTF_8))
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        "attachment; filename=\"EXERCISE-scores-%s.csv\"".formatted(id))
                                .body(ScoresFile.csv(exercise, scores))));
    }

    /**
     * How one value came about, step by step.
     *
     * @param holder id of an agency or seat; the exercise when it is absent
     * @param measure A1 to D3, A to D, overall, of a seat also coordination
     */
    @GetMapping(value = "/api/exercises/{id}/scores/explain", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> explain(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String measure,
            ServerWebExchange request) {
        Viewer viewer = access.insider(request, id);
        return seen(id, viewer).flatMap(exercise -> {
            Holder whose = holder(exercise.scenario(), holder);
            String word = Fields.required("measure", measure);
            Subject subject = Subject.of(whose, word);
            if (subject == null) {
                throw Problem.noneOf(
                        "measure", word, Subject.of(whose).map(Subject::word).toList());
            }
            return exercise.scores()
                    .ask(scoreboard -> ExplanationJson.bytes(Explanation.of(scoreboard, whose, subject)));
        });
    }

    private static Holder holder(Scenario scenario, @Nullable String id) {
        if (id == null) {
            return new Holder.Exercise();
        }
        return scenario.agencies().stream()
                .map(Agency::id)
                .filter(each -> each.value().equals(id))
                .<Holder>map(Holder.Agency::new)
                .findFirst()
                .or(() -> scenario.positions().stream()
                        .map(Position::id)
                        .filter(each -> each.value().equals(id))
                        .<Holder>map(Holder.Seat::new)
                        .findFirst())
                .orElseThrow(() -> Problem.unknown("agency or seat", id));
    }

    /** How agencies talked, of which neither more nor less is better. */
    @GetMapping("/api/exercises/{id}/scores/diagnostics")
    Mono<TalkView> diagnostics(@PathVariable String id, ServerWebExchange request) {
        access.insider(request, id);
        return finder.exercise(id)
                .flatMap(exercise -> exercise.scores().diagnostics())
                .map(TalkView::of);
    }

    /** What a commander may see: the scores up to their release, without single seats unless the office opens those. */
    @GetMapping(value = "/api/exercises/{id}/scores/released", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> released(@PathVariable String id, ServerWebExchange request) {
        Viewer.Commander viewer = access.commander(request);
        return finder.exercise(id).flatMap(exercise -> {
            Long upTo = exercise.log().releases().scoresUpTo(ReleasedTo.COMMANDERS);
            if (upTo == null) {
                throw Problem.unknown("score of exercise", id);
            }
            return released.of(exercise)
                    .zipWith(exercise.scores().upTo(upTo))
                    .map(both -> ScoresJson.bytes(seen(both.getT1(), viewer, both.getT2())));
        });
    }

    private Mono<Exercise> seen(String id, Viewer viewer) {
        return finder.exercise(id).flatMap(exercise -> released.growing(exercise, viewer));
    }

    private static Scores seen(Release release, Viewer viewer, Scores all) {
        List<Scores.OfHolder> some = new ArrayList<>(all.holders());
        some.removeIf(one -> release.scoresUpTo(viewer, one.holder()) == null);
        return new Scores(all.scenario(), all.profile(), all.profileHash(), all.upTo(), some);
    }
}
