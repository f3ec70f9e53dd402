package org.muster.scenarios.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.scenarios.graph.Structure.Attack;
import org.muster.scenarios.graph.Structure.Edge;

/** Graphs of the literature. */
class StructureTest {

    private static final Structure<Integer> KITE =
            graph(10, "0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9");

    private static final Structure<Integer> KARATE = graph(34, """
            0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 2-3 \
            2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 14-32 14-33 \
            15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 24-31 25-31 26-29 \
            26-33 27-33 28-31 28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33""");

    /** Medici 0, Acciaiuoli 1, Castellani 2, Peruzzi 3, Strozzi 4, Barbadori 5, Ridolfi 6, Tornabuoni 7, Albizzi 8 … */
    private static final Structure<Integer> FLORENCE =
            graph(15, "1-0 2-3 2-4 2-5 0-5 0-6 0-7 0-8 0-9 9-10 3-4 3-11 4-6 4-11 6-7 7-12 8-13 8-12 11-12 12-14");

    private static final Offset<Double> SIX_DIGITS = within(5e-7);
    private static final Offset<Double> FOUR_DIGITS = within(5e-5);

    @ParameterizedTest
    @MethodSource("efficiencies")
    void isAsEfficientAsPublished(Structure<Integer> graph, double efficiency) {
        assertThat(graph.efficiency()).isCloseTo(efficiency, SIX_DIGITS);
    }

    static Stream<Arguments> efficiencies() {
        return Stream.of(
                Arguments.of(path(3), .833333),
                Arguments.of(path(4), .722222),
                Arguments.of(ring(4), .833333),
                Arguments.of(ring(5), .75),
                Arguments.of(ring(6), .666667),
                Arguments.of(star(5), .7),
                Arguments.of(complete(5), 1.0),
                Arguments.of(petersen(), .666667),
                Arguments.of(KITE, .646296),
                Arguments.of(KARATE, .492008),
                Arguments.of(FLORENCE, .500159),
                Arguments.of(graph(2, ""), 0.0));
    }

    @Test
    void isAsEfficientAroundEachNodeAsPublished() {
        assertThat(graph(4, "0-1 0-2 1-2 2-3").localEfficiency()).isCloseTo(.583333, SIX_DIGITS);
        assertThat(KITE.localEfficiency()).isCloseTo(.618889, SIX_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, .8333, .0231, .5294, .675926, .2092",
        "1, .8333, .0231, .5294, .675926, .2092",
        "2, 0, 0, .5, .620370, .1920",
        "3, 3.6667, .1019, .6, .787037, .2493",
        "4, 0, 0, .5, .620370, .1920",
        "5, 8.3333, .2315, .6429, .759259, .2556",
        "6, 8.3333, .2315, .6429, .759259, .2556",
        "7, 14, .3889, .6, .666667, .3639",
        "8, 8, .2222, .4286, .518519, .2436",
        "9, 0, 0, .3103, .379630, .1175",
    })
    void placesTheNodesOfTheKite(
            int node, double raw, double betweenness, double closeness, double harmonic, double loss) {
        assertThat(36 * KITE.betweenness(node)).isCloseTo(raw, FOUR_DIGITS);
        assertThat(KITE.betweenness(node)).isCloseTo(betweenness, FOUR_DIGITS);
        assertThat(KITE.closeness(node)).isCloseTo(closeness, FOUR_DIGITS);
        assertThat(KITE.harmonicCloseness(node)).isCloseTo(harmonic, SIX_DIGITS);
        assertThat(KITE.efficiencyLoss(node)).isCloseTo(loss, FOUR_DIGITS);
    }

    @Test
    void findsWhatPartsTheRest() {
        assertThat(KITE.cutPoints()).containsExactly(7, 8);
        assertThat(KITE.bridges()).containsExactly(new Edge<>(7, 8), new Edge<>(8, 9));
        assertThat(KARATE.cutPoints()).containsExactly(0);
        assertThat(ring(5).cutPoints()).isEmpty();
        assertThat(ring(5).bridges()).isEmpty();
    }

