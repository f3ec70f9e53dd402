package org.muster.web.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every page of the API, asked by everybody there is. Whoever may not have one is told what he would be of one that isn't there. */
class EveryPageForEveryRoleTest extends AccountsServer {

    private static final String EVERYBODY =
            "nobody account admin trainer commander director controller facilitator safety evaluator lead observer oversight seat other-seat";

    private static final String SIGNED_IN = EVERYBODY.substring("nobody ".length());

    /** Who may have which page. A page that is not here fails the test. */
    private static final String TABLE = """
            GET  /api/about                               | EVERYBODY
            GET  /api/me                                  | EVERYBODY
            POST /api/sign-in                             | EVERYBODY
            POST /api/join                                | EVERYBODY
            POST /api/join/seat                           | EVERYBODY
            POST /api/me/password                         | SIGNED-IN
            GET  /api/accounts                            | admin
            POST /api/accounts                            | admin
            POST /api/accounts/{login}                    | admin
            POST /api/accounts/{login}/password           | admin
            GET  /api/scenarios                           | admin trainer director
            GET  /api/scenarios/{id}                      | admin trainer director
            GET  /api/scenarios/{id}/structure            | admin trainer director
            GET  /api/people                              | admin trainer director
            POST /api/people                              | admin trainer director
            GET  /api/people/{id}                         | admin trainer director
            PUT  /api/people/{id}                         | admin trainer director
            POST /api/people/{id}/erasure                 | admin
            GET  /api/cohorts                             | admin trainer director commander
            GET  /api/cohorts/{id}                        | admin trainer director commander
            POST /api/cohorts                             | admin trainer director
            PUT  /api/cohorts/{id}                        | admin trainer director
            DELETE /api/cohorts/{id}                      | admin trainer director
            GET  /api/settings                            | admin trainer director commander
            PUT  /api/settings                            | admin
            GET  /api/comparison                           | admin trainer director commander
            GET  /api/cross-training                       | admin trainer director commander
            GET  /api/readiness                            | admin trainer director commander
            GET  /api/readiness/agencies/{id}              | admin trainer director commander
            GET  /api/readiness/cohorts/{id}               | admin trainer director commander
            GET  /api/readiness/export.csv                 | admin trainer director commander
            GET  /api/readiness/people                     | admin trainer director commander
            GET  /api/readiness/people/{id}                | admin trainer director commander
            GET  /api/readiness/positions/{id}             | admin trainer director commander
            GET  /api/exercises                           | SIGNED-IN
            POST /api/exercises                           | admin trainer director
            GET  /api/exercises/{id}                      | director controller facilitator safety evaluator lead oversight
            POST /api/exercises/{id}/control              | director controller facilitator safety
            GET  /api/exercises/{id}/people               | director controller facilitator
            GET  /api/exercises/{id}/scenario             | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/feed                 | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/log                  | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/log.jsonl            | director controller facilitator
            GET  /api/exercises/{id}/scores               | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/scores.csv           | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/scores/diagnostics   | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/scores/explain       | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/scores/released      | admin trainer director commander
            GET  /api/exercises/{id}/feedback             | director controller facilitator
            GET  /api/exercises/{id}/evaluation           | evaluator lead
            POST /api/exercises/{id}/evaluation           | evaluator lead
            GET  /api/exercises/{id}/texts/{ref}          | director controller facilitator safety evaluator lead oversight
            GET  /api/exercises/{id}/roles                | admin director
            POST /api/exercises/{id}/roles                | admin director
            POST /api/exercises/{id}/roles/end            | admin director
            POST /api/exercises/{id}/roles/seat           | admin director
            GET  /api/exercises/{id}/codes                | director controller facilitator
            POST /api/exercises/{id}/codes                | director controller facilitator
            POST /api/exercises/{id}/codes/revoke         | director controller facilitator
            GET  /api/exercises/{id}/seats/{seat}         | seat
            GET  /api/exercises/{id}/seats/{seat}/feed    | seat
            POST /api/exercises/{id}/seats/{seat}/acts    | seat
            GET  /api/exercises/{id}/seats/{seat}/scores  | seat
            GET  /api/exercises/{id}/seats/{seat}/log.jsonl | seat
            GET  /api/feedback/{exercise}/seats/{seat}    | seat
            POST /api/feedback/{exercise}/{form}          | seat
            POST /api/sign-out                            | EVERYBODY
            """;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] parts = line.split("\\|", 2);
            String who = parts[1].replace("EVERYBODY", EVERYBODY).replace("SIGNED-IN", SIGNED_IN);
            rows.put(
                    parts[0].strip().replaceAll(" +", " "),
                    Arrays.stream(who.strip().split(" +")).collect(Collectors.toCollection(TreeSet::new)));
        });
        return rows;
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> {
            for (PathPattern path : mapping.getPatternsCondition().getPatterns()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    if (path.getPatternString().startsWith("/api/")
                            && !path.getPatternString().startsWith("/api/openapi")) {
                        served.add(method + " " + path.getPatternString());
                    }
                }
            }
        });
        return served;
    }

    private Map<String, Caller> everybody(String exercise, Caller director) {
        Map<String, Caller> people = new LinkedHashMap<>();
        people.put("nobody", new Caller(port));
        people.put("account", admin.make("account-" + Caller.id()));
        people.put("admin", admin);
        people.put("trainer", admin.make("trainer-" + Caller.id(), "trainer"));
        people.put("commander", admin.make("commander-" + Caller.id(), "commander"));
        people.put("director", director);
        Map.of(
                        "controller", "controller",
                        "facilitator", "facilitator",
                        "safety", "safety-controller",
                        "evaluator", "evaluator",
                        "lead", "lead-evaluator",
                        "observer", "observer",
                        "oversight", "oversight-reader")
                .forEach((who, role) -> {
                    String login = who + "-" + Caller.id();
                    people.put(who, admin.make(login));
                    give(exercise, login, role);
                });
        String code = code(director, exercise);
        people.put("seat", join(code, "state-watch", "Guest A"));
        people.put("other-seat", join(code, "county-duty", "Guest B"));
        return people;
    }

    @Test
    void hasARowForEveryPage() {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(served());
    }

    @Test
    void letsInWhomTheTableNamesAndTellsAllOthersThatThereIsNoSuchPage() {
        Caller director = admin.make("director-" + Caller.id(), "trainer");
        String exercise = exercise(director);
        Map<String, Caller> people = everybody(exercise, director);
        assertThat(people.keySet()).containsExactlyInAnyOrder(EVERYBODY.split(" "));

        table().forEach((page, allowed) -> people.forEach((who, caller) -> {
            String[] parts = page.split(" ");
            String path = parts[1].replace("{seat}", "state-watch")
                    .replace("{login}", "zoe")
                    .replace("{ref}", "none")
                    .replace("{form}", "none");
            String kept = caller.cookie;
            Caller.Said real = caller.say(parts[0], path(path, exercise), body(parts[0], path));
            caller.cookie = kept;
            String as = "%s as %s: %d %s".formatted(page, who, real.status(), real.body());
            if (allowed.contains(who)) {
                assertThat(real.status()).as(as).isNotEqualTo(403).isLessThan(500);
                assertThat(isHidden(real, exercise)).as(as).isFalse();
                if (real.status() == 401) {
                    // A wrong password is told so; nobody who is signed in is told to sign in.
                    assertThat(real.text("code")).as(as).isEqualTo("wrong-password");
                }
            } else if (who.equals("nobody")) {
                assertThat(real.status()).as(as).isEqualTo(401);
                assertThat(real.body())
                        .as(as)
                        .isEqualTo(caller.get("/api/no/such/page").body());
            } else {
                assertThat(real.status()).as(as).isEqualTo(404);
                String none = Caller.id();
                Caller.Said other = (path.contains("/exercises/{id}") || path.contains("{exercise}"))
                        ? caller.say(parts[0], path(path, none), body(parts[0], path))
                        : caller.get("/api/no/such/page");
                assertThat(real.body().replace(exercise, "X").replace(path(path, exercise), "P"))
                        .as(as)
                        .isEqualTo(other.body().replace(none, "X").replace("/api/no/such/page", "P"));
            }
        }));
    }

    private static String body(String method, String path) {
        return method.equals("GET") ? null : path.startsWith("/api/feedback/") ? "{\"seat\":\"state-watch\"}" : "{}";
    }

    private static String path(String pattern, String exercise) {
        return pattern.contains("/exercises/")
                ? pattern.replace("{id}", exercise)
                : pattern.replace("{id}", "none").replace("{exercise}", exercise);
    }

    /** Whether the answer says that there is no such exercise, or no such page. */
    private static boolean isHidden(Caller.Said said, String exercise) {
        return said.status() == 404
                && (said.text("detail").contains("There is no exercise (%s)".formatted(exercise))
                        || said.text("title").equals("There is no such page."));
    }

    @Test
    void tellsNobodyWhichPagesThereAre() {
        Caller nobody = new Caller(port);

        List<String> said =
                List.of("/api/exercises", "/api/openapi", "/api/nothing", "/api/exercises/none/log").stream()
                        .map(path -> nobody.get(path).is(401).body())
                        .distinct()
                        .toList();

        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).contains("Sign in first.");
    }
}
