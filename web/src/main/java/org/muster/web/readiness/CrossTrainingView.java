package org.muster.web.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Function;
import org.muster.scenarios.Scenario;
import org.muster.scoring.readiness.Proficiency;
import org.muster.web.live.Script;
import org.muster.web.readiness.PersonsView.SomebodyView;
import org.muster.web.store.Edition;
import org.muster.web.store.StoredPerson;
import org.muster.web.wire.Words;

/**
 * Who can sit where, and how recent that is.
 *
 * @param refreshMonths after so many months without training or drill a function wants a refresher
 * @param functions of the scenario, in its order
 * @param offices by name; that of those who have none is absent and last
 * @param people by name
 */
record CrossTrainingView(
        String asOf,
        AskedScriptView scenario,
        int refreshMonths,
        List<FunctionView> functions,
        List<OfficeView> offices,
        List<TrainedPersonView> people) {

    private static final int REFRESH_MONTHS = 12;
    private static final String CURRENT = "current", TO_REFRESH = "to-refresh";

    record AskedScriptView(String id, Map<String, String> title, String hash) {}

    /**
     * @param depth how many trained people are wanted
     * @param missing how many more that are than are trained
     * @param people those who are trained, latest due first
     */
    record FunctionView(
            String id,
            Map<String, String> title,
            int depth,
            double weight,
            List<PlaceView> positions,
            int current,
            int toRefresh,
            int missing,
            List<HolderView> people) {}

    /** A position that wants the function. */
    record PlaceView(String id, Map<String, String> title, String agency) {}

    record HolderView(
            SomebodyView person,
            String state,
            String on,
            String due,
            @Nullable Integer permille) {}

    /**
     * @param state current or to-refresh
     * @param on the day of the training, or of a later drill in which he held a seat of that function throughout
     * @param due the day from which it wants a refresher
     * @param permille what is left today of his training; absent when he is known from drills alone
     */
    record TrainedView(
            String state, String on, String due, @Nullable Integer permille) {}

    record OfficeView(@Nullable String office, int people, Map<String, CountView> functions) {}

    record CountView(int current, int toRefresh) {}

    /** @param functions by id; one that is absent is missing */
    record TrainedPersonView(SomebodyView person, Map<String, TrainedView> functions) {}

    static CrossTrainingView of(TrainingRecord record, Script script, @Nullable String cohort) {
        Scenario scenario = script.scenario();
        List<String> languages = scenario.head().languages();
        List<TrainedPersonView> people = record.people(cohort).stream()
                .map(person -> new TrainedPersonView(SomebodyView.of(person), trained(record, scenario, person)))
                .toList();
        List<FunctionView> functions = scenario.functions().stream()
                .map(function -> function(function, scenario, languages, people))
                .toList();
        return new CrossTrainingView(
                record.asOf().toString(),
                new AskedScriptView(scenario.id().value(), Words.of(scenario.title(), languages), script.hash()),
                REFRESH_MONTHS,
                functions,
                offices(people),
                people);
    }

    private static FunctionView function(
            Function function, Scenario scenario, List<String> languages, List<TrainedPersonView> people) {
        List<HolderView> holders = new ArrayList<>();
        for (TrainedPersonView person : people) {
            TrainedView trained = person.functions().get(function.id().value());
            if (trained != null) {
                holders.add(new HolderView(
                        person.person(), trained.state(), trained.on(), trained.due(), trained.permille()));
            }
        }
        holders.sort(Comparator.comparing(HolderView::due)
                .reversed()
                .thenComparing(each -> each.person().name()));
        int current = (int)
                holders.stream().filter(each -> each.state().equals(CURRENT)).count();
        return new FunctionView(
                function.id().value(),
                Words.of(function.title(), languages),
                function.depth(),
                function.weight(),
                scenario.positions().stream()
                        .filter(position -> function.id().equals(position.function()))
                        .map(position -> new PlaceView(
                                position.id().value(),
                                Words.of(position.title(), languages),
                                position.agency().value()))
                        .toList(),
                current,
                holders.size() - current,
                Math.max(0, function.depth() - holders.size()),
                holders);
    }

    private static Map<String, TrainedView> trained(
            TrainingRecord record, Scenario scenario, Edition<StoredPerson> person) {
        double halfLife = record.profile().readiness().halfLives().other();
        Map<String, TrainedView> trained = new LinkedHashMap<>();
        List<Outing> outings = record.ofPerson(person.id());
        for (Function function : scenario.functions()) {
            StoredPerson.Training said = person.content().training().stream()
                    .filter(each -> each.function().equals(function.id()))
                    .findFirst()
                    .orElse(null);
            LocalDate drilled = drilled(function.id(), outings);
            LocalDate on = said == null || (drilled != null && drilled.isAfter(said.on())) ? drilled : said.on();
            if (on != null) {
                LocalDate due = on.plusMonths(REFRESH_MONTHS);
                trained.put(
                        function.id().value(),
                        new TrainedView(
                                due.isAfter(record.asOf()) ? CURRENT : TO_REFRESH,
                                on.toString(),
                                due.toString(),
                                said == null
                                        ? null
                                        : new Proficiency(said.permille(), said.on())
                                                .permilleOn(record.asOf(), halfLife)));
            }
        }
        return trained;
    }

    /** The last drill in which the person held a seat of the function throughout, or null. */
    private static @Nullable LocalDate drilled(Function.Id function, List<Outing> outings) {
        return outings.stream()
                .filter(outing -> outing.counts()
                        && outing.seat() != null
                        && function.equals(outing.seat().function()))
                .map(outing -> outing.played().on())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<OfficeView> offices(List<TrainedPersonView> people) {
        Map<String, List<TrainedPersonView>> byOffice = new TreeMap<>();
        List<TrainedPersonView> ofNone = new ArrayList<>();
        for (TrainedPersonView person : people) {
            String office = person.person().office();
            if (office == null) {
                ofNone.add(person);
            } else {
                byOffice.computeIfAbsent(office, none -> new ArrayList<>()).add(person);
            }
        }
        List<OfficeView> offices = new ArrayList<>();
        byOffice.forEach((office, members) -> offices.add(office(office, members)));
        if (!ofNone.isEmpty()) {
            offices.add(office(null, ofNone));
        }
        return offices;
    }

    private static OfficeView office(@Nullable String name, List<TrainedPersonView> members) {
        Map<String, CountView> functions = new TreeMap<>();
        for (TrainedPersonView member : members) {
            member.functions().forEach((function, trained) -> {
                boolean isCurrent = trained.state().equals(CURRENT);
                functions.merge(
                        function,
                        new CountView(isCurrent ? 1 : 0, isCurrent ? 0 : 1),
                        (one, other) ->
                                new CountView(one.current() + other.current(), one.toRefresh() + other.toRefresh()));
            });
        }
        return new OfficeView(name, members.size(), functions);
    }
}
