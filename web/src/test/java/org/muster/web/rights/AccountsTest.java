package org.muster.web.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.web.access.Accounts;
import org.muster.web.rights.Caller.Said;
import org.muster.web.store.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Signing in, being kept out, and what an administrator does about it. */
@ExtendWith(OutputCaptureExtension.class)
class AccountsTest extends AccountsServer {

    @Autowired
    Store store;

    private final String login = "ana-" + Caller.id();

    @Test
    void letTheFirstAdministratorInOnceWithThePasswordThatHeWasHanded() {
        String password = Objects.requireNonNull(accounts.firstAdmin(true).block(Duration.ofSeconds(20)));
        Caller first = new Caller(port);

        assertThat(first.signIn(Accounts.FIRST, password)
                        .is(200)
                        .json()
                        .get("oneTime")
                        .booleanValue())
                .isTrue();
        assertThat(first.get("/api/accounts").is(403).text("code")).isEqualTo("change-password");
        assertThat(first.get("/api/me").is(200).text("login")).isEqualTo(Accounts.FIRST);
        first.post("/api/me/password", "{'old':'%s','wanted':'%s'}".formatted(password, Caller.OWN_PASSWORD))
                .is(200);
        first.get("/api/accounts").is(200);
        assertThat(new Caller(port).signIn(Accounts.FIRST, password).is(401).text("code"))
                .isEqualTo("wrong-password");
        assertThat(accounts.firstAdmin(false).blockOptional(Duration.ofSeconds(20)))
                .isEmpty();
    }

    @Test
    void sayTheSameOfAWrongPasswordAndOfALoginThatIsNotThere() {
        admin.make(login);

        Said wrong = new Caller(port).signIn(login, "another word or two").is(401);
        Said unknown = new Caller(port)
                .signIn("nobody-" + login, "another word or two")
                .is(401);
        Said impossible =
                new Caller(port).signIn("No Login", "another word or two").is(401);

        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(impossible.body()).isEqualTo(wrong.body());
    }

    @Test
    void keepWhoeverGuessesWaitingEvenWhenHeIsRightAtLast() {
        admin.make(login);
        Caller guesser = new Caller(port);
        IntStream.range(0, 5)
                .forEach(i -> guesser.signIn(login, "guess number " + i).is(401));

        Said waiting = guesser.signIn(login, Caller.OWN_PASSWORD).is(429);

        assertThat(waiting.text("code")).isEqualTo("wait");
        assertThat(waiting.json().at("/values/0").stringValue()).isEqualTo("30");
        clock.pass(Duration.ofSeconds(31));
        guesser.signIn(login, Caller.OWN_PASSWORD).is(200);
        guesser.signIn(login, Caller.OWN_PASSWORD).is(200);
    }

    @Test
    void takeALoginHoweverItsLettersAreWritten() {
        admin.make(login);

        new Caller(port)
                .signIn("  " + login.toUpperCase(java.util.Locale.ROOT), Caller.OWN_PASSWORD)
                .is(200);
    }

    @Test
    void areOverAfterAWhileWithoutUseAndAfterALongDay() {
        Caller ana = admin.make(login);
        clock.pass(Duration.ofHours(3));
        ana.get("/api/exercises").is(200);
        clock.pass(Duration.ofHours(3));
        ana.get("/api/exercises").is(200);
        clock.pass(Duration.ofHours(5));
        assertThat(ana.get("/api/exercises").is(401).text("code")).isEqualTo("sign-in");

        ana.signIn(login, Caller.OWN_PASSWORD).is(200);
        for (int hour = 0; hour < 15; hour += 3) {
            clock.pass(Duration.ofHours(3));
            ana.get("/api/exercises").is(200);
        }
        clock.pass(Duration.ofHours(2));
        ana.get("/api/exercises").is(401);
    }

