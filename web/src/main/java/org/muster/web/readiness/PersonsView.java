package org.muster.web.readiness;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.Dimension;
import org.muster.web.store.Edition;
import org.muster.web.store.StoredPerson;

/**
 * Whose practice is due when. Training evidence, not for decisions about persons: nothing here is in the order of what they came
 * to.
 *
 * @param people soonest due first, then by name; those without a due date last
 */
record PersonsView(String asOf, ProfileView profile, List<PersonReadinessView> people) {

    /** @param office absent when that is not said */
    record SomebodyView(String id, String name, @Nullable String office) {

        static SomebodyView of(Edition<StoredPerson> person) {
            return new SomebodyView(
                    person.id(), person.content().name(), person.content().office());
        }
    }

    /**
     * @param drills how many count
     * @param last the day of the last of them; absent when none does
     */
    record PersonReadinessView(
            SomebodyView person,
            @Nullable EstimateView headline,
            Map<Dimension, EstimateView> dimensions,
            int drills,
            @Nullable String last) {

        private @Nullable String due() {
            return headline == null ? null : headline.due();
        }
    }

    static PersonsView of(TrainingRecord record, @Nullable String cohort) {
        List<PersonReadinessView> people = record.people(cohort).stream()
                .map(person -> view(record, person))
                .sorted(Comparator.comparing(PersonReadinessView::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new PersonsView(record.asOf().toString(), ProfileView.of(record.profile()), people);
    }

    private static PersonReadinessView view(TrainingRecord record, Edition<StoredPerson> person) {
        Reckoned reckoned = record.reckoned(record.ofPerson(person.id()), false);
        Reckoned.Standing now = reckoned.on(record.asOf());
        List<LocalDate> days = reckoned.days();
        return new PersonReadinessView(
                SomebodyView.of(person),
                now.headline(),
                now.dimensions(),
                (int) reckoned.outings().stream().filter(Outing::counts).count(),
                days.isEmpty() ? null : days.getLast().toString());
    }
}
