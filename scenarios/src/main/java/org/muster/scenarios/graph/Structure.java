package org.muster.scenarios.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.ClosenessCentrality;
import org.jgrapht.alg.scoring.HarmonicCentrality;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.jspecify.annotations.Nullable;

/**
 * What the shape of an undirected graph says of it. A distance is a number of hops; two nodes that can't reach each other are
 * infinitely far apart. It never changes.
 *
 * @param <V> what a node is
 */
public final class Structure<V> {

    /** Two nodes that are joined. */
    public record Edge<V>(V one, V other) {}

    /** In which order nodes are taken away, anew after each. */
    public enum Attack {
        /** The one with most neighbours first. */
        MOST_NEIGHBOURS,
        /** The one on most shortest ways first. */
        MOST_BETWEEN
    }

    private static final int FAR = Integer.MAX_VALUE;
    /** Sums of thirds and sixths that should be equal may differ by so much. */
    private static final double ROUNDING = 1e-9;

    private final List<V> nodes;
    private final Map<V, Integer> places = new HashMap<>();
    private final int[][] neighbours;
    private final int[][] distances;
    private final Graph<Integer, DefaultEdge> graph;
    private final BiconnectivityInspector<Integer, DefaultEdge> joints;
    private final BetweennessCentrality<Integer, DefaultEdge> between;

    /** @param edges between any two of the nodes; one that is there twice counts once */
    public Structure(List<V> nodes, Collection<Edge<V>> edges) {
        this.nodes = List.copyOf(nodes);
        nodes.forEach(node -> places.put(node, places.size()));
        if (places.size() < nodes.size()) {
            throw new IllegalArgumentException("A node stands twice among (%s).".formatted(nodes));
        }
        Graph<Integer, DefaultEdge> all = new SimpleGraph<>(DefaultEdge.class);
        places.values().stream().sorted().forEach(all::addVertex);
        for (Edge<V> edge : edges) {
            all.addEdge(place(edge.one()), place(edge.other()));
        }
        this.graph = all;
        this.joints = new BiconnectivityInspector<>(all);
        this.between = new BetweennessCentrality<>(all);
        this.neighbours = neighbours(all);
        this.distances = distances(neighbours);
    }

    private static int[][] neighbours(Graph<Integer, DefaultEdge> graph) {
        int[][] neighbours = new int[graph.vertexSet().size()][];
        for (int node = 0; node < neighbours.length; node++) {
            int from = node;
            neighbours[node] = graph.edgesOf(node).stream()
                    .mapToInt(edge -> graph.getEdgeSource(edge) + graph.getEdgeTarget(edge) - from)
                    .sorted()
                    .toArray();
        }
        return neighbours;
    }

    private static int[][] distances(int[][] neighbours) {
        int[][] distances = new int[neighbours.length][];
        for (int from = 0; from < neighbours.length; from++) {
            distances[from] = distances(neighbours, from);
        }
        return distances;
    }

