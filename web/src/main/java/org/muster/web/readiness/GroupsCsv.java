package org.muster.web.readiness;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.muster.scoring.Dimension;
import org.muster.web.store.Edition;
import org.muster.web.store.StoredPerson;

/**
 * How ready groups of people are, as a table that may leave the house: no names, no keys, and no group of so few that one of
 * them could be told from it.
 */
final class GroupsCsv {

    static final int LEAST_PEOPLE = 5;

    private static final String OTHER = "other";
    private static final String HEAD = "group,people,dimension,value,low,high,n\n";

    private GroupsCsv() {}

    /** @param groups those that a person is in */
    static String of(TrainingRecord record, Function<Edition<StoredPerson>, List<String>> groups) {
        Map<String, Set<String>> members = new TreeMap<>();
        Set<String> others = new LinkedHashSet<>();
        for (Edition<StoredPerson> person : record.people(null)) {
            if (record.ofPerson(person.id()).stream().anyMatch(Outing::counts)) {
                List<String> of = groups.apply(person);
                of.forEach(group -> members.computeIfAbsent(group, none -> new LinkedHashSet<>())
                        .add(person.id()));
                if (of.isEmpty()) {
                    others.add(person.id());
                }
            }
        }
        Map<String, Set<String>> shown = new LinkedHashMap<>();
        members.forEach((group, people) -> {
            if (people.size() < LEAST_PEOPLE) {
                others.addAll(people);
            } else {
                shown.put(group, people);
            }
        });
        if (others.size() >= LEAST_PEOPLE) {
            shown.put(OTHER, others);
        }
        StringBuilder csv = new StringBuilder(HEAD);
        shown.forEach((group, people) -> add(csv, group, people, record));
        return csv.toString();
    }

    private static void add(StringBuilder csv, String group, Set<String> people, TrainingRecord record) {
        List<Reckoned.Standing> standings = people.stream()
                .map(person -> record.reckoned(record.ofPerson(person), false).on(record.asOf()))
                .toList();
        add(
                csv,
                group,
                "headline",
                standings.stream()
                        .map(Reckoned.Standing::headline)
                        .filter(Objects::nonNull)
                        .toList());
        for (Dimension dimension : Dimension.values()) {
            add(
                    csv,
                    group,
                    dimension.name(),
                    standings.stream()
                            .map(each -> each.of(dimension))
                            .filter(Objects::nonNull)
                            .toList());
        }
    }

    /** The mean of people, with the interval of that mean; nothing where too few have an estimate. */
    private static void add(StringBuilder csv, String group, String dimension, List<EstimateView> known) {
        if (known.size() < LEAST_PEOPLE) {
            return;
        }
        double value = 0;
        double square = 0;
        int n = 0;
        for (EstimateView each : known) {
            double half = (each.high() - each.low()) / 2;
            value += each.value() / known.size();
            square += half * half;
            n += each.n();
        }
        double half = Math.sqrt(square) / known.size();
        csv.append(quoted(group))
                .append(String.format(
                        Locale.ROOT,
                        ",%d,%s,%.4f,%.4f,%.4f,%d\n",
                        known.size(),
                        dimension,
                        value,
                        Math.clamp(value - half, 0, 100),
                        Math.clamp(value + half, 0, 100),
                        n));
    }

    /** In quotes, and never begun as a spreadsheet begins a formula. */
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
