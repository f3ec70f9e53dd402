package org.muster.web.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Item;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.simulator.log.Audience;
import org.muster.simulator.log.Visibility;

/**
 * The part of the log that each seat may know. A seat's entries are counted without gaps in numbers of its own, and so are
 * the messages it knows of.
 */
final class SeatFeeds {

    /** What one seat may know. */
    static final class SeatFeed {
        private final Feed<SeatEntry> feed = new Feed<>();
        private final OwnNumbers numbers = new OwnNumbers();
        private final Set<String> told = ConcurrentHashMap.newKeySet();
        /** The exercise's number of each entry, rising, at the index of the seat's own number less one. */
        private final GrowingList<Long> theirs = new GrowingList<>();

        Feed<SeatEntry> feed() {
            return feed;
        }

        OwnNumbers numbers() {
            return numbers;
        }

        /** Whether the feed has named the thing of that id. */
        boolean hasTold(String id) {
            return told.contains(id);
        }

        /** The seat's own number for an entry of the exercise, or null when the seat did not get it. */
        @Nullable
        Integer own(long entry) {
            int low = 0;
            int high = theirs.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                long there = theirs.get(middle);
                if (there == entry) {
                    return middle + 1;
                }
                if (there < entry) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return null;
        }

        private void append(Published entry, byte[] event, SeatEntry.@Nullable Writing writing, Set<String> ids) {
            told.addAll(ids);
            theirs.append(entry.entry().number());
            feed.append(new SeatEntry(feed.size() + 1L, entry.entry().time(), event, writing));
        }
    }

    private final Audience audience;
    private final SeatEvents events;
    private final Reviews reviews;
    private final Map<Position.Id, SeatFeed> feeds = new LinkedHashMap<>();

    SeatFeeds(Scenario scenario) {
        this.audience = new Audience(scenario);
        this.events = new SeatEvents(scenario, audience);
        this.reviews = new Reviews(scenario);
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
        List<Item.Id> possible = reviews.after(entry.entry().event());
        for (Visibility.View view : Visibility.of(entry.entry(), audience)) {
            SeatEvents.Shown shown = events.write(entry.entry().event(), view.shape(), possible);
            boolean numbered = shown.isNumbered();
            byte[] shared = numbered ? new byte[0] : shown.bytes();
            Set<String> ids = shown.ids();
            for (Position.Id seat : view.seats()) {
                SeatFeed feed = of(seat);
                feed.append(entry, numbered ? shown.bytes(feed.numbers) : shared, shown.writing(), ids);
            }
        }
    }

    /** What somebody wrote, as JSON. */
    byte[] words(FreeTexts.Words written, boolean sent) {
        return events.words(written, sent);
    }
}