    private static int[] distances(int[][] neighbours, int from) {
        int[] distances = new int[neighbours.length];
        Arrays.fill(distances, FAR);
        distances[from] = 0;
        ArrayDeque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            int node = next.remove();
            for (int neighbour : neighbours[node]) {
                if (distances[neighbour] == FAR) {
                    distances[neighbour] = distances[node] + 1;
                    next.add(neighbour);
                }
            }
        }
        return distances;
    }

    private int place(V node) {
        Integer place = places.get(node);
        if (place == null) {
            throw new IllegalArgumentException("Node (%s) is not among (%s).".formatted(node, nodes));
        }
        return place;
    }

    public List<V> nodes() {
        return nodes;
    }

    public int degree(V node) {
        return neighbours[place(node)].length;
    }

    /** @return the fewest hops, or null when there is no way */
    public @Nullable Integer distance(V one, V other) {
        int distance = distances[place(one)][place(other)];
        return distance == FAR ? null : distance;
    }

    /** The parts that nothing joins, each in the order of nodes, the first node's first. */
    public List<List<V>> components() {
        List<List<V>> components = new ArrayList<>();
        boolean[] seen = new boolean[nodes.size()];
        for (int first = 0; first < seen.length; first++) {
            if (!seen[first]) {
                List<V> component = new ArrayList<>();
                for (int node = first; node < seen.length; node++) {
                    if (distances[first][node] != FAR) {
                        seen[node] = true;
                        component.add(nodes.get(node));
                    }
                }
                components.add(List.copyOf(component));
            }
        }
        return components;
    }

    /** The nodes without which others that reach each other no longer would, in the order of nodes. */
    public List<V> cutPoints() {
        Set<Integer> found = joints.getCutpoints();
        return IntStream.range(0, nodes.size())
                .filter(found::contains)
                .mapToObj(nodes::get)
                .toList();
    }

    /** The edges without which others that reach each other no longer would, in the order of nodes. */
    public List<Edge<V>> bridges() {
        return joints.getBridges().stream()
                .map(edge -> {
                    int source = graph.getEdgeSource(edge);
                    int target = graph.getEdgeTarget(edge);
                    return new int[] {Math.min(source, target), Math.max(source, target)};
                })
                .sorted((one, other) -> Arrays.compare(one, other))
                .map(ends -> new Edge<>(nodes.get(ends[0]), nodes.get(ends[1])))
                .toList();
    }

    /** Mean of 1 ÷ distance over all pairs (Latora and Marchiori 2001): 1 when all are neighbours, 0 when nobody has one. */
    public double efficiency() {
        return efficiency(distances);
    }

    private static double efficiency(int[][] distances) {
        int size = distances.length;
        double sum = 0;
        for (int one = 0; one < size; one++) {
            for (int other = 0; other < size; other++) {
                if (one != other && distances[one][other] != FAR) {
                    sum += 1.0 / distances[one][other];
                }
            }
        }
        return size < 2 ? 0 : sum / ((double) size * (size - 1));
    }

    /** Mean over nodes of the efficiency of its neighbours without it: how little is lost around a node that fails. */
    public double localEfficiency() {
        double sum = 0;
        for (int[] around : neighbours) {
            sum += efficiency(distances(among(around)));
        }
        return nodes.isEmpty() ? 0 : sum / nodes.size();
    }

    /** The neighbours of each of these nodes among them, by their places here. */
    private int[][] among(int[] some) {
        int[][] among = new int[some.length][];
        for (int i = 0; i < some.length; i++) {
            among[i] = IntStream.of(neighbours[some[i]])
                    .map(neighbour -> Arrays.binarySearch(some, neighbour))
                    .filter(place -> place >= 0)
                    .toArray();
        }
        return among;
    }

    /** The share of efficiency that is lost when the node loses all its edges; 0 where there was none. */
    public double efficiencyLoss(V node) {
        double before = efficiency();
        return before == 0 ? 0 : (before - efficiency(distances(without(neighbours, place(node))))) / before;
    }

    private static int[][] without(int[][] neighbours, int gone) {
        int[][] rest = new int[neighbours.length][];
        for (int node = 0; node < rest.length; node++) {
            rest[node] = node == gone
                    ? new int[0]
                    : IntStream.of(neighbours[node])
                            .filter(neighbour -> neighbour != gone)
                            .toArray();
        }
        return rest;
    }

    /** The share of pairs of others whose shortest ways pass the node, a part of a way for each of several. */
    public double betweenness(V node) {
        int size = nodes.size();
        // The library would divide what it counted once for each pair by twice the pairs.
        return size < 3 ? 0 : between.getVertexScore(place(node)) / ((size - 1) * (size - 2) / 2.0);
    }

    /** 1 ÷ the mean distance to all others; 0 unless all reach each other. */
    public double closeness(V node) {
        return nodes.size() < 2 ? 0 : new ClosenessCentrality<>(graph).getVertexScore(place(node));
    }

    /** Mean of 1 ÷ distance to all others, also where some are out of reach. */
    public double harmonicCloseness(V node) {
        return nodes.size() < 2 ? 0 : new HarmonicCentrality<>(graph).getVertexScore(place(node));
    }

    /** How far the graph leans on one node (Freeman 1979): 1 for a star, 0 where all have as many neighbours. */
    public double degreeCentralisation() {
        int size = nodes.size();
        int most = 0;
        int sum = 0;
        for (int[] around : neighbours) {
            most = Math.max(most, around.length);
            sum += around.length;
        }
        return size < 3 ? 0 : ((double) most * size - sum) / ((double) (size - 1) * (size - 2));
    }

    /**
     * Mean over the number of nodes taken away of the share of all nodes that the largest part left has (Schneider and others
     * 2011): near ½ when little is lost but what is taken, near 0 when it falls apart at once. Of equals the first goes first.
     */
    public double robustness(Attack attack) {
        int size = nodes.size();
        int[][] rest = neighbours;
        boolean[] gone = new boolean[size];
        double sum = 0;
        for (int taken = 0; taken < size; taken++) {
            int next = next(rest, gone, attack);
            gone[next] = true;
            rest = without(rest, next);
            sum += largest(rest, gone) / (double) size;
        }
        return size == 0 ? 0 : sum / size;
    }

    private static int next(int[][] neighbours, boolean[] gone, Attack attack) {
        IntToDoubleFunction score = switch (attack) {
            case MOST_NEIGHBOURS -> node -> neighbours[node].length;
            case MOST_BETWEEN -> {
                Map<Integer, Double> between = new BetweennessCentrality<>(graph(neighbours)).getScores();
                yield node -> between.getOrDefault(node, 0.0);
            }
        };
        int next = -1;
        double best = 0;
        for (int node = 0; node < gone.length; node++) {
            if (!gone[node] && (next < 0 || score.applyAsDouble(node) > best + ROUNDING)) {
                next = node;
                best = score.applyAsDouble(node);
            }
        }
        return next;
    }

    private static Graph<Integer, DefaultEdge> graph(int[][] neighbours) {
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        IntStream.range(0, neighbours.length).forEach(graph::addVertex);
        for (int node = 0; node < neighbours.length; node++) {
            for (int neighbour : neighbours[node]) {
                graph.addEdge(node, neighbour);
            }
        }
        return graph;
    }

    private static long largest(int[][] neighbours, boolean[] gone) {
        long largest = 0;
        for (int from = 0; from < gone.length; from++) {
            if (!gone[from]) {
                largest = Math.max(
                        largest,
                        IntStream.of(distances(neighbours, from))
                                .filter(distance -> distance != FAR)
                                .count());
            }
        }
        return largest;
    }
}
