package org.muster.scoring;

import java.util.ArrayList;
import java.util.List;

/** Published tables of what two raters gave: row the first, column the second. */
final class Ratings {

    static final int[][] SEXUAL_FUN = {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}};
    static final int[][] PARADOX = {{118, 5}, {2, 0}};
    static final int[][] GWET = {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}};

    private Ratings() {}

    /** The ratings that the table counts. */
    static List<List<Integer>> of(int[][] table) {
        List<List<Integer>> ratings = new ArrayList<>();
        for (int first = 0; first < table.length; first++) {
            for (int second = 0; second < table.length; second++) {
                for (int i = 0; i < table[first][second]; i++) {
                    ratings.add(List.of(first, second));
                }
            }
        }
        return ratings;
    }
}