    @Test
    void areOverForOneBrowserWhenItSignsOut() {
        Caller phone = admin.make(login);
        Caller laptop = new Caller(port);
        laptop.signIn(login, Caller.OWN_PASSWORD).is(200);
        String stolen = phone.cookie;

        phone.post("/api/sign-out", "").is(200);

        assertThat(phone.get("/api/me").json().get("signedIn").booleanValue()).isFalse();
        phone.cookie = stolen;
        phone.get("/api/exercises").is(401);
        laptop.get("/api/exercises").is(200);
    }

    @Test
    void areOverElsewhereWhenThePasswordIsChanged() {
        Caller phone = admin.make(login);
        Caller laptop = new Caller(port);
        laptop.signIn(login, Caller.OWN_PASSWORD).is(200);

        laptop.post("/api/me/password", "{'old':'%s','wanted':'four sand hills'}".formatted(Caller.OWN_PASSWORD))
                .is(200);

        laptop.get("/api/exercises").is(200);
        phone.get("/api/exercises").is(401);
    }

    @Test
    void areOverAtOnceForWhoeverIsDisabled() {
        Caller ana = admin.make(login);
        admin.post("/api/accounts/" + login, "{'name':'Ana','disabled':true}").is(200);

        ana.get("/api/exercises").is(401);
        new Caller(port).signIn(login, Caller.OWN_PASSWORD).is(401);
        admin.post("/api/accounts/" + login, "{'name':'Ana','disabled':false}").is(200);
        ana.signIn(login, Caller.OWN_PASSWORD).is(200);
    }

    @Test
    void takeNoPasswordThatIsGuessedFirstAndNotTheOldOneAgain() {
        Caller ana = admin.make(login);
        String change = "{'old':'%s','wanted':'%s'}";

        assertThat(ana.post("/api/me/password", change.formatted(Caller.OWN_PASSWORD, "short"))
                        .is(400)
                        .text("detail"))
                .contains("12 are needed");
        assertThat(ana.post("/api/me/password", change.formatted(Caller.OWN_PASSWORD, Caller.OWN_PASSWORD))
                        .is(400)
                        .text("detail"))
                .contains("the one that you have");
        ana.post("/api/me/password", change.formatted("not my password", "four sand hills"))
                .is(401);
        ana.get("/api/exercises").is(200);
    }

    @Test
    void alwaysHaveAnAdministrator() {
        Said said = admin.post("/api/accounts/" + Accounts.FIRST, "{'name':'Nobody','roles':[]}")
                .is(409);

        assertThat(said.text("code")).isEqualTo("last-admin");
        admin.get("/api/accounts").is(200);
    }

    @Test
    void tellARoleThatIsNotThereAndALoginThatIsTaken() {
        admin.make(login);
        String wanted = "{'login':'%s','name':'Ana','roles':['%s']}";

        assertThat(admin.post("/api/accounts", wanted.formatted(login, "trainer"))
                        .is(409)
                        .text("code"))
                .isEqualTo("taken");
        assertThat(admin.post("/api/accounts", wanted.formatted(login + "b", "controller"))
                        .is(400)
                        .text("detail"))
                .contains("(controller) is not known. Maybe one of");
        admin.post("/api/accounts", wanted.formatted("Ana B", "trainer")).is(400);
        admin.post("/api/accounts", wanted.formatted("guest-1", "trainer")).is(400);
    }

    // --- cookies and other sites

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muster=",
                "muster=admin",
                "muster=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "muster=../../accounts",
                "muster={$ne:1}",
                "__Host-muster=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void letNobodyInByACookieThatTheyDidNotGive(String forged) {
        Caller forger = new Caller(port);
        forger.cookie = forged;

