package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Channel;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Via;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;

/** A rumor that certain facts answer goes round in the county. */
class RumorsTest {
    private static final Item.Id RUMOR = new Item.Id("rumor");
    private static final Item.Id FACTS = new Item.Id("facts");
    private static final Agency.Id COUNTY = new Agency.Id("county");
    private static final Agency.Id STATE = new Agency.Id("state");
    private static final Position.Id CHIEF = new Position.Id("chief");
    private static final Position.Id DEPUTY = new Position.Id("deputy");
    private static final Position.Id WATCH = new Position.Id("watch");

    private final Journal journal = new Journal();
    private final Rumors rumors = new Rumors(
            Script.lasting(60)
                    .agency("county", "chief", "deputy")
                    .agency("state", "watch")
                    .link("link", Channel.EMAIL, Script.MINUTE, 0, "county", "state")
                    .rumor("rumor", "facts")
                    .scenario(),
            journal);
    private int messages;

    @Test
    void whoAsksAboutItHasDetectedItOnceForItsAgency() {
        happens(new Event.FalseItemPlanted(RUMOR, COUNTY));

        assertThat(happens(sent(MessageKind.QUERY, CHIEF, null, RUMOR)))
                .containsExactly(new Event.FalseItemDetected(RUMOR, COUNTY, CHIEF));
        assertThat(happens(sent(MessageKind.QUERY, DEPUTY, null, RUMOR))).isEmpty();
        assertThat(happens(sent(MessageKind.QUERY, WATCH, null, RUMOR)))
                .containsExactly(new Event.FalseItemDetected(RUMOR, STATE, WATCH));
    }

    @Test
    void whoTellsWhatIsTrueOrTakesItBackHasCorrectedIt() {
        happens(new Event.ItemKnown(RUMOR, COUNTY, CHIEF, null, null));

        assertThat(happens(sent(MessageKind.CORRECT, WATCH, null, FACTS)))
                .containsExactly(new Event.FalseItemCorrected(RUMOR, STATE, WATCH));
        assertThat(happens(sent(MessageKind.RETRACT, CHIEF, null, RUMOR)))
                .containsExactly(new Event.FalseItemCorrected(RUMOR, COUNTY, CHIEF));
    }

    @Test
    void nothingElseDetectsOrCorrects() {
        assertThat(happens(sent(MessageKind.CORRECT, WATCH, null, FACTS)))
                .as("nobody has heard of it yet")
                .isEmpty();
        happens(new Event.FalseItemPlanted(RUMOR, COUNTY));

        assertThat(happens(sent(MessageKind.NOTIFY, CHIEF, null, RUMOR))).isEmpty();
        assertThat(happens(sent(MessageKind.RETRACT, CHIEF, null, FACTS))).isEmpty();
        assertThat(happens(sent(MessageKind.QUERY, CHIEF, null, FACTS))).isEmpty();
        assertThat(happens(sent(MessageKind.QUERY, COUNTY, null, RUMOR))).isEmpty();
        assertThat(happens(sent(MessageKind.QUERY, CHIEF, new Line.Id("m-01"), RUMOR)))
                .as("a line is the script's")
                .isEmpty();
    }

    /** @return what follows */
    private List<Event> happens(Event event) {
        LogEntry entry = journal.write(Source.CREW, null, event);
        List<Event> follows = new ArrayList<>();
        for (LogEntry each = journal.read(); each != null; each = journal.read()) {
            rumors.read(each);
            if (each.number() != entry.number()) {
                assertThat(each.cause()).isEqualTo(entry.number());
                follows.add(each.event());
            }
        }
        return follows;
    }

    private Event sent(MessageKind kind, Place sender, Line.@Nullable Id line, Item.Id item) {
        return new Event.MessageSent(
                ++messages,
                sender,
                List.of(WATCH),
                kind,
                new Via.Best(),
                List.of(item),
                Tlp.CLEAR,
                Purpose.LIFE_SAFETY,
                null,
                null,
                false,
                null,
                null,
                line,
                null,
                null);
    }
}
