package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Decision;
import org.muster.scenarios.Expectation;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Pattern;
import org.muster.scenarios.Phase;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;

/** Whether those of whom something is expected have it in their hands: else they would be scored by what they can't do. */
final class AbilityChecks {

    /** Enough for any exercise; a script made to be slow is not looked at for ever. */
    private static final int MOST_LOOKS = 20_000;

    private final Script script;
    private final Scenario scenario;
    private final Map<Decision.Id, Line> decisions = new HashMap<>();
    private int looks;

    AbilityChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
    }

    void check() {
        for (Line line : scenario.msel()) {
            Decision decision = line.decision();
            if (decision != null) {
                decisions.put(decision.id(), line);
            }
        }
        scenario.msel().forEach(line -> line.expects().forEach(this::expectation));
        for (Phase phase : scenario.phases()) {
            phase.expects().forEach(this::expectation);
        }
    }

    private void expectation(Expectation expectation) {
        if (expectation.pattern() instanceof Pattern.Never) {
            return;
        }
        for (Place who : expectation.who()) {
            String reason = obstacle(who, expectation.pattern());
            if (reason != null) {
                script.add(
                        Problem.NOT_ABLE,
                        script.mark(expectation.id()),
                        "Expectation (%s) is of (%s), but %s.",
                        expectation.id(),
                        who,
                        reason);
            }
        }
    }

    /** @return why the place can't do it, or null when it can */
    private @Nullable String obstacle(Place who, Pattern pattern) {
        Set<Position.Id> seats = new HashSet<>(scenario.seats(who));
        Agency.Id agency = scenario.agencyOf(who);
        return switch (pattern) {
            case Pattern.Message message -> agency == null ? null : way(agency, message);
            case Pattern.Decide decide -> {
                Line line = decisions.get(decide.decision());
                yield line == null || hears(line, seats)
                        ? null
                        : "decision (%s) goes to %s".formatted(decide.decision(), line.to());
            }
            case Pattern.Act act ->
                scenario.action(act.action()).seats().stream().anyMatch(seats::contains)
                        ? null
                        : "action (%s) is not on the menu there".formatted(act.action());
            case Pattern.Lending lending -> {
                Agency.Id owner = scenario.resource(lending.resource()).owner();
                boolean owners =
                        lending.move() == Pattern.Lending.Move.GRANT || lending.move() == Pattern.Lending.Move.DECLINE;
                yield !owners || owner.equals(agency)
                        ? null
                        : "resource (%s) is for agency (%s) to lend".formatted(lending.resource(), owner);
            }
            case Pattern.Form form ->
                scenario.taskForce(form.taskForce()).members().stream().anyMatch(seats::contains)
                        ? null
                        : "nobody there is a member of task force (%s)".formatted(form.taskForce());
            case Pattern.AnyOf any -> {
                List<@Nullable String> reasons = new ArrayList<>();
                any.of().forEach(each -> reasons.add(obstacle(who, each)));
                yield reasons.contains(null) ? null : reasons.getFirst();
            }
            case Pattern.Share share -> null;
            case Pattern.Purge purge -> null;
            case Pattern.Never never -> null;
        };
    }

    /** Whether the line reaches one of the seats, or a deputy who may stand in. */
    private boolean hears(Line line, Set<Position.Id> seats) {
        return line.to().stream()
                .flatMap(place -> scenario.seats(place).stream())
                .anyMatch(seat -> seats.contains(seat)
                        || scenario.position(seat).deputies().stream().anyMatch(seats::contains));
    }

    private @Nullable String way(Agency.Id from, Pattern.Message message) {
        List<Item> items = message.items().stream().map(scenario::item).toList();
        for (Place to : message.to()) {
            Agency.Id agency = scenario.agencyOf(to);
            if (agency != null
                    && looks++ < MOST_LOOKS
                    && !Reach.joins(
                            scenario,
                            from,
                            agency,
                            link -> items.stream()
                                    .allMatch(item -> link.maxTlp().carries(item.tlp())))) {
                return items.isEmpty()
                        ? "no link joins it to (%s)".formatted(agency)
                        : "no link to (%s) can carry %s".formatted(agency, message.items());
            }
        }
        return null;
    }
}
