package org.muster.simulator.log;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Channel;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.ExerciseType;
import org.muster.scenarios.ForbiddenMessages;
import org.muster.scenarios.Link;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Share;
import org.muster.scenarios.Spread;
import org.muster.scenarios.TaskForce;
import org.muster.scenarios.Text;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Tree;

/**
 * A script with the objects that {@link Samples} name: three agencies of two seats and one, an agreement, a task force.
 */
final class World {

    static final Agency.Id COUNTY = new Agency.Id("county-so");
    static final Agency.Id STATE = new Agency.Id("state-eoc");
    static final Agency.Id FUSION = new Agency.Id("fusion");
    static final Position.Id DISPATCH = new Position.Id("so-dispatch");
    static final Position.Id SERGEANT = new Position.Id("so-sergeant");
    static final Position.Id WATCH = new Position.Id("eoc-watch");
    static final Position.Id LOGISTICS = new Position.Id("eoc-logistics");
    static final Position.Id ANALYST = new Position.Id("fusion-lead");
    static final Persona.Id CALLER = new Persona.Id("caller-1");
    static final Link.Id NET = new Link.Id("south-net");
    static final Resource.Id TEAM = new Resource.Id("rescue-team");

    private World() {}

    static Scenario scenario() {
        Scenario.Head head = new Scenario.Head(
                new Scenario.Id("world"),
                text("World"),
                null,
                List.of(),
                null,
                null,
                "USD",
                List.of("en"),
                ExerciseType.FUNCTIONAL,
                new Scenario.Clock(Scenario.Clock.Mode.REAL_TIME, null, ZoneId.of("UTC")),
                3_600_000L,
                new ScoringProfile.Id("standard-1"),
                ForbiddenMessages.MARKED);
        Scenario.Parts parts = new Scenario.Parts(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(agency(COUNTY), agency(STATE), agency(FUSION)),
                List.of(
                        seat(DISPATCH, COUNTY, true),
                        seat(SERGEANT, COUNTY, false),
                        seat(WATCH, STATE, true),
                        seat(LOGISTICS, STATE, false),
                        seat(ANALYST, FUSION, true)),
                List.of(new Persona(CALLER, text("A caller"))),
                List.of(),
                List.of(link()),
                List.of(),
                List.of(agreement()),
                List.of(),
                List.of(new Resource(
                        TEAM, text("Team"), Resource.Kind.PERSONNEL, STATE, 1, null, false, null, List.of(), null)),
                List.of(new TaskForce(
                        new TaskForce.Id("crash-tf"), text("Crash"), SERGEANT, List.of(SERGEANT, ANALYST), null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
        return new Scenario(Tree.Branch.of(Map.of()), head, parts);
    }

    private static Text text(String words) {
        return Text.of("en", words);
    }

    private static Agency agency(Agency.Id id) {
        return new Agency(id, text(id.value()), Agency.Level.COUNTY, Agency.Sector.DISPATCH, null, false);
    }

    private static Position seat(Position.Id id, Agency.Id agency, boolean pointOfContact) {
        return new Position(
                id,
                agency,
                text(id.value()),
                List.of(),
                null,
                pointOfContact,
                List.of("en"),
                List.of(),
                null,
                null,
                List.of());
    }

    private static Link link() {
        return new Link(
                NET,
                text("South net"),
                Channel.RADIO,
                List.of(COUNTY, STATE, FUSION),
                Spread.constant(1000),
                new Share(0),
                null,
                null,
                false,
                Tlp.GREEN,
                null,
                Channel.RADIO.inFlight(),
                Channel.RADIO.failureShown());
    }

    private static Agreement agreement() {
        return new Agreement(
                new Agreement.Id("mutual-aid"),
                Agreement.Kind.MOU,
                text("Aid"),
                List.of(COUNTY, STATE),
                List.of(Purpose.LIFE_SAFETY),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Tlp.AMBER,
                Agreement.Redistribution.NONE,
                ExerciseTime.START_EX,
                null,
                List.of());
    }
}
