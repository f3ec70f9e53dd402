package org.muster.scenarios.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/** Finds things that lead back to themselves. It walks without recursion, so that a long chain costs no stack. */
final class Circles {

    private Circles() {}

    /** @return the members of the first circle in their order, or an empty list when there is none */
    static <T> List<T> first(List<T> all, Function<T, List<T>> next) {
        Set<T> finished = new HashSet<>();
        for (T start : all) {
            SequencedSet<T> path = new LinkedHashSet<>();
            Deque<Iterator<T>> ways = new ArrayDeque<>();
            ways.push(List.of(start).iterator());
            while (!ways.isEmpty()) {
                if (!ways.element().hasNext()) {
                    ways.pop();
                    if (!path.isEmpty()) {
                        finished.add(path.removeLast());
                    }
                    continue;
                }
                T at = ways.element().next();
                if (path.contains(at)) {
                    List<T> way = new ArrayList<>(path);
                    return List.copyOf(way.subList(way.indexOf(at), way.size()));
                }
                if (!finished.contains(at)) {
                    path.add(at);
                    ways.push(next.apply(at).iterator());
                }
            }
        }
        return List.of();
    }
}
