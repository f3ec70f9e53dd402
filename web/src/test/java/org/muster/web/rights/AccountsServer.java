package org.muster.web.rights;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.muster.web.access.Accounts;
import org.muster.web.server.Server;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server where people sign in, with a clock that a test moves. */
@SpringBootTest(
        classes = Server.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "muster.accounts=true")
@Import(AccountsServer.Clock.class)
@DirtiesContext // its data directory goes with the class
@Timeout(120)
abstract class AccountsServer {

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    MovedClock clock;

    /** Kept over the tests of a class, since each password takes its time. */
    private static @Nullable String signedIn;

    Caller admin;

    static final class MovedClock implements InstantSource {
        private volatile Duration moved = Duration.ZERO;

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(moved);
        }

        synchronized void pass(Duration time) {
            moved = moved.plus(time);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clock {
        @Bean
        @Primary
        MovedClock movedClock() {
            return new MovedClock();
        }
    }

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    @BeforeEach
    void enterAsAdministrator() {
        admin = new Caller(port);
        admin.cookie = signedIn;
        if (admin.get("/api/accounts").status() != 200) {
            admin.cookie = null;
            admin.enter(
                    Accounts.FIRST,
                    Objects.requireNonNull(accounts.firstAdmin(true).block(Duration.ofSeconds(20))));
            signedIn = admin.cookie;
        }
    }

    /** A new exercise of a trainer's, who directs it. */
    String exercise(Caller trainer) {
        String id = Caller.id();
        trainer.post("/api/exercises", "{'id':'%s','scenario':'first-notice','seed':7}".formatted(id))
                .is(201);
        return id;
    }

    void give(String exercise, String login, String role) {
        admin.post(
                        "/api/exercises/%s/roles".formatted(exercise),
                        "{'id':'%s','login':'%s','role':'%s'}".formatted(Caller.id(), login, role))
                .is(200);
    }

    String code(Caller controller, String exercise) {
        return controller
                .post("/api/exercises/%s/codes".formatted(exercise), "{}")
                .is(201)
                .text("code");
    }

    Caller join(String code, String seat, String name) {
        Caller guest = new Caller(port);
        guest.post(
                        "/api/join/seat",
                        "{'id':'%s','code':'%s','seat':'%s','name':'%s'}".formatted(Caller.id(), code, seat, name))
                .is(200);
        return guest;
    }
}
