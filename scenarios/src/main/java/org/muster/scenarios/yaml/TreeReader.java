package org.muster.scenarios.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Mark;
import org.muster.scenarios.Tree;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Turns bytes into a tree: YAML 1.2 core schema without anchors, aliases and tags, of which JSON is a part. Events are
 * pulled one by one, so that a file which nests too deep or repeats itself by aliases costs no more than its first
 * lines.
 */
final class TreeReader {

    static final int MOST_BYTES = 4 * 1024 * 1024;
    static final int MOST_DEPTH = 40;

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;

    private TreeReader(String file, Problems problems, String text) {
        this.file = file;
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_BYTES)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** @return the file's one map, or null when the problems tell why there is none */
    static Tree.@Nullable Branch read(String file, byte[] bytes, Problems problems) {
        if (bytes.length > MOST_BYTES) {
            problems.add(
                    Problem.TOO_LARGE,
                    new Mark(file, 1, 1),
                    "The file has %d bytes, more than %d. Maybe it is not a scenario."
                            .formatted(bytes.length, MOST_BYTES));
            return null;
        }
        String text = decode(file, bytes, problems);
        if (text == null) {
            return null;
        }
        try {
            return new TreeReader(file, problems, text).document();
        } catch (MarkedYamlEngineException wrong) {
            problems.add(Problem.SYNTAX, syntaxMark(file, wrong), syntax(wrong));
        } catch (ReaderException wrong) {
            problems.add(
                    Problem.SYNTAX,
                    markAt(file, text, wrong.getPosition()),
                    "Character (U+%04X) can't stand in a script. Maybe it came in by copying."
                            .formatted(wrong.getCodePoint()));
        } catch (YamlEngineException wrong) {
            problems.add(
                    Problem.SYNTAX,
                    new Mark(file, 1, 1),
                    "The file can't be read as YAML (%s).".formatted(oneLine(wrong.getMessage())));
        } catch (TooDeep wrong) {
            problems.add(
                    Problem.TOO_DEEP,
                    wrong.mark,
                    "Lists and maps are nested more than (%d) deep. Maybe a bracket is not closed."
                            .formatted(MOST_DEPTH));
        }
        return null;
    }

    private static @Nullable String decode(String file, byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            problems.add(
                    Problem.NOT_UTF_8,
                    markAt(file, text, text.codePointCount(0, text.length())),
                    "Byte (0x%02X) is not UTF-8. Maybe the file was saved in another encoding."
                            .formatted(bytes[in.position()] & 0xFF));
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Mark markAt(String file, String text, int codePoints) {
        int line = 1;
        int column = 1;
        int end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Mark(file, line, column);
    }

    private static String syntax(MarkedYamlEngineException wrong) {
        String problem = oneLine(wrong.getProblem());
        String cure;
        if (problem.contains("'\\t'") || problem.contains("\\t(TAB)") || problem.contains("TAB")) {
            cure = " Maybe a tab stands where spaces should.";
        } else if (problem.contains("mapping values are not allowed")) {
            cure = " Maybe a text with a colon needs quotes.";
        } else if (problem.contains("expected ',' or")) {
            cure = " Maybe a bracket is not closed, or a text needs quotes.";
        } else {
            cure = " Maybe the indentation is off, or a quote is missing.";
        }
        return "The file can't be read as YAML here (%s).%s".formatted(problem, cure);
    }

    private static Mark syntaxMark(String file, MarkedYamlEngineException wrong) {
        return mark(file, wrong.getProblemMark().or(wrong::getContextMark));
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "" : message.replaceAll("\\s+", " ").strip();
    }

    private static Mark mark(String file, Optional<org.snakeyaml.engine.v2.exceptions.Mark> mark) {
        return mark.map(at -> new Mark(file, at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Mark(file, 1, 1));
    }

    private Mark mark(Event event) {
        return mark(file, event.getStartMark());
    }

    private Tree.@Nullable Branch document() {
        Tree tree = null;
        Mark start = new Mark(file, 1, 1);
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (++documents == 2) {
                    problems.add(
                            Problem.SEVERAL_DOCUMENTS,
                            mark(event),
                            "The file holds a second document. Maybe a line of hyphens (---) should go.");
                    return null;
                }
            } else if (event instanceof NodeEvent node) {
                start = mark(event);
                tree = node(node, 0);
            }
        }
        if (tree instanceof Tree.Branch branch) {
            return branch;
        }
        problems.add(Problem.NO_DOCUMENT, start, "The file holds no map of keys. Maybe it begins with muster: 1.");
        return null;
    }

