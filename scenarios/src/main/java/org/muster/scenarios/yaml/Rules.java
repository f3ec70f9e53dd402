package org.muster.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;

/** What holds between the keys of one object. */
final class Rules {

    private final Faults faults;
    private final Ids ids;

    Rules(Faults faults, Ids ids) {
        this.faults = faults;
        this.ids = ids;
    }

    void check(Shape.Keys keys, Tree.Branch branch, Where where) {
        for (Shape.Rule rule : keys.rules()) {
            rule(rule, branch, where, keys);
        }
        switch (keys.name()) {
            case "spread" -> spread(branch, where);
            case "task force" -> lead(branch, where);
            case "stretch of time" -> span(branch, where, "from", "to");
            case "agreement" -> span(branch, where, "validFrom", "validTo");
            case "occasion" -> occasion(branch, where);
            case "option" -> option(branch, where);
            case "chosen option" -> part("decision", "options", "option", branch.get("option"), branch, where);
            case "act" -> {
                if (branch.get("steps") instanceof Tree.Row steps) {
                    steps.values().forEach(step -> part("action", "steps", "step", step, branch, where));
                }
            }
            default -> {}
        }
    }

    private void rule(Shape.Rule rule, Tree.Branch branch, Where where, Shape.Keys keys) {
        switch (rule) {
            case Shape.Rule.ExactlyOne(var of) -> exactlyOne(of, branch, where);
            case Shape.Rule.AtMostOne(var of) -> atMostOne(of, branch, where);
            case Shape.Rule.Beside(var key, var others) -> {
                if (branch.has(key) && others.stream().noneMatch(branch::has)) {
                    faults.add(
                            Problem.KEY_NEEDS_KEY,
                            branch.mark(key),
                            where,
                            "%s has key (%s) without (%s)."
                                    .formatted(where.asObject(), key, String.join(" or ", others)));
                }
            }
            case Shape.Rule.With with -> with(with, branch, where);
            case Shape.Rule.OfKind of -> ofKind(of, branch, where, keys);
        }
    }

    private void exactlyOne(List<String> of, Tree.Branch branch, Where where) {
        List<String> found = of.stream().filter(branch::has).toList();
        if (found.isEmpty()) {
            faults.add(
                    Problem.ONE_OF_KEYS,
                    branch.mark(),
                    where,
                    "%s has none of the keys (%s) and needs one.".formatted(where.asObject(), String.join(", ", of)));
        } else {
            atMostOne(of, branch, where);
        }
    }

    private void atMostOne(List<String> of, Tree.Branch branch, Where where) {
        List<String> found = branch.entries().stream()
                .map(Tree.Entry::key)
                .filter(of::contains)
                .toList();
        for (int i = 1; i < found.size(); i++) {
            Mark first = branch.mark(found.getFirst());
            faults.add(
                    Problem.KEYS_EXCLUDE,
                    branch.mark(found.get(i)),
                    where,
                    "%s has key (%s) beside (%s) of line %d, and can have only one of them. Maybe drop one."
                            .formatted(where.asObject(), found.get(i), found.getFirst(), first.line()));
        }
    }

    private void with(Shape.Rule.With rule, Tree.Branch branch, Where where) {
        if (!branch.has(rule.key())) {
            return;
        }
        Tree other = branch.get(rule.other());
        String values = String.join(", ", rule.values());
        if (rule.values().isEmpty()) {
            if (other != null) {
                faults.add(
                        Problem.KEY_NOT_FOR_KIND,
                        branch.mark(rule.other()),
                        where,
                        "%s can't have key (%s) beside (%s).".formatted(where.asObject(), rule.other(), rule.key()));
            }
        } else if (other == null) {
            faults.add(
                    Problem.MISSING_KEY,
                    branch.mark(),
                    where,
                    "%s lacks key (%s). Maybe one of %s.".formatted(where.asObject(), rule.other(), values));
        } else if (other instanceof Tree.Scalar scalar && !rule.values().contains(scalar.written())) {
            faults.add(
                    Problem.UNKNOWN_VALUE,
                    scalar.mark(),
                    where,
                    "%s waits for %s (%s), which %s does not have. Maybe one of %s."
                            .formatted(
                                    where.asObject(),
                                    rule.other(),
                                    scalar.written(),
                                    Faults.withArticle(rule.key()),
                                    values));
        }
    }

