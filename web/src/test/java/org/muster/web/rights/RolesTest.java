package org.muster.web.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.web.rights.Caller.Said;
import tools.jackson.databind.JsonNode;

/** Roles in an exercise, what nobody can be at once, and codes by which people take seats. */
class RolesTest extends AccountsServer {

    private final String login = "tom-" + Caller.id();
    private final String ana = "ana-" + Caller.id();
    private Caller trainer;
    private String exercise;
    private String page;

    @BeforeEach
    void makeAnExercise() {
        trainer = admin.make(login, "trainer");
        exercise = exercise(trainer);
        page = "/api/exercises/" + exercise;
    }

    private Said giveBy(Caller giver, String who, String role, String... agencies) {
        String all = agencies.length == 0 ? "" : "'" + String.join("','", agencies) + "'";
        return giver.post(
                page + "/roles",
                "{'id':'%s','login':'%s','role':'%s','agencies':[%s]}".formatted(Caller.id(), who, role, all));
    }

    private List<JsonNode> log(String kind) {
        return trainer.get(page + "/log?limit=1000")
                .is(200)
                .json()
                .valueStream()
                .map(entry -> entry.get("event"))
                .filter(event -> event.get("kind").stringValue().equals(kind))
                .toList();
    }

    @Test
    void makeWhoeverMakesAnExerciseItsDirector() {
        JsonNode me = trainer.get("/api/me").json();

        assertThat(me.at("/exercises/0/id").stringValue()).isEqualTo(exercise);
        assertThat(me.at("/exercises/0/roles/0").stringValue()).isEqualTo("director");
        assertThat(log("role-assigned")).hasSize(1);
    }

    @Test
    void giveNobodyTheExerciseOfAnotherTrainer() {
        Caller other = admin.make(ana, "trainer");

        Said said = other.post("/api/exercises", "{'id':'%s','scenario':'first-notice','seed':7}".formatted(exercise))
                .is(409);

        assertThat(said.text("code")).isEqualTo("taken");
        other.get(page).is(404);
        trainer.post("/api/exercises", "{'id':'%s','scenario':'first-notice','seed':7}".formatted(exercise))
                .is(201);
    }

    @Test
    void standInTheLogByAKeyThatSaysNothingOfWhoseTheyAre() {
        admin.make(ana);
        giveBy(trainer, ana, "evaluator", "county-em").is(200);
        trainer.post(page + "/roles/end", "{'id':'%s','login':'%s','role':'evaluator'}".formatted(Caller.id(), ana))
                .is(200);

        JsonNode assigned = log("role-assigned").getLast();
        assertThat(assigned.get("role").stringValue()).isEqualTo("evaluator");
        assertThat(assigned.at("/agencies/0").stringValue()).isEqualTo("county-em");
        assertThat(log("role-ended").getLast().get("person")).isEqualTo(assigned.get("person"));
        assertThat(trainer.get(page + "/log?limit=1000").body())
                .doesNotContain(ana)
                .doesNotContain(login);
    }

    @Test
    void areGivenOnceHoweverOftenTheWishIsSent() {
        admin.make(ana);
        String wish = "{'id':'once','login':'%s','role':'observer'}".formatted(ana);

        trainer.post(page + "/roles", wish).is(200);
        trainer.post(page + "/roles", wish).is(200);

        assertThat(log("role-assigned")).hasSize(2);
    }

    @Test
    void letNobodyJudgeAnAgencyBeforeWhichHePutsInjects() {
        admin.make(ana);
        giveBy(trainer, ana, "controller", "county-em").is(200);

        assertThat(giveBy(trainer, ana, "evaluator").is(409).text("code")).isEqualTo("not-both");
        assertThat(giveBy(trainer, ana, "evaluator", "county-em").is(409).text("detail"))
                .contains("Nobody judges an agency before which he puts injects");
        assertThat(giveBy(trainer, login, "lead-evaluator").is(409).text("code"))
                .isEqualTo("not-both");
        giveBy(trainer, ana, "evaluator", "state-eoc").is(200);
        assertThat(log("role-assigned")).hasSize(3);
    }

    @Test
    void leaveTheOversightReaderOutsideOfTheGame() {
        admin.make(ana);
        giveBy(trainer, ana, "oversight-reader").is(200);

        assertThat(giveBy(trainer, ana, "observer").is(409).text("code")).isEqualTo("not-both");
    }

