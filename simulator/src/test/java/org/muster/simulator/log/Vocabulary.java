package org.muster.simulator.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The hand-copied table of all kinds: where each comes from and who may see what of it. */
final class Vocabulary {

    /**
     * One row of the table.
     *
     * @param sources the usual one first
     * @param by who sends it in, or empty
     */
    record Row(String kind, List<String> sources, String by, String seats, List<String> withheld) {}

    private Vocabulary() {}

    /** The rows by kind, in their order. */
    static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            String kind = cells[0].strip();
            Row row = new Row(kind, words(cells[1]), cells[2].strip(), cells[3].strip(), words(cells[4]));
            if (rows.put(kind, row) != null) {
                throw new IllegalStateException("Kind (%s) has two rows.".formatted(kind));
            }
        });
        return rows;
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split(" "));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("/vocabulary.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
