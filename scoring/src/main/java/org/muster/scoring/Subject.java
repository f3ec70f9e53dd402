package org.muster.scoring;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be derived for a holder: one of its measures, or a mean of several. */
public sealed interface Subject {

    /** The word by which people ask for it: {@code A1}, {@code A}, {@code overall}, {@code coordination}. */
    String word();

    record OfMeasure(Measure measure) implements Subject {
        @Override
        public String word() {
            return measure.name();
        }
    }

    record OfDimension(Dimension dimension) implements Subject {
        @Override
        public String word() {
            return dimension.name();
        }
    }

    /** The mean of the dimensions. */
    record OfAll() implements Subject {
        @Override
        public String word() {
            return "overall";
        }
    }

    /** How well a seat worked with others. */
    record OfCoordination() implements Subject {
        @Override
        public String word() {
            return "coordination";
        }
    }

    /** All that a holder of this kind can have, means last. */
    static Stream<Subject> of(Holder holder) {
        Stream<Subject> measures = Measure.of(holder).stream().map(OfMeasure::new);
        Stream<Subject> dimensions =
                Measure.of(holder).stream().map(Measure::dimension).distinct().map(OfDimension::new);
        Stream<Subject> means =
                holder instanceof Holder.Seat ? Stream.of(new OfAll(), new OfCoordination()) : Stream.of(new OfAll());
        return Stream.of(measures, dimensions, means).flatMap(each -> each);
    }

    /** @return what the word means for such a holder, or null when it can't have that */
    static @Nullable Subject of(Holder holder, String word) {
        return of(holder)
                .filter(subject -> subject.word().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