    @ParameterizedTest
    @CsvSource({"controller", "evaluator", "observer", "oversight-reader", "safety-controller"})
    void letNobodyWhoSeesBehindAnExerciseHoldASeatInIt(String role) {
        admin.make(ana);
        giveBy(trainer, ana, role).is(200);
        String seat = "{'id':'%s','login':'%s','seat':'fire-officer'}".formatted(Caller.id(), ana);

        assertThat(trainer.post(page + "/roles/seat", seat).is(409).text("code"))
                .isEqualTo("not-both");
        trainer.post(page + "/roles/end", "{'id':'%s','login':'%s','role':'%s'}".formatted(Caller.id(), ana, role))
                .is(200);
        trainer.post(page + "/roles/seat", seat).is(200);
        assertThat(giveBy(trainer, ana, role).is(409).text("code")).isEqualTo("not-both");
    }

    @Test
    void letWhoeverPlaysAloneSeeBehindTheExercise() {
        String solo = Caller.id();
        trainer.post("/api/exercises", "{'id':'%s','scenario':'first-notice','seed':7,'solo':true}".formatted(solo))
                .is(201);

        trainer.post(
                        "/api/exercises/%s/roles/seat".formatted(solo),
                        "{'id':'%s','login':'%s','seat':'state-watch'}".formatted(Caller.id(), login))
                .is(200);

        trainer.get("/api/exercises/%s/seats/state-watch".formatted(solo)).is(200);
        trainer.get("/api/exercises/%s/log".formatted(solo)).is(200);
    }

    @Test
    void keepADirector() {
        assertThat(trainer.post(
                                page + "/roles/end",
                                "{'id':'%s','login':'%s','role':'director'}".formatted(Caller.id(), login))
                        .is(409)
                        .text("code"))
                .isEqualTo("last-director");
    }

    @Test
    void leaveToTheDirectorWhatIsTheDirectors() {
        Caller controller = admin.make(ana);
        giveBy(trainer, ana, "controller").is(200);
        String start = "{'id':'%s','event':{'kind':'exercise-started'}}";

        assertThat(controller
                        .post(page + "/control", start.formatted(Caller.id()))
                        .is(409)
                        .text("code"))
                .isEqualTo("not-allowed");
        trainer.post(page + "/control", start.formatted(Caller.id())).is(200);
        controller
                .post(page + "/control", "{'id':'p','event':{'kind':'clock-paused','reason':'controller'}}")
                .is(200);
        assertThat(trainer.get(page + "/log?limit=1000")
                        .json()
                        .valueStream()
                        .filter(entry -> entry.at("/event/kind").stringValue("").equals("clock-paused"))
                        .map(entry -> entry.at("/input/by").stringValue("")))
                .containsExactly("control:2");
    }

    @Test
    void letWhoeverLooksAfterSafetyStopTheExerciseAndNothingElse() {
        Caller safety = admin.make(ana);
        giveBy(trainer, ana, "safety-controller").is(200);
        trainer.post(page + "/control", "{'id':'s','event':{'kind':'exercise-started'}}")
                .is(200);

        safety.post(page + "/control", "{'id':'a','event':{'kind':'clock-paused','reason':'controller'}}")
                .is(409);
        safety.post(page + "/control", "{'id':'b','event':{'kind':'safety-stop-called'}}")
                .is(200);
        safety.post(page + "/control", "{'id':'c','event':{'kind':'safety-stop-cleared'}}")
                .is(200);
    }

    // --- codes

    @Test
    void letAGuestWithACodeIntoASeatAndNowhereElse() {
        String code = code(trainer, exercise);
        Caller guest = new Caller(port);

        JsonNode lobby = guest.post("/api/join", "{'code':' %s '}".formatted(code.toLowerCase(java.util.Locale.ROOT)))
                .is(200)
                .json();
        assertThat(lobby.get("seats").valueStream().map(seat -> seat.get("id").stringValue()))
                .contains("state-watch", "county-duty");
        guest = join(code, "state-watch", "  Guest\u00a0A ");

        JsonNode me = guest.get("/api/me").json();
        assertThat(me.get("guest").booleanValue()).isTrue();
        assertThat(me.at("/exercises/0/seat/id").stringValue()).isEqualTo("state-watch");
        guest.get(page + "/seats/state-watch").is(200);
        guest.get(page + "/seats/county-duty").is(404);
        guest.get(page).is(404);
        assertThat(trainer.get(page)
                        .json()
                        .get("seats")
                        .valueStream()
                        .filter(seat -> seat.get("id").stringValue().equals("state-watch"))
                        .map(seat -> seat.get("holder").stringValue()))
                .containsExactly("person");
    }

