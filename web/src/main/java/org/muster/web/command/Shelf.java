package org.muster.web.command;

import java.util.List;
import java.util.function.Function;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import tools.jackson.core.JsonGenerator;

/** {@code muster library}: what comes with Muster. */
final class Shelf {
    private final Terminal terminal;

    Shelf(Terminal terminal) {
        this.terminal = terminal;
    }

    int run(boolean json) {
        List<Scenario> scenarios = Library.scenarios();
        if (json) {
            terminal.answer(Json.line(to -> write(to, scenarios)));
        } else {
            answer(scenarios);
        }
        return MusterCommand.DONE;
    }

    private void answer(List<Scenario> scenarios) {
        int ids = width(scenarios, scenario -> scenario.id().value());
        int titles = width(scenarios, scenario -> scenario.title().toString());
        int lengths = width(scenarios, Shelf::length);
        for (Scenario scenario : scenarios) {
            terminal.answer("%s  %s  %s  %s, %s"
                    .formatted(
                            padded(scenario.id().value(), ids),
                            padded(scenario.title().toString(), titles),
                            padded(length(scenario), lengths),
                            Words.count(scenario.agencies().size(), "agency"),
                            Words.count(scenario.lines().size(), "line")));
        }
    }

    private static String length(Scenario scenario) {
        Long duration = scenario.head().durationMillis();
        return duration == null ? "in turns" : Words.length(duration);
    }

    private static int width(List<Scenario> scenarios, Function<Scenario, String> column) {
        return scenarios.stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String words, int width) {
        return words + " ".repeat(width - words.length());
    }

    private static void write(JsonGenerator json, List<Scenario> scenarios) {
        json.writeStartObject();
        json.writeArrayPropertyStart("scenarios");
        scenarios.forEach(scenario -> write(json, scenario));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Scenario scenario) {
        json.writeStartObject();
        json.writeStringProperty("id", scenario.id().value());
        json.writeStringProperty("title", scenario.title().toString());
        json.writeStringProperty("exerciseType", scenario.head().exerciseType().code());
        if (scenario.head().durationMillis() != null) {
            json.writeNumberProperty("durationMs", scenario.head().durationMillis());
        }
        json.writeArrayPropertyStart("languages");
        scenario.head().languages().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("agencies");
        for (Agency agency : scenario.agencies()) {
            json.writeString(agency.id().value());
        }
        json.writeEndArray();
        json.writeNumberProperty("seats", scenario.positions().size());
        json.writeNumberProperty("lines", scenario.lines().size());
        json.writeEndObject();
    }
}