        forger.get("/api/exercises").is(401);
    }

    @Test
    void giveACookieThatNoScriptReadsAndNoOtherSiteSends() {
        admin.make(login);
        Said said = new Caller(port).signIn(login, Caller.OWN_PASSWORD).is(200);

        assertThat(said.response().headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/", "Max-Age=57600")
                .doesNotContain(login);
        assertThat(said.response().headers().firstValue("Cache-Control")).contains("no-store");
    }

    /** Not even the hash in the store lets anybody in. */
    @Test
    void keepNoCookieAndNoPasswordInTheStore() {
        Caller ana = admin.make(login);
        String word = Objects.requireNonNull(ana.cookie).split("=", 2)[1];

        assertThat(store.signIns().where("login", login).collectList().block(Duration.ofSeconds(10)))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.id()).isNotEqualTo(word);
                    ana.cookie = "muster=" + each.id();
                    ana.get("/api/exercises").is(401);
                });
        assertThat(store.accounts().find(login).block(Duration.ofSeconds(10)).password())
                .startsWith("$2a$")
                .doesNotContain(Caller.OWN_PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.invalid",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "X-None, nothing at all",
    })
    void changeNothingForAPageOfAnotherSite(String header, String value) {
        Caller ana = admin.make(login);

        Said said = ana.say(ana.request("POST", "/api/sign-out", "").header(header, value));

        assertThat(said.status()).as(said.body()).isEqualTo(421);
        ana.get("/api/exercises").is(200);
    }

    @Test
    void changeSomethingForTheirOwnPages() {
        Caller ana = admin.make(login);

        ana.say(ana.request("POST", "/api/sign-out", "").header("Sec-Fetch-Site", "same-origin"))
                .is(200);
    }

    // --- what is watched

    @Test
    void endWhatSomebodyWatchesWhenHeMayNotWatchItAnyMore() throws Exception {
        Caller trainer = admin.make(login, "trainer");
        String exercise = exercise(trainer);
        Caller controller = admin.make("watcher-" + login);
        give(exercise, "watcher-" + login, "controller");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> feed = client.send(
                    controller
                            .request("GET", "/api/exercises/%s/feed".formatted(exercise), null)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(feed.statusCode()).isEqualTo(200);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(feed.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isNotNull();
                trainer.post(
                                "/api/exercises/%s/roles/end".formatted(exercise),
                                "{'id':'%s','login':'watcher-%s','role':'controller'}".formatted(Caller.id(), login))
                        .is(200);

                assertThat(ended(lines)).isTrue();
            }
        }
        controller.get("/api/exercises/%s/feed".formatted(exercise)).is(404);
    }

    private static boolean ended(BufferedReader lines) throws IOException {
        while (lines.readLine() != null) {
            // The clock and the entries so far.
        }
        return true;
    }

    // --- secrets

    @Test
    void tellNoSecretToTheProgramsOwnLogAndNoneToTheAudit(CapturedOutput output) {
        String handedOver = Objects.requireNonNull(accounts.firstAdmin(true).block(Duration.ofSeconds(20)));
        Caller first = new Caller(port).enter(Accounts.FIRST, handedOver);
        Caller trainer = first.make(login, "trainer");
        trainer.signIn(login, "a wrong password it is").is(401);
        trainer.post("/api/sign-in", "{'login':'%s','password':'unknown field','x':1}".formatted(login))
                .is(400);
        trainer.post("/api/sign-in", "{'login':'%s','password':'cut short'".formatted(login))
                .is(400);
        String exercise = exercise(trainer);
        String code = code(trainer, exercise);
        Caller guest = join(code, "state-watch", "Guest");
        String cookie = Objects.requireNonNull(guest.cookie).split("=", 2)[1];

        // The audit is written while nobody waits.
        String audited = Objects.requireNonNull(store.audit()
                .read()
                .map(Object::toString)
                .reduce("", (all, line) -> all + line + "\n")
                .filter(all -> all.contains("/api/join/seat 200"))
                .repeatWhenEmpty(100, times -> times.delayElements(Duration.ofMillis(50)))
                .block(Duration.ofSeconds(10)));

        for (String told : new String[] {output.getAll(), audited}) {
            assertThat(told)
                    .doesNotContain(handedOver, Caller.OWN_PASSWORD, "a wrong password", "unknown field", "cut short")
                    .doesNotContain(code, cookie);
        }
        assertThat(audited).contains("POST /api/sign-in 401", login + " as control:1");
    }
}
