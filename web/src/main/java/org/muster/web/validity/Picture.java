package org.muster.web.validity;

import java.util.List;
import java.util.Locale;

/**
 * Points in a frame, as SVG.
 *
 * @param file its name, without a directory
 * @param alt what it shows, in words
 * @param bandLow where a grey band begins on the vertical axis, NaN for none
 */
record Picture(
        String file,
        String alt,
        String across,
        String up,
        Axis x,
        Axis y,
        double bandLow,
        double bandHigh,
        List<Series> series) {

    /** @param step between two ticks */
    record Axis(double from, double to, double step) {}

    record Point(double x, double y) {}

    /** @param colour of its points, as CSS has it */
    record Series(String name, String colour, List<Point> points) {}

    private static final int WIDTH = 640, HEIGHT = 400, LEFT = 60, RIGHT = 150, TOP = 20, BOTTOM = 50;

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" font-family="sans-serif" font-size="13">
                <title>%3$s</title>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """.formatted(WIDTH, HEIGHT, escaped(alt)));
        if (!Double.isNaN(bandLow)) {
            svg.append("<rect x=\"%d\" y=\"%s\" width=\"%d\" height=\"%s\" fill=\"#e6e6e6\"/>\n"
                    .formatted(LEFT, at(top(bandHigh)), WIDTH - LEFT - RIGHT, at(top(bandLow) - top(bandHigh))));
        }
        axes(svg);
        int row = 0;
        for (Series each : series) {
            for (Point point : each.points()) {
                svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>\n"
                        .formatted(at(left(point.x())), at(top(point.y())), each.colour()));
            }
            int y = TOP + 14 + 20 * row++;
            svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">%s</text>\n"
                    .formatted(WIDTH - RIGHT + 16, y - 4, each.colour(), WIDTH - RIGHT + 26, y, escaped(each.name())));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        int bottom = HEIGHT - BOTTOM;
        for (int i = 0; x.from() + i * x.step() <= x.to() + 1e-9; i++) {
            double value = x.from() + i * x.step();
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(at(left(value)), bottom + 18, tick(value)));
        }
        for (int i = 0; y.from() + i * y.step() <= y.to() + 1e-9; i++) {
            double value = y.from() + i * y.step();
            svg.append("<line x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\" stroke=\"#d0d0d0\"/>\n"
                    .formatted(LEFT, WIDTH - RIGHT, at(top(value))));
            svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>\n"
                    .formatted(LEFT - 8, at(top(value) + 4), tick(value)));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, escaped(across)));
        svg.append("<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n"
                .formatted((TOP + bottom) / 2, escaped(up)));
    }

    private double left(double value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - x.from()) / (x.to() - x.from());
    }

    private double top(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - y.from()) / (y.to() - y.from());
    }

    private static String at(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private static String tick(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
