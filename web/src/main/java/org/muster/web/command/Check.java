package org.muster.web.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.yaml.Finding;
import org.muster.scenarios.yaml.Reading;
import tools.jackson.core.JsonGenerator;

/** {@code muster check}: everything that the reader has to say about some scripts. */
final class Check {

    /** @param unread why there is no reading, or null */
    private record Checked(
            String file,
            @Nullable Reading reading,
            @Nullable String unread) {}

    private final Terminal terminal;
    private final Scripts scripts;

    Check(Terminal terminal) {
        this.terminal = terminal;
        this.scripts = new Scripts(terminal);
    }

    int run(List<String> names, boolean json) throws IOException {
        List<Checked> all = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        boolean good = true;
        int unread = 0;
        for (String name : names) {
            Checked checked = check(name);
            all.add(checked);
            good &= checked.reading() instanceof Reading.Accepted;
            if (checked.reading() != null) {
                findings.addAll(checked.reading().findings());
            }
            if (checked.unread() != null) {
                unread++;
                MusterCommand.tellError(terminal, checked.unread());
            }
            if (!json && checked.reading() != null) {
                checked.reading().findings().forEach(this::answer);
            }
        }
        if (json) {
            terminal.answer(Json.line(to -> write(to, all)));
        }
        terminal.flush();
        terminal.tell("%s: %s.".formatted(Words.count(names.size(), "script"), Findings.count(findings, unread)));
        return good ? MusterCommand.DONE : MusterCommand.BAD_INPUT;
    }

    private Checked check(String name) {
        try {
            return new Checked(InputFile.shown(name), scripts.read(name), null);
        } catch (BadInput unread) {
            return new Checked(InputFile.shown(name), null, unread.getMessage());
        }
    }

    private void answer(Finding finding) {
        String severity = finding.severity().code();
        terminal.answer(Findings.line(finding, terminal.styled(Findings.style(finding.severity()), severity)));
    }

    private static void write(JsonGenerator json, List<Checked> all) {
        json.writeStartObject();
        json.writeArrayPropertyStart("files");
        all.forEach(checked -> write(json, checked));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Checked checked) {
        json.writeStartObject();
        json.writeStringProperty("file", checked.file());
        if (checked.unread() != null) {
            json.writeStringProperty("unread", checked.unread());
        }
        Reading reading = checked.reading();
        json.writeBooleanProperty("plays", reading instanceof Reading.Accepted);
        json.writeBooleanProperty(
                "publishable", reading instanceof Reading.Accepted accepted && accepted.isPublishable());
        if (reading instanceof Reading.Accepted accepted) {
            json.writeStringProperty("scenario", accepted.scenario().id().value());
        }
        json.writeArrayPropertyStart("findings");
        for (Finding finding : reading == null ? List.<Finding>of() : reading.findings()) {
            json.writeStartObject();
            json.writeNumberProperty("line", finding.line());
            json.writeNumberProperty("column", finding.column());
            json.writeStringProperty("severity", finding.severity().code());
            json.writeStringProperty("code", finding.code());
            json.writeStringProperty("message", finding.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
