package org.muster.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;

/** Scenarios for tests: fixtures by name, and random ones that are always valid. */
public final class ExampleScenarios {

    private static final List<String> CHANNELS =
            List.of("radio", "telephone", "email", "data-link", "cell-phone", "secure-portal", "liaison-officer");
    private static final List<String> LEVELS = List.of("primary", "alternate", "contingency", "emergency");

    private ExampleScenarios() {}

    /** The golden mini-exercise, whose scores are known exactly. */
    public static Scenario golden() {
        return read("golden/golden.yaml");
    }

    /** The annotated sample of the language, which uses nearly all of it. */
    public static Scenario dryWash() {
        return read("valid/dry-wash.yaml");
    }

    /** @param path below the test resources */
    public static Scenario read(String path) {
        return accepted(path, ScenarioReader.read(path, bytes(path)));
    }

    /** @param path below the test resources */
    public static byte[] bytes(String path) {
        try (InputStream in = ExampleScenarios.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("Fixture (%s) is missing.".formatted(path));
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Scenario accepted(String name, Reading reading) {
        return switch (reading) {
            case Reading.Accepted accepted -> accepted.scenario();
            case Reading.Refused refused ->
                throw new IllegalArgumentException("Scenario (%s) is faulty: %s".formatted(name, refused.findings()));
        };
    }

    /**
     * A scenario of two to five agencies with seats and deputies, links of all kinds with random delay and loss, PACE
     * plans,
     * up to thirty lines with moments and triggers, acknowledgements and crews. The same seed gives the same scenario.
     */
    public static Scenario random(long seed) {
        return accepted("random-" + seed, ScenarioReader.read("random-" + seed, new Maker(seed).tree()));
    }

    /** Draws one scenario, part by part. */
    private static final class Maker {
        private final SplittableRandom random;
        private final long seed;
        private final List<String> agencies = new ArrayList<>();
        private final List<String> seats = new ArrayList<>();
        private final Map<String, List<String>> seatsOf = new LinkedHashMap<>();
        private final List<String> domains = new ArrayList<>();
        private final Map<String, List<String>> members = new LinkedHashMap<>();

        Maker(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
        }

        Tree.Branch tree() {
            Map<String, Tree> root = new LinkedHashMap<>();
            root.put("muster", Tree.Scalar.of(1));
            root.put("id", word("random-" + Math.floorMod(seed, 1_000_000_000L)));
            root.put("title", word("Random scenario"));
            root.put("fictional", Tree.Scalar.of(true));
            root.put("exerciseType", word("functional"));
            root.put("duration", word("1d"));
            root.put("failureDomains", rows(1 + random.nextInt(2), this::domain));
            root.put("agencies", rows(2 + random.nextInt(4), this::agency));
            root.put("positions", positions());
            root.put("personas", rows(1, n -> branch("id", "caller", "title", "A caller")));
            root.put("links", links());
            root.put("pacePlans", pacePlans());
            root.put("msel", msel());
            root.put("crews", crews());
            return Tree.Branch.of(root);
        }

        private Tree domain(int n) {
            domains.add("domain-" + n);
            return branch("id", "domain-" + n);
        }

        private Tree agency(int n) {
            String id = "agency-" + n;
            agencies.add(id);
            Map<String, Tree> agency = map("id", id, "title", "Agency " + n, "level", "county", "sector", "fire");
            if (random.nextInt(4) == 0) {
                agency.put("relays", word("automatic"));
            }
            return Tree.Branch.of(agency);
        }

        private Tree positions() {
            List<Tree> positions = new ArrayList<>();
            for (String agency : agencies) {
                int count = 1 + random.nextInt(3);
                List<String> own = new ArrayList<>();
                for (int n = 0; n < count; n++) {
                    own.add(agency + "-seat-" + n);
                }
                for (int n = 0; n < count; n++) {
                    Map<String, Tree> seat = map("id", own.get(n), "agency", agency, "title", "Seat " + n);
                    if (n == 0) {
                        seat.put("pointOfContact", Tree.Scalar.of(true));
                        if (count > 1) {
                            seat.put("deputies", words(own.subList(1, count)));
                        }
                    }
                    positions.add(Tree.Branch.of(seat));
                }
                seatsOf.put(agency, own);
                seats.addAll(own);
            }
            return Tree.Row.of(positions);
        }

        private Tree links() {
            List<Tree> links = new ArrayList<>();
            int count = 2 + random.nextInt(4);
            for (int n = 0; n < count; n++) {
                List<String> joined = n == 0 ? agencies : some(agencies, 2);
                String id = "link-" + n;
                members.put(id, List.copyOf(joined));
                Map<String, Tree> link = map("id", id, "channel", one(CHANNELS));
                link.put("members", words(joined));
                if (random.nextBoolean()) {
                    link.put("delay", spread(1, 200));
                }
                if (random.nextInt(3) == 0) {
                    link.put("loss", number(random.nextInt(400), 3));
                } else if (random.nextInt(4) == 0) {
                    link.put(
                            "burst",
                            branchOf(
                                    "p", number(random.nextInt(300), 3),
                                    "r", number(100 + random.nextInt(800), 3),
                                    "lossGood", number(random.nextInt(50), 3),
                                    "lossBad", number(500 + random.nextInt(500), 3)));
                }
                if (random.nextInt(4) == 0) {
                    link.put("capacity", word((1 + random.nextInt(20)) + "/min"));
                }
                if (random.nextBoolean()) {
                    link.put("failureDomain", word(one(domains)));
                }
                links.add(Tree.Branch.of(link));
            }
            return Tree.Row.of(links);
        }

        private Tree pacePlans() {
            List<Tree> plans = new ArrayList<>();
            for (int i = 0; i < agencies.size(); i++) {
                for (String other : agencies.subList(i + 1, agencies.size())) {
                    String one = agencies.get(i);
                    List<String> joining = members.entrySet().stream()
                            .filter(link -> link.getValue().contains(one)
                                    && link.getValue().contains(other))
                            .map(Map.Entry::getKey)
                            .limit(4)
                            .toList();
                    Map<String, Tree> plan = map("id", "pace-%s-%s".formatted(one, other));
                    plan.put("between", words(List.of(one, other)));
                    for (int n = 0; n < joining.size(); n++) {
                        plan.put(LEVELS.get(n), word(joining.get(n)));
                    }
                    if (random.nextInt(5) > 0) {
                        plans.add(Tree.Branch.of(plan));
                    }
                }
            }
            return Tree.Row.of(plans);
        }

        private Tree msel() {
            List<Tree> lines = new ArrayList<>();
            List<String> acknowledged = new ArrayList<>();
            int count = 1 + random.nextInt(30);
            for (int n = 0; n < count; n++) {
                String id = "line-" + n;
                boolean contextual = random.nextInt(5) == 0;
                Map<String, Tree> line =
                        map("id", id, "kind", contextual ? "contextual" : "inject", "title", "Line " + n);
                from(line);
                if (n > 0 && random.nextInt(3) == 0) {
                    line.put("after", after(n, acknowledged));
                } else {
                    line.put("at", moment(random.nextInt(90 * 60)));
                    if (random.nextInt(10) == 0) {
                        line.put("every", word("7m"));
                        line.put("times", Tree.Scalar.of(2 + random.nextInt(3)));
                    }
                }
                line.put("text", word("EXERCISE. Line %d. EXERCISE.".formatted(n)));
                if (!contextual && random.nextInt(4) > 0) {
                    line.put("acknowledgeWithin", word((30 + random.nextInt(600)) + "s"));
                    acknowledged.add(id);
                }
                lines.add(Tree.Branch.of(line));
            }
            return Tree.Row.of(lines);
        }

        private void from(Map<String, Tree> line) {
            if (random.nextBoolean()) {
                line.put("from", word("caller"));
                line.put("to", random.nextInt(8) == 0 ? word("all") : words(some(seats, 1)));
                return;
            }
            String link = one(List.copyOf(members.keySet()));
            List<String> joined = members.getOrDefault(link, agencies);
            line.put("from", word(joined.getFirst()));
            String other = joined.getLast();
            line.put("to", words(random.nextBoolean() ? List.of(other) : some(seatsOf.getOrDefault(other, seats), 1)));
            switch (random.nextInt(3)) {
                case 0 -> line.put("over", word("direct"));
                case 1 -> line.put("over", word(link));
                default -> line.put("over", word("best"));
            }
        }

        private Tree after(int n, List<String> acknowledged) {
            Map<String, Tree> after = new LinkedHashMap<>();
            String earlier = "line-" + random.nextInt(n);
            if (acknowledged.contains(earlier) && random.nextInt(3) == 0) {
                after.put("expectation", word(earlier + "-ack"));
                after.put("event", word(one(List.of("met", "missed", "failed"))));
            } else {
                after.put("line", word(earlier));
                after.put(
                        "event",
                        word(
                                acknowledged.contains(earlier)
                                        ? one(List.of("released", "delivered", "acknowledged"))
                                        : "released"));
            }
            after.put("delay", word(random.nextInt(400) + "s"));
            return Tree.Branch.of(after);
        }

        private Tree crews() {
            List<Tree> crews = new ArrayList<>();
            Map<String, Tree> all = map("for", "all");
            all.put("acknowledge", spread(10, 300));
            all.put("decide", spread(60, 600));
            all.put("attention", Tree.Scalar.of(random.nextInt(4)));
            crews.add(Tree.Branch.of(all));
            if (random.nextBoolean()) {
                Map<String, Tree> own = new LinkedHashMap<>();
                own.put("for", words(List.of(one(seats))));
                own.put("acknowledge", spread(10, 900));
                own.put(
                        "fallback",
                        branchOf("afterFailures", Tree.Scalar.of(1 + random.nextInt(3)), "discipline", number(700, 3)));
                crews.add(Tree.Branch.of(own));
            }
            return Tree.Row.of(crews);
        }

        private Tree spread(int least, int most) {
            int median = least + random.nextInt(most);
            int p90 = random.nextInt(6) == 0 ? median : median + random.nextInt(3 * most);
            return branchOf("median", word(median + "s"), "p90", word(p90 + "s"));
        }

        private static Tree moment(int seconds) {
            return word(new ExerciseTime(seconds * 1000L).toString());
        }

        private static Tree number(int value, int decimals) {
            return new Tree.Scalar(
                    Mark.NOWHERE,
                    Tree.Scalar.Kind.NUMBER,
                    BigDecimal.valueOf(value, decimals).toPlainString());
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        /** At least so many of them, in their order. */
        private List<String> some(List<String> of, int least) {
            List<String> left = new ArrayList<>(of);
            int count = Math.min(of.size(), least + random.nextInt(of.size()));
            while (left.size() > count) {
                left.remove(random.nextInt(left.size()));
            }
            return left;
        }

        private static Tree rows(int count, IntFunction<Tree> make) {
            List<Tree> rows = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                rows.add(make.apply(n));
            }
            return Tree.Row.of(rows);
        }

        private static Tree.Scalar word(String value) {
            return Tree.Scalar.of(value);
        }

        private static Tree words(List<String> values) {
            return Tree.Row.of(values.stream().map(Maker::word).toList());
        }

        private static Map<String, Tree> map(String... keysAndWords) {
            Map<String, Tree> map = new LinkedHashMap<>();
            for (int i = 0; i < keysAndWords.length; i += 2) {
                map.put(keysAndWords[i], word(keysAndWords[i + 1]));
            }
            return map;
        }

        private static Tree branch(String... keysAndWords) {
            return Tree.Branch.of(map(keysAndWords));
        }

        private static Tree branchOf(Object... keysAndTrees) {
            Map<String, Tree> map = new LinkedHashMap<>();
            for (int i = 0; i < keysAndTrees.length; i += 2) {
                map.put((String) keysAndTrees[i], (Tree) keysAndTrees[i + 1]);
            }
            return Tree.Branch.of(map);
        }
    }
}