    @Test
    void sayTheSameOfAWrongCodeAnEndedExerciseAndATakenSeat() {
        Caller guest = new Caller(port);
        String code = code(trainer, exercise);
        String seated =
                trainer.post(page + "/codes", "{'seat':'state-watch'}").is(201).text("code");
        join(code, "state-watch", "Guest A");
        String taken = told(guest, seated);
        String wrong = told(guest, "000000");
        String nonsense = told(guest, "no code at all");
        trainer.post(page + "/control", "{'id':'s','event':{'kind':'exercise-started'}}")
                .is(200);
        trainer.post(page + "/control", "{'id':'e','event':{'kind':'exercise-ended','reason':'director'}}")
                .is(200);
        String over = told(guest, code);

        assertThat(List.of(taken, wrong, nonsense, over)).allMatch(wrong::equals);
    }

    private String told(Caller guest, String code) {
        Said knock = guest.post("/api/join", "{'code':'%s'}".formatted(code)).is(404);
        Said join = guest.post(
                        "/api/join/seat",
                        "{'id':'%s','code':'%s','seat':'state-watch','name':'B'}".formatted(Caller.id(), code))
                .is(404);
        assertThat(join.body()).isEqualTo(knock.body());
        assertThat(guest.cookie).isNull();
        return knock.body().replace(code, "CODE");
    }

    @Test
    void bindACodeToTheSeatThatItIsFor() {
        String code =
                trainer.post(page + "/codes", "{'seat':'fire-officer'}").is(201).text("code");

        new Caller(port)
                .post(
                        "/api/join/seat",
                        "{'id':'%s','code':'%s','seat':'state-watch','name':'B'}".formatted(Caller.id(), code))
                .is(404);
        join(code, "fire-officer", "B");
    }

    @Test
    void bringAGuestWhoseAnswerWasLostToTheSameSeat() {
        String code = code(trainer, exercise);
        String joining = "{'id':'%s','code':'%s','seat':'state-watch','name':'A'}".formatted(Caller.id(), code);

        new Caller(port).post("/api/join/seat", joining).is(200);
        Caller again = new Caller(port);
        again.post("/api/join/seat", joining).is(200);

        again.get(page + "/seats/state-watch").is(200);
        assertThat(log("seat-staffed").stream()
                        .filter(event -> event.path("holder").stringValue("").equals("person")))
                .hasSize(1);
    }

    @Test
    void endACodeWhenItIsOverOrRevoked() {
        String shortLived =
                trainer.post(page + "/codes", "{'minutes':5}").is(201).text("code");
        String revoked = code(trainer, exercise);
        trainer.post(page + "/codes/revoke", "{'code':'%s'}".formatted(revoked)).is(200);
        clock.pass(Duration.ofMinutes(5));

        new Caller(port)
                .post("/api/join", "{'code':'%s'}".formatted(shortLived))
                .is(404);
        new Caller(port).post("/api/join", "{'code':'%s'}".formatted(revoked)).is(404);
        assertThat(trainer.get(page + "/codes").json().size()).isZero();
    }

    @Test
    void keepWhoeverTriesManyCodesWaiting() {
        Caller guesser = new Caller(port);
        int tries = 0;
        while (guesser.post("/api/join", "{'code':'ZZZZZ%d'}".formatted(tries % 10))
                        .status()
                == 404) {
            tries++;
            assertThat(tries).isLessThan(100);
        }

        assertThat(tries).isBetween(20, 60);
        assertThat(guesser.post("/api/join", "{'code':'%s'}".formatted(code(trainer, exercise)))
                        .is(429)
                        .text("code"))
                .isEqualTo("wait");
        clock.pass(Duration.ofMinutes(20));
        guesser.post("/api/join", "{'code':'%s'}".formatted(code(trainer, exercise)))
                .is(200);
    }

    @Test
    void takeASeatFromWhoeverHeldItWhenItIsStaffedAnew() {
        String code = code(trainer, exercise);
        Caller guest = join(code, "state-watch", "A");

        trainer.post(
                        page + "/control",
                        "{'id':'c','event':{'kind':'seat-staffed','seat':'state-watch','holder':'crew'}}")
                .is(200);

        guest.get(page + "/seats/state-watch").is(404);
        join(code, "state-watch", "B");
    }
}
