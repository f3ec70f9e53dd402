package org.muster.simulator.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Code;

/** The documented form of the log is the one that is written. */
class LogDocumentationTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`(\\??)");

    private final String page = read();

    @Test
    void hasARowForEveryKindWithItsKeysAndItsSecrets() {
        Map<String, List<String>> documented = new LinkedHashMap<>();
        Map<String, List<String>> written = new LinkedHashMap<>();
        page.lines()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 6)
                .forEach(cells -> {
                    List<String> kind = quoted(cells[1]);
                    if (!kind.isEmpty()) {
                        List<String> row = new ArrayList<>(quoted(cells[2]));
                        row.addAll(quoted(cells[6]));
                        documented.put(kind.getFirst(), row);
                    }
                });
        for (Event event : Samples.full()) {
            List<String> row = new ArrayList<>();
            for (RecordComponent each : event.getClass().getRecordComponents()) {
                row.add(each.getName() + (each.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "?" : ""));
            }
            for (RecordComponent each : event.getClass().getRecordComponents()) {
                if (each.isAnnotationPresent(Withheld.class)) {
                    row.add(each.getName());
                }
            }
            written.put(event.kind(), row);
        }

        assertThat(documented).containsExactlyEntriesOf(written);
    }

    @Test
    void explainsEveryKey() {
        Set<String> keys = new TreeSet<>();
        Samples.full()
                .forEach(event -> Arrays.stream(event.getClass().getRecordComponents())
                        .forEach(each -> keys.add(each.getName())));
        Set<String> explained = new TreeSet<>();
        page.substring(page.indexOf("## Every key"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> explained.addAll(quoted(line.split("\\|")[1])));

        assertThat(explained).isEqualTo(keys);
    }

    /** Codes of the script are the script's to document, but for those that a reader of a log alone would miss. */
    @Test
    void namesEveryCodeOfTheLog() {
        List<String> named = quoted(page);
        for (Event event : Samples.full()) {
            for (RecordComponent each : event.getClass().getRecordComponents()) {
                if (each.getType().isEnum() && each.getType().getPackage() == Event.class.getPackage()) {
                    for (Object code : each.getType().getEnumConstants()) {
                        String written = ((Code) code).code();
                        assertThat(named).contains(code instanceof Letter ? "\"" + written + "\"" : written);
                    }
                }
            }
        }
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1) + found.group(2))
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/log.md"), UTF_8);
        } catch (IOException missing) {
            throw new AssertionError("There is no documentation of the log.", missing);
        }
    }
}
