package org.muster.web.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a command reads and writes: the answer to {@code out}, everything else to {@code err}. All of it is UTF-8. What
 * comes from a file can't steer the screen: control characters are shown as a sign.
 *
 * @param out buffered; {@link #flush} is the last thing a command does
 * @param outIsScreen whether somebody looks at {@code out} as it comes
 * @param errIsScreen whether somebody looks at {@code err} as it comes
 * @param coloured whether a screen is to be coloured
 */
record Terminal(
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean outIsScreen,
        boolean errIsScreen,
        boolean coloured) {

    /** How a word is set off on a screen. */
    enum Style {
        STRONG("1"),
        FAINT("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        BLUE("34");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        private String around(String words) {
            return "\u001b[" + code + "m" + words + "\u001b[0m";
        }
    }

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}&&[^\\t]]|[\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");

    /** The terminal that the process was started from. */
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                new FileOutputStream(FileDescriptor.err),
                isScreen(1),
                isScreen(2),
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    /** The launcher knows and says so; without it Linux can be asked. */
    private static boolean isScreen(int descriptor) {
        String said = System.getProperty("muster.screens");
        if (said != null) {
            return List.of(said.split(",")).contains(Integer.toString(descriptor));
        }
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException nobodyKnows) {
            return false;
        }
    }

    /** A line of the answer. */
    void answer(String line) {
        answer((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The answer, or a part of it. */
    void answer(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that is not the answer. */
    void tell(String line) {
        tellBare(line + "\n");
    }

    /** Words that are not the answer, without the end of their line. What can't be told is lost. */
    void tellBare(String words) {
        try {
            err.write(words.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nobodyListens) {
            // There is no third way to say so.
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Words of the answer, set off where that shows. */
    String styled(Style style, String words) {
        return coloured && outIsScreen ? style.around(words) : words;
    }

    /** Words for {@code err}, set off where that shows. */
    String styledTold(Style style, String words) {
        return coloured && errIsScreen ? style.around(words) : words;
    }

    /** Words of unknown origin, on one line, without anything that steers a screen. */
    static String plain(String words) {
        return CONTROL.matcher(words).replaceAll("\ufffd");
    }
}
