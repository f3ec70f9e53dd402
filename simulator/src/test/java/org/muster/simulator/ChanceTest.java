package org.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.Spread;
import org.muster.simulator.Chance.Purpose;

class ChanceTest {

    /** Stored exercises are played again from their seed: these numbers may never change under one rules number. */
    @Test
    void isFixedForEver() {
        var chance = new Chance(7, 0);

        assertThat(chance.draw(Purpose.DELAY, Chance.key("radio"), Chance.key("m-01"), 0))
                .isEqualTo(0.52131229205601);
        assertThat(chance.draw(Purpose.LOSS, 1, 2, 3)).isEqualTo(0.048035553360062544);
    }

    @Test
    void everyArgumentMatters() {
        Set<Double> draws = new HashSet<>();
        for (long seed = 0; seed < 2; seed++) {
            for (long replication = 0; replication < 2; replication++) {
                var chance = new Chance(seed, replication);
                for (Purpose purpose : Purpose.values()) {
                    for (int i = 0; i < 8; i++) {
                        draws.add(chance.draw(purpose, i & 1, i >> 1 & 1, i >> 2));
                    }
                }
            }
        }

        assertThat(draws).hasSize(4 * Purpose.values().length * 8);
    }

    /** Neighbouring whole numbers, which is what the engine feeds in, give uniform and unrelated draws. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, Long.MAX_VALUE})
    void isUniformAlongEachArgument(long seed) {
        int n = 4_000;
        var chance = new Chance(seed, 0);
        double[][] draws = new double[3][n];
        for (int i = 0; i < n; i++) {
            draws[0][i] = chance.draw(Purpose.DELAY, i, 5, 0);
            draws[1][i] = chance.draw(Purpose.DELAY, 5, i, 0);
            draws[2][i] = chance.draw(Purpose.DELAY, 5, 5, i);
        }

        for (double[] along : draws) {
            double[] grid = new double[n];
            Arrays.setAll(grid, i -> (i + 0.5) / n);
            assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(along, grid))
                    .isGreaterThan(0.001);
            double lagged = 0;
            for (int i = 1; i < n; i++) {
                lagged += (along[i] - 0.5) * (along[i - 1] - 0.5);
            }
            assertThat(12 * lagged / n).as("correlation of neighbours").isCloseTo(0, within(4 / Math.sqrt(n)));
        }
    }

    @Test
    void agreesWithThePublishedNormalQuantiles() {
        var normal = new NormalDistribution();
        for (double p : new double[] {1e-6, 0.001, 0.025, 0.074, 0.076, 0.5, 0.9, 0.924, 0.926, 0.999, 0.999999}) {
            assertThat(Normal.quantile(p))
                    .as("quantile of %s", p)
                    .isCloseTo(normal.inverseCumulativeProbability(p), within(1e-8));
        }
    }

    @Test
    void spreadsLieAboutTheirMedianAsTheScriptSays() {
        var spread = Lognormal.of(new Spread(4 * 60_000, 12 * 60_000));

        assertThat(spread.sigma()).isCloseTo(0.857252, within(5e-7));
        assertThat(spread.quantile(0.5)).isEqualTo(240_000);
        assertThat(spread.quantile(0.9)).isEqualTo(720_000);
    }

    @Test
    void aSpreadWhosePercentileIsItsMedianIsConstant() {
        var constant = Lognormal.of(new Spread(90_000, 90_000));

        assertThat(constant.quantile(0.0001)).isEqualTo(90_000);
        assertThat(constant.quantile(0.9999)).isEqualTo(90_000);
    }
}