    private void ofKind(Shape.Rule.OfKind rule, Tree.Branch branch, Where where, Shape.Keys keys) {
        if (!(branch.get("kind") instanceof Tree.Scalar kind) || !kind.written().equals(rule.code())) {
            return;
        }
        String which = "%s of kind (%s)".formatted(where.asObject(), rule.code());
        for (String key : new TreeSet<>(rule.requires())) {
            if (!branch.has(key)) {
                faults.add(Problem.MISSING_KEY, branch.mark(), where, "%s lacks key (%s).".formatted(which, key));
            }
        }
        for (Tree.Entry entry : branch.entries()) {
            if (rule.forbids().contains(entry.key())) {
                faults.add(
                        Problem.KEY_NOT_FOR_KIND,
                        entry.mark(),
                        where.key(entry.key(), keys),
                        "%s can't have key (%s).".formatted(which, entry.key()));
            }
        }
        if (!rule.oneOf().isEmpty()) {
            exactlyOne(rule.oneOf(), branch, where);
        }
        if (!rule.hits().isEmpty() && branch.get("hits") instanceof Tree.Branch hits) {
            for (Tree.Entry entry : hits.entries()) {
                if (!rule.hits().contains(entry.key())) {
                    faults.add(
                            Problem.HITS,
                            entry.mark(),
                            where,
                            "%s can't hit (%s). Maybe one of %s."
                                    .formatted(which, entry.key(), String.join(", ", new TreeSet<>(rule.hits()))));
                }
            }
        }
    }

    private void spread(Tree.Branch branch, Where where) {
        if (branch.get("median") instanceof Tree.Scalar median && branch.get("p90") instanceof Tree.Scalar p90) {
            Long half = Units.duration(median.written());
            Long most = Units.duration(p90.written());
            if (half != null && most != null && most < half) {
                faults.add(
                        Problem.OUT_OF_RANGE,
                        p90.mark(),
                        where,
                        "%s has p90 (%s) below median (%s). Maybe they are swapped."
                                .formatted(where.asObject(), p90.written(), median.written()));
            }
        }
    }

    /** An option is one of its decision's, a step one of its action's. */
    private void part(
            String wholeKey, String partsKey, String what, @Nullable Tree part, Tree.Branch branch, Where where) {
        Tree.Branch whole = branch.get(wholeKey) instanceof Tree.Scalar id ? ids.written(id.written()) : null;
        if (whole == null || !(part instanceof Tree.Scalar named)) {
            return;
        }
        List<String> known = new ArrayList<>();
        if (whole.get(partsKey) instanceof Tree.Row parts) {
            for (Tree each : parts.values()) {
                Tree id = each instanceof Tree.Branch object ? object.get("id") : each;
                if (id instanceof Tree.Scalar scalar) {
                    known.add(scalar.written());
                }
            }
        }
        if (!known.contains(named.written())) {
            faults.add(
                    Problem.UNKNOWN_REFERENCE,
                    named.mark(),
                    where,
                    "%s names unknown %s (%s) of %s (%s).%s"
                            .formatted(
                                    where.asObject(),
                                    what,
                                    named.written(),
                                    wholeKey,
                                    View.written(whole.get("id") == null ? part : whole.get("id")),
                                    faults.maybe(named.written(), known)));
        }
    }

    private void option(Tree.Branch branch, Where where) {
        if (branch.get("verdict") instanceof Tree.Scalar verdict) {
            boolean unlawful = verdict.written().equals("unlawful");
            if (unlawful != branch.has("severity")) {
                faults.add(
                        Problem.OPTION_SEVERITY,
                        unlawful ? branch.mark() : branch.mark("severity"),
                        where,
                        unlawful
                                ? "%s is unlawful and lacks key (severity). Maybe major.".formatted(where.asObject())
                                : "%s is (%s) and can't have key (severity)."
                                        .formatted(where.asObject(), verdict.written()));
            }
        }
    }

    private void lead(Tree.Branch branch, Where where) {
        if (branch.get("lead") instanceof Tree.Scalar lead
                && branch.get("members") instanceof Tree.Row members
                && members.values().stream()
                        .noneMatch(member -> member instanceof Tree.Scalar seat
                                && seat.written().equals(lead.written()))) {
            faults.add(
                    Problem.LEAD_NOT_MEMBER,
                    lead.mark(),
                    where,
                    "%s is led by (%s), who is no member. Maybe add it to members."
                            .formatted(where.asObject(), lead.written()));
        }
    }

    private void span(Tree.Branch branch, Where where, String from, String to) {
        if (branch.get(to) instanceof Tree.Scalar last) {
            ExerciseTime begins = branch.get(from) instanceof Tree.Scalar first
                    ? Units.moment(first.written())
                    : ExerciseTime.START_EX;
            ExerciseTime ends = Units.moment(last.written());
            if (begins != null && ends != null && ends.compareTo(begins) <= 0) {
                faults.add(
                        Problem.SPAN_ORDER,
                        last.mark(),
                        where,
                        "%s ends at (%s), not after it begins (%s). Maybe they are swapped."
                                .formatted(where.asObject(), last.written(), begins));
            }
        }
    }

    private void occasion(Tree.Branch branch, Where where) {
        Tree event = branch.get("event");
        if (branch.has("recipient")
                && !(branch.has("line")
                        && event instanceof Tree.Scalar scalar
                        && Set.of("delivered", "acknowledged").contains(scalar.written()))) {
            faults.add(
                    Problem.KEY_NEEDS_KEY,
                    branch.mark("recipient"),
                    where,
                    "%s has key (recipient), but waits for no delivery or acknowledgement."
                            .formatted(where.asObject()));
        }
    }
}