    @Test
    void leansOnOneNodeAsFreemanSaid() {
        assertThat(KITE.degreeCentralisation()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(star(6).degreeCentralisation()).isEqualTo(1);
        assertThat(ring(6).degreeCentralisation()).isZero();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void fallsApartUnderAttackAsPublished(Structure<Integer> graph, Attack attack, double robustness) {
        assertThat(graph.robustness(attack)).isCloseTo(robustness, SIX_DIGITS);
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                Arguments.of(star(5), Attack.MOST_NEIGHBOURS, .16),
                Arguments.of(complete(5), Attack.MOST_NEIGHBOURS, .40),
                Arguments.of(KITE, Attack.MOST_NEIGHBOURS, .31),
                Arguments.of(KARATE, Attack.MOST_NEIGHBOURS, .135813),
                Arguments.of(KITE, Attack.MOST_BETWEEN, .29),
                Arguments.of(KARATE, Attack.MOST_BETWEEN, .134083));
    }

    @Test
    void countsHopsAndKnowsWhereThereIsNoWay() {
        Structure<Integer> two = graph(5, "0-1 1-2 3-4");

        assertThat(two.distance(0, 2)).isEqualTo(2);
        assertThat(two.distance(2, 2)).isZero();
        assertThat(two.distance(0, 3)).isNull();
        assertThat(two.components()).containsExactly(List.of(0, 1, 2), List.of(3, 4));
        assertThat(two.closeness(0)).isZero();
        assertThat(two.harmonicCloseness(0)).isCloseTo((1 + .5) / 4, within(1e-12));
    }

    @Test
    void saysNothingOfGraphsThatHaveNoShape() {
        for (int size = 0; size < 3; size++) {
            Structure<Integer> few = graph(size, "");
            assertThat(few.efficiency()).isZero();
            assertThat(few.localEfficiency()).isZero();
            assertThat(few.degreeCentralisation()).isZero();
            assertThat(few.components()).hasSize(size);
            for (int node : few.nodes()) {
                assertThat(few.betweenness(node)).isZero();
                assertThat(few.closeness(node)).isZero();
                assertThat(few.harmonicCloseness(node)).isZero();
                assertThat(few.efficiencyLoss(node)).isZero();
            }
        }
        assertThat(graph(0, "").robustness(Attack.MOST_BETWEEN)).isZero();
    }

    @Test
    void refusesStrangersAndNodesThatStandTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> KITE.degree(10)).withMessageContaining("10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Structure<>(List.of("a", "b"), List.of(new Edge<>("a", "c"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Structure<>(List.of("a", "a"), List.of()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsTheRestExactlyWithoutCutPointsAndBridges(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(1, 12);
        List<Edge<Integer>> edges = new ArrayList<>();
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                if (random.nextInt(size) < 2) {
                    edges.add(new Edge<>(one, other));
                }
            }
        }
        Structure<Integer> graph = new Structure<>(nodes(size), edges);
        int parts = graph.components().size();

        for (int node = 0; node < size; node++) {
            int gone = node;
            List<Edge<Integer>> rest = edges.stream()
                    .filter(edge -> edge.one() != gone && edge.other() != gone)
                    .toList();
            // Without its edges the node itself is one part more, unless it was alone before.
            int others = new Structure<>(nodes(size), rest).components().size() - 1;
            int before = graph.degree(node) == 0 ? parts - 1 : parts;
            assertThat(graph.cutPoints().contains(node)).isEqualTo(others > before);
            assertThat(graph.efficiencyLoss(node)).isBetween(0.0, 1.0);
            assertThat(graph.betweenness(node)).isBetween(0.0, 1.0);
            assertThat(graph.harmonicCloseness(node)).isBetween(0.0, 1.0);
        }
        for (Edge<Integer> edge : edges) {
            List<Edge<Integer>> rest =
                    edges.stream().filter(each -> each != edge).toList();
            assertThat(graph.bridges().contains(edge))
                    .isEqualTo(new Structure<>(nodes(size), rest).components().size() > parts);
        }
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf);
    }

    private static Structure<Integer> path(int size) {
        return joined(size, size - 1);
    }

    private static Structure<Integer> ring(int size) {
        return joined(size, size);
    }

    private static Structure<Integer> joined(int size, int edges) {
        return new Structure<>(
                nodes(size),
                IntStream.range(0, edges)
                        .mapToObj(node -> new Edge<>(node, (node + 1) % size))
                        .toList());
    }

    private static Structure<Integer> star(int size) {
        return new Structure<>(
                nodes(size),
                IntStream.range(1, size).mapToObj(node -> new Edge<>(0, node)).toList());
    }

    private static Structure<Integer> complete(int size) {
        List<Edge<Integer>> edges = new ArrayList<>();
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                edges.add(new Edge<>(one, other));
            }
        }
        return new Structure<>(nodes(size), edges);
    }

    private static Structure<Integer> petersen() {
        List<Edge<Integer>> edges = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            edges.add(new Edge<>(i, (i + 1) % 5));
            edges.add(new Edge<>(i, i + 5));
            edges.add(new Edge<>(i + 5, (i + 2) % 5 + 5));
        }
        return new Structure<>(nodes(10), edges);
    }

    private static Structure<Integer> graph(int size, String edges) {
        return new Structure<>(
                nodes(size),
                Stream.of(edges.split(" "))
                        .filter(edge -> !edge.isBlank())
                        .map(edge -> edge.split("-"))
                        .map(ends -> new Edge<>(Integer.valueOf(ends[0]), Integer.valueOf(ends[1])))
                        .toList());
    }

    private static List<Integer> nodes(int size) {
        return IntStream.range(0, size).boxed().toList();
    }
}
