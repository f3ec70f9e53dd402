package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Position;
import org.muster.scenarios.TaskForce;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Staffing;

/** A task force of three seats in three agencies, led by the sergeant. */
class TaskForcesTest {
    private static final TaskForce.Id CRASH = new TaskForce.Id("crash-tf");
    private static final Position.Id SERGEANT = new Position.Id("sergeant");
    private static final Position.Id WATCH = new Position.Id("watch");
    private static final Position.Id ANALYST = new Position.Id("analyst");
    private static final Position.Id OTHER = new Position.Id("other");

    private Play play;

    @BeforeEach
    void start() {
        play = Play.created(
                Script.lasting(60)
                        .agency("county", "sergeant", "deputy")
                        .agency("state", "watch")
                        .agency("fusion", "analyst", "other")
                        .link("link", Channel.TELEPHONE, Script.MINUTE, 0, "county", "state")
                        .taskForce("crash-tf", "sergeant", "watch", "analyst")
                        .line("m-01", 60_000, "sergeant", null)
                        .scenario(),
                7);
        play.scenario.positions().forEach(seat -> play.staff(seat.id().value(), Staffing.PERSON));
        play.accept("control:1", new Event.ExerciseStarted());
    }

    @Test
    void itIsFormedWhenAllMembersAreIn() {
        play.accept("seat:sergeant", new Event.TaskForceProposed(CRASH, SERGEANT));
        play.accept("seat:watch", new Event.MembershipConfirmed(CRASH, WATCH));
        assertThat(play.entries(Event.TaskForceFormed.class)).isEmpty();
        play.accept("seat:analyst", new Event.MembershipConfirmed(CRASH, ANALYST));

        LogEntry formed = play.log.getLast();
        assertThat(formed.event()).isEqualTo(new Event.TaskForceFormed(CRASH));
        assertThat(formed.source()).isEqualTo(Source.ENGINE);
        assertThat(formed.cause()).isEqualTo(formed.number() - 1);
    }

    @Test
    void whoProposesItIsInIt() {
        play.accept("seat:watch", new Event.TaskForceProposed(CRASH, WATCH));

        refused(WATCH, new Event.MembershipConfirmed(CRASH, WATCH), Refusal.ALREADY);
        refused(SERGEANT, new Event.TaskForceProposed(CRASH, SERGEANT), Refusal.ALREADY);
    }

    @Test
    void onlyMembersJoinAndOnlyTheLeadDissolves() {
        refused(OTHER, new Event.TaskForceProposed(CRASH, OTHER), Refusal.NOT_MEMBER);
        refused(WATCH, new Event.MembershipConfirmed(CRASH, WATCH), Refusal.NOT_PROPOSED);
        refused(SERGEANT, new Event.TaskForceDissolved(CRASH, SERGEANT), Refusal.NOT_PROPOSED);
        play.accept("seat:watch", new Event.TaskForceProposed(CRASH, WATCH));

        refused(WATCH, new Event.TaskForceDissolved(CRASH, WATCH), Refusal.NOT_LEAD);
        TaskForce.Id unknown = new TaskForce.Id("ghost-tf");
        assertThat(play.act("seat:watch", new Event.TaskForceProposed(unknown, WATCH)))
                .isEqualTo(new Answer.Refused(Refusal.UNKNOWN, List.of("ghost-tf")));
    }

    @Test
    void aTaskForceThatWasDissolvedIsFormedAgainByAllOfThem() {
        form();
        play.accept("seat:sergeant", new Event.TaskForceDissolved(CRASH, SERGEANT));
        form();

        assertThat(play.entries(Event.TaskForceFormed.class)).hasSize(2);
    }

    @Test
    void aDeputyJoinsForASeatThatNobodyHolds() {
        play.staff("sergeant", Staffing.EMPTY);
        play.accept("seat:deputy", new Event.TaskForceProposed(CRASH, SERGEANT));
        play.accept("seat:watch", new Event.MembershipConfirmed(CRASH, WATCH));
        play.accept("seat:analyst", new Event.MembershipConfirmed(CRASH, ANALYST));

        assertThat(play.entries(Event.TaskForceFormed.class)).hasSize(1);
    }

    private void form() {
        play.accept("seat:sergeant", new Event.TaskForceProposed(CRASH, SERGEANT));
        play.accept("seat:analyst", new Event.MembershipConfirmed(CRASH, ANALYST));
        play.accept("seat:watch", new Event.MembershipConfirmed(CRASH, WATCH));
    }

    private void refused(Position.Id by, Event event, Refusal reason) {
        assertThat(play.act("seat:" + by, event)).isEqualTo(new Answer.Refused(reason, List.of(CRASH.value())));
    }
}
