package org.muster.web.readiness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How readiness rose by drills, fell between them, and would go on to fall.
 *
 * @param of headline, a dimension or a measure
 * @param points by day; the day of a drill stands twice, before it and after it
 * @param dots what each drill showed of the same
 */
record CurveView(String of, List<PointView> points, List<DotView> dots) {

    /**
     * @param adjusted absent when there is nobody to compare with
     * @param ahead whether the day is yet to come
     */
    record PointView(
            String on,
            double value,
            double low,
            double high,
            @Nullable Double adjusted,
            boolean ahead) {}

    /**
     * @param value mean of what it showed, as the curve is one of means
     * @param counts whether the curve follows it
     */
    record DotView(String on, String exercise, double value, boolean counts) {}
}