    private Tree node(NodeEvent event, int depth) {
        if (depth > MOST_DEPTH) {
            throw new TooDeep(mark(event));
        }
        return switch (event) {
            case AliasEvent alias -> {
                problems.add(
                        Problem.ALIAS,
                        mark(alias),
                        "Alias (*%s) is not allowed. Maybe write it out, or put a text that begins with * in quotes."
                                .formatted(alias.getAlias()));
                yield new Tree.Scalar(mark(alias), Tree.Scalar.Kind.STRING, "*" + alias.getAlias());
            }
            case ScalarEvent scalar -> {
                refuse(scalar, scalar.getAnchor(), scalar.getTag());
                yield scalar(scalar);
            }
            case SequenceStartEvent list -> {
                refuse(list, list.getAnchor(), list.getTag());
                yield row(list, depth);
            }
            case MappingStartEvent map -> {
                refuse(map, map.getAnchor(), map.getTag());
                yield branch(map, depth);
            }
            default -> throw new IllegalStateException("Event (%s) opens no node.".formatted(event));
        };
    }

    private void refuse(NodeEvent event, Optional<Anchor> anchor, Optional<String> tag) {
        anchor.ifPresent(name -> problems.add(
                Problem.ANCHOR,
                mark(event),
                "Anchor (&%s) is not allowed. Maybe put a text that begins with & in quotes.".formatted(name)));
        tag.ifPresent(name -> problems.add(
                Problem.TAG,
                mark(event),
                "Tag (%s) is not allowed. Maybe put a text that begins with ! in quotes.".formatted(name)));
    }

    private Tree.Scalar scalar(ScalarEvent event) {
        String value = event.getValue();
        Tree.Scalar.Kind kind = event.isPlain() ? Plain.kind(value) : Tree.Scalar.Kind.STRING;
        return new Tree.Scalar(mark(event), kind, kind == Tree.Scalar.Kind.NOTHING ? "null" : value);
    }

    private Tree.Row row(SequenceStartEvent start, int depth) {
        List<Tree> values = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            values.add(node((NodeEvent) event, depth + 1));
        }
        return new Tree.Row(mark(start), values);
    }

    private Tree.Branch branch(MappingStartEvent start, int depth) {
        Map<String, Tree.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            Tree key = node((NodeEvent) event, depth + 1);
            NodeEvent valueEvent = (NodeEvent) events.next();
            Tree value = node(valueEvent, depth + 1);
            if (!(key instanceof Tree.Scalar name)) {
                problems.add(
                        Problem.KEY_NOT_TEXT,
                        key.mark(),
                        "A key here is a list or a map. Maybe a text that begins with [ or { needs quotes.");
                continue;
            }
            Tree.Entry entry = new Tree.Entry(name.written(), key.mark(), value);
            Tree.Entry first = entries.putIfAbsent(name.written(), entry);
            if (first != null) {
                problems.add(
                        Problem.DUPLICATE_KEY,
                        key.mark(),
                        "Key (%s) stands twice, first in line %d. Maybe a hyphen that begins a new entry is missing."
                                .formatted(
                                        Faults.shorten(name.written()),
                                        first.mark().line()));
            }
            if (start.isFlow() && isEmpty(valueEvent) && !name.written().startsWith("x-")) {
                entries.remove(name.written());
                problems.add(
                        Problem.COMMA_IN_BRACES,
                        key.mark(),
                        ("Key (%s) has no value. Maybe the text before it holds a comma: inside {…} put it in quotes,"
                                        + " or write it as a block.")
                                .formatted(Faults.shorten(name.written())));
            }
        }
        return new Tree.Branch(mark(start), List.copyOf(entries.values()));
    }

    private static boolean isEmpty(NodeEvent event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }

    /** Stops the reading of a file that nests too deep. */
    private static final class TooDeep extends RuntimeException {
        private final transient Mark mark;

        TooDeep(Mark mark) {
            super("too deep", null, false, false);
            this.mark = mark;
        }
    }
}
