package org.muster.web.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Audience;
import org.muster.simulator.log.Visibility;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the log that each seat may know. A seat's entries are counted without gaps in numbers of its own, and so are
 * the messages it knows of.
 */
final class SeatFeeds {

    /** What one seat may know. */
    static final class SeatFeed {
        private final Feed<SeatEntry> feed = new Feed<>();
        private final OwnNumbers numbers = new OwnNumbers();

        Feed<SeatEntry> feed() {
            return feed;
        }

        OwnNumbers numbers() {
            return numbers;
        }

        private void append(Published entry, byte[] event) {
            feed.append(new SeatEntry(feed.size() + 1L, entry.entry().time(), event));
        }
    }

    private final Audience audience;
    private final SeatEvents events;
    private final Map<Position.Id, SeatFeed> feeds = new LinkedHashMap<>();
    private final Set<SeatFeed> told = new LinkedHashSet<>();

    SeatFeeds(Scenario scenario) {
        this.audience = new Audience(scenario);
        this.events = new SeatEvents(scenario, audience);
        scenario.positions().forEach(position -> feeds.put(position.id(), new SeatFeed()));
    }

    SeatFeed of(Position.Id seat) {
        SeatFeed feed = feeds.get(seat);
        if (feed == null) {
            throw new IllegalArgumentException("Seat (%s) is not of this exercise.".formatted(seat));
        }
        return feed;
    }

    /** Adds an entry to the feeds of those who may know it. Each shape is written once, unless it holds seats' own numbers. */
    void read(Published entry) {
        audience.read(entry.entry());
        for (Visibility.View view : Visibility.of(entry.entry(), audience)) {
            ObjectNode event = events.write(entry.entry().event(), view.shape());
            boolean numbered = SeatEvents.isNumbered(event);
            byte[] shared = numbered ? new byte[0] : SeatEvents.bytes(event);
            for (Position.Id seat : view.seats()) {
                SeatFeed feed = of(seat);
                feed.append(entry, numbered ? SeatEvents.bytes(event, feed.numbers) : shared);
                told.add(feed);
            }
        }
    }

    /** Tells the subscribers of all seats that there is more. */
    void tell() {
        told.forEach(feed -> feed.feed.tell());
        told.clear();
    }

    void end() {
        feeds.values().forEach(feed -> feed.feed.end());
    }
}
