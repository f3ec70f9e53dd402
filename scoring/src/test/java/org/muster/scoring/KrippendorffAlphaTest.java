package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KrippendorffAlphaTest {

    @Test
    void isThatOfKrippendorffsOwnExample() {
        assertThat(alpha(
                        5,
                        "1 2 3 3 2 1 4 1 2 . . .",
                        "1 2 3 3 2 2 4 1 2 5 . 3",
                        ". 3 3 3 2 3 4 2 2 5 1 .",
                        "1 2 3 3 2 4 4 1 2 5 1 ."))
                .isCloseTo(.815388, within(5e-7));
    }

    @Test
    void isThatOfThreeCodersWithManyGaps() {
        assertThat(alpha(
                        4,
                        ". . . . . 3 4 1 2 1 1 3 3 . 3",
                        "1 . 2 1 3 3 4 3 . . . . . . .",
                        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4"))
                .isCloseTo(.806721, within(5e-7));
    }

    @Test
    void isOneWhenRatersNeverDiffer() {
        assertThat(alpha(4, "1 2 3", "1 2 3")).isEqualTo(1);
        assertThat(alpha(4, "2 2 2", "2 2 2")).isEqualTo(1);
    }

    @Test
    void isUnderZeroWhenRatersDisagreeMoreThanChanceWould() {
        assertThat(alpha(4, "1 4 1 4", "4 1 4 1")).isNegative();
    }

    private static double alpha(int categories, String... raters) {
        List<List<Integer>> ratings = new ArrayList<>();
        for (String rater : raters) {
            String[] given = rater.split(" ");
            for (int i = 0; i < given.length; i++) {
                if (ratings.size() <= i) {
                    ratings.add(new ArrayList<>());
                }
                if (!given[i].equals(".")) {
                    ratings.get(i).add(Integer.parseInt(given[i]) - 1);
                }
            }
        }
        return KrippendorffAlpha.ordinal(ratings, categories);
    }
}
