package org.muster.web.scripts;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.graph.Criticality;
import org.muster.web.access.Access;
import org.muster.web.live.Script;
import org.muster.web.live.Scripts;
import org.muster.web.wire.Finder;
import org.muster.web.wire.Problem;
import org.muster.web.wire.ScriptJson;
import org.muster.web.wire.Words;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** The scenarios that can be played, and their scripts. */
@RestController
final class ScriptPages {
    private final Scripts scripts;
    private final Finder finder;
    private final Access access;
    private final Map<String, Mono<StructureView>> structures = new ConcurrentHashMap<>();

    ScriptPages(Scripts scripts, Finder finder, Access access) {
        this.scripts = scripts;
        this.finder = finder;
        this.access = access;
    }

    /**
     * A scenario in a list.
     *
     * @param duration from StartEx to EndEx in ms; absent in turns
     * @param lines of the MSEL, a repeated one once
     * @param hash of its content, which an exercise's log names
     * @param warnings how many things are worth knowing about it
     */
    record ScenarioSummary(
            String id,
            Map<String, String> title,
            @Nullable Map<String, String> summary,
            String exerciseType,
            @Nullable Long duration,
            List<String> languages,
            int agencies,
            int positions,
            int lines,
            int links,
            String hash,
            int warnings) {

        static ScenarioSummary of(Script script) {
            Scenario scenario = script.scenario();
            Scenario.Head head = scenario.head();
            return new ScenarioSummary(
                    head.id().value(),
                    Words.of(head.title(), head.languages()),
                    head.summary() == null ? null : Words.of(head.summary(), head.languages()),
                    head.exerciseType().code(),
                    head.durationMillis(),
                    head.languages(),
                    scenario.agencies().size(),
                    scenario.positions().size(),
                    scenario.lines().size(),
                    scenario.links().size(),
                    script.hash(),
                    script.warnings());
        }
    }

    /** @param tree the script, with the keys of the language */
    record ScenarioView(ScenarioSummary summary, JsonNode tree) {}

    /** @param tree the script, with the keys of the language */
    record PlayedScript(JsonNode tree) {}

    @GetMapping("/api/scenarios")
    List<ScenarioSummary> list(ServerWebExchange request) {
        access.trainer(request);
        return scripts.all().stream().map(ScenarioSummary::of).toList();
    }

    @GetMapping("/api/scenarios/{id}")
    ScenarioView show(@PathVariable String id, ServerWebExchange request) {
        access.trainer(request);
        Script script = find(id);
        return new ScenarioView(
                ScenarioSummary.of(script), ScriptJson.of(script.scenario().tree()));
    }

    /** On what an exercise of it hangs: the weakest links of its permitted graph. */
    @GetMapping("/api/scenarios/{id}/structure")
    Mono<StructureView> structure(@PathVariable String id, ServerWebExchange request) {
        access.trainer(request);
        Script script = find(id);
        return structures.computeIfAbsent(script.hash(), hash -> structureOf(script));
    }

    /** Taken apart once, by whoever asks first, and away from the threads that answer. */
    private static Mono<StructureView> structureOf(Script script) {
        return Mono.fromCallable(
                        () -> StructureView.of(script.hash(), Criticality.of(script.scenario(), ExerciseTime.START_EX)))
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
    }

    private Script find(String id) {
        Script script = scripts.find(id);
        if (script == null) {
            throw Problem.unknown("scenario", id);
        }
        return script;
    }

    @GetMapping("/api/exercises/{id}/scenario")
    Mono<PlayedScript> played(@PathVariable String id, ServerWebExchange request) {
        access.insider(request, id);
        return finder.exercise(id)
                .map(exercise ->
                        new PlayedScript(ScriptJson.of(exercise.scenario().tree())));
    }
}
