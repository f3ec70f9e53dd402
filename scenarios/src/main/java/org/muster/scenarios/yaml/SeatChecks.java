package org.muster.scenarios.yaml;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.muster.scenarios.Agency;
import org.muster.scenarios.DataCategory;
import org.muster.scenarios.FeedbackForm;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;
import org.muster.scenarios.Tree;

/** Who takes part: agencies, seats, categories, crews, forms. */
final class SeatChecks {

    private final Script script;
    private final Scenario scenario;

    SeatChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
    }

    void check() {
        least();
        profile();
        scenario.agencies().forEach(this::agency);
        scenario.positions().forEach(this::position);
        circle("deputies", Problem.DEPUTY, Position::deputies);
        circle("reportsTo", Problem.REPORTS_IN_CIRCLE, seat -> {
            Position.Id above = seat.reportsTo();
            return above == null ? List.of() : List.of(above);
        });
        categories();
        crews();
        scenario.feedback().forEach(this::form);
    }

    private void least() {
        boolean asks =
                scenario.phases().stream().anyMatch(phase -> !phase.questions().isEmpty());
        if (scenario.msel().isEmpty() && !asks) {
            script.add(
                    Problem.LEAST_SCENARIO,
                    scenario.tree().mark(),
                    "Scenario (%s) has neither a line nor a phase with a question. Maybe msel: with one inject.",
                    scenario.id());
        }
    }

    private void profile() {
        ScoringProfile.Id profile = scenario.head().scoringProfile();
        if (!ScoringProfile.KNOWN.contains(profile)) {
            script.add(
                    Problem.UNKNOWN_PROFILE,
                    scenario.tree().mark("scoringProfile"),
                    "Scoring profile (%s) is not known.%s",
                    profile,
                    Nearest.maybe(
                            profile.value(),
                            ScoringProfile.KNOWN.stream()
                                    .map(ScoringProfile.Id::value)
                                    .toList()));
        }
    }

    private void agency(Agency agency) {
        List<Position> seats = scenario.positions(agency.id());
        boolean mayBeEmpty = agency.level() == Agency.Level.PUBLIC || agency.level() == Agency.Level.MEDIA;
        List<Position> contacts =
                seats.stream().filter(Position::pointOfContact).toList();
        if (seats.isEmpty() && !mayBeEmpty) {
            script.add(
                    Problem.AGENCY_WITHOUT_SEAT,
                    script.mark(agency.id()),
                    "Agency (%s) has no seat. Maybe add a position, or make its level public or media.",
                    agency.id());
        } else if (!seats.isEmpty() && contacts.isEmpty()) {
            script.add(
                    Problem.POINT_OF_CONTACT,
                    script.mark(agency.id()),
                    "Agency (%s) has no point of contact. Maybe pointOfContact: true at position (%s).",
                    agency.id(),
                    seats.getFirst().id());
        } else if (contacts.size() > 1) {
            script.add(
                    Problem.POINT_OF_CONTACT,
                    script.mark(contacts.get(1).id(), "pointOfContact"),
                    "Agency (%s) has (%d) points of contact: %s. Exactly one takes what comes to it.",
                    agency.id(),
                    contacts.size(),
                    contacts.stream().map(Position::id).toList());
        }
    }

    private void position(Position seat) {
        for (int i = 0; i < seat.deputies().size(); i++) {
            Position deputy = scenario.position(seat.deputies().get(i));
            if (!deputy.agency().equals(seat.agency())) {
                script.add(
                        Problem.DEPUTY,
                        script.mark(seat.id(), "deputies", i),
                        "Position (%s) of agency (%s) has deputy (%s) of agency (%s). A deputy is of the same agency.",
                        seat.id(),
                        seat.agency(),
                        deputy.id(),
                        deputy.agency());
            }
        }
    }

    private void circle(String key, Problem problem, Function<Position, List<Position.Id>> next) {
        List<Position> circle = Circles.first(
                scenario.positions(),
                seat -> next.apply(seat).stream().map(scenario::position).toList());
        if (!circle.isEmpty()) {
            Position.Id first = circle.getFirst().id();
            script.add(
                    problem,
                    script.mark(first, key),
                    "Key (%s) of position (%s) leads back to itself by way of %s. Maybe one is meant the other "
                            + "way round.",
                    key,
                    first,
                    circle.stream().map(Position::id).toList());
        }
    }

    private void categories() {
        for (Tree tree : rows("dataCategories")) {
            if (tree instanceof Tree.Branch branch
                    && branch.get("id") instanceof Tree.Scalar id
                    && branch.get("protected") instanceof Tree.Scalar flag
                    && flag.written().equalsIgnoreCase("false")
                    && DataCategory.BUILT_IN.stream()
                            .anyMatch(category -> category.isProtected()
                                    && category.id().value().equals(id.written()))) {
                script.add(
                        Problem.CATEGORY_WEAKENED,
                        branch.mark("protected"),
                        "Data category (%s) is protected, and no script can change that.",
                        id.written());
            }
        }
    }

    private List<Tree> rows(String key) {
        return scenario.tree().get(key) instanceof Tree.Row row ? row.values() : List.of();
    }

    /** Two entries that name a seat in the same way and both give a key: the later one holds. */
    private void crews() {
        Map<String, Map<Crews.Reach, String>> given = new HashMap<>();
        View root = new View(Language.SCENARIO, scenario.tree(), scenario.language());
        for (Crews.Entry entry : Crews.entries(root)) {
            for (Position seat : scenario.positions()) {
                Crews.Reach reach = entry.reach(seat);
                for (Tree.Entry key : entry.view().branch().entries()) {
                    if (reach == Crews.Reach.NOT_AT_ALL || !Crews.KEYS.contains(key.key())) {
                        continue;
                    }
                    String earlier = given.computeIfAbsent(
                                    seat.id() + " " + key.key(), any -> new EnumMap<>(Crews.Reach.class))
                            .put(reach, key.key());
                    if (earlier != null) {
                        script.add(
                                Problem.CREW_TWICE,
                                key.mark(),
                                "Two entries give (%s) to the crew of position (%s); this one holds.",
                                key.key(),
                                seat.id());
                    }
                }
            }
        }
    }

    private void form(FeedbackForm form) {
        List<Tree> questions = script.entries(form.id(), "questions");
        for (int i = 0; i < form.questions().size(); i++) {
            FeedbackForm.FormQuestion question = form.questions().get(i);
            boolean wanted = question.answer() == FeedbackForm.Answer.CHOICE;
            if (wanted == question.choices().isEmpty()) {
                script.add(
                        Problem.CHOICES,
                        i < questions.size() ? questions.get(i).mark() : script.mark(form.id()),
                        "Question (%s) of form (%s) is answered by (%s) and has (%d) choices.%s",
                        question.id(),
                        form.id(),
                        question.answer().code(),
                        question.choices().size(),
                        wanted ? " Maybe add choices." : " Maybe answer: choice.");
            }
        }
    }
}
