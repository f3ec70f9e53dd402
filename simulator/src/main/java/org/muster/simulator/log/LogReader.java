package org.muster.simulator.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Tree;

/**
 * Reads a log from a file, entry by entry: bare (a line is an entry) or sealed (a header, and each entry with wall time
 * and hash). A log that is not whole is refused with the number of the entry: a gap, a time that falls, a kind or key
 * that is not known, a broken chain, a line that is cut off. Of a log of an older version it gives the newest form. The
 * stream is not closed.
 */
public final class LogReader {

    private static final int LONGEST_LINE = 4 << 20;

    private final InputStream in;
    private final CanonicalLog log;
    private final @Nullable String scenario;
    private final Upcasts upcasts;

    private SealedLog.@Nullable Header header;
    private @Nullable Chain chain;
    private final List<String> heads = new ArrayList<>();
    private byte @Nullable [] ahead;

    private long number;
    private int version;
    private @Nullable LogEntry last;
    private byte @Nullable [] stored;
    private @Nullable Long wall;
    private boolean started;
    private boolean ended;
    private boolean forked;

    /** Reads a log of any scenario. */
    public LogReader(InputStream in, Places places) throws IOException {
        this(in, places, null);
    }

    /**
     * @param scenario the hash of the scenario that the log should be of, or null to take any
     * @throws LogProblem when the header of a sealed log is wrong
     */
    public LogReader(InputStream in, Places places, @Nullable String scenario) throws IOException {
        this(in, places, scenario, Upcasts.RELEASED);
    }

    LogReader(InputStream in, Places places, @Nullable String scenario, Upcasts upcasts) throws IOException {
        this.in = new BufferedInputStream(in);
        this.log = new CanonicalLog(places);
        this.scenario = scenario;
        this.upcasts = upcasts;
        readHeader();
    }

    /** Reads a whole log into memory. */
    public static List<LogEntry> readAll(InputStream in, Places places, @Nullable String scenario) throws IOException {
        LogReader reader = new LogReader(in, places, scenario);
        List<LogEntry> all = new ArrayList<>();
        for (LogEntry entry = reader.next(); entry != null; entry = reader.next()) {
            all.add(entry);
        }
        return all;
    }

    /** The first line of a sealed log, or null of a bare one. */
    public SealedLog.@Nullable Header header() {
        return header;
    }

    /**
     * @return the next entry, or null at the end
     * @throws LogProblem when the log is not whole
     */
    public @Nullable LogEntry next() throws IOException {
        byte[] line = ahead != null ? ahead : line();
        ahead = null;
        if (line == null) {
            if (number == 0) {
                throw new LogProblem(0, "It is missing: the log is empty.");
            }
            return null;
        }
        LogEntry entry = read(line);
        last = entry;
        number++;
        return entry;
    }

    /** The bytes of the entry read last, as they stand in the file. */
    public byte[] bytes() {
        if (stored == null) {
            throw new IllegalStateException("No entry has been read.");
        }
        return stored.clone();
    }

    /** When the entry read last was stored, in milliseconds since 1970, or null in a bare log. */
    public @Nullable Long wall() {
        return wall;
    }

    /** The hash of the entry read last; of a bare log there is none. */
    public String head() {
        if (chain == null) {
            throw new IllegalStateException("A bare log has no chain.");
        }
        return chain.head();
    }

    private void readHeader() throws IOException {
        byte[] line = line();
        String begin = "{\"muster-log\":";
        if (line == null || !new String(line, StandardCharsets.ISO_8859_1).startsWith(begin)) {
            ahead = line;
            return;
        }
        try {
            header = header(CanonicalLog.tree(line));
        } catch (IllegalArgumentException refused) {
            throw new LogProblem(LogProblem.HEADER, String.valueOf(refused.getMessage()));
        }
        chain = Chain.of(header.exercise());
    }

    private static SealedLog.Header header(Tree.Branch tree) {
        List<String> keys = List.of("muster-log", "exercise", "parent", "publicKey");
        for (Tree.Entry entry : tree.entries()) {
            if (!keys.contains(entry.key())) {
                throw new IllegalArgumentException(
                        "Key (%s) is not known.%s".formatted(entry.key(), Guess.maybe(entry.key(), keys)));
            }
        }
        if (!Tree.Scalar.of(SealedLog.VERSION).equals(tree.get("muster-log"))) {
            throw new IllegalArgumentException("Key (muster-log) is (%s), not (%d). Maybe it needs a newer Muster."
                    .formatted(tree.get("muster-log"), SealedLog.VERSION));
        }
        String exercise = text(tree, "exercise");
        if (exercise == null) {
            throw new IllegalArgumentException("Key (exercise) is missing.");
        }
        return new SealedLog.Header(exercise, text(tree, "parent"), text(tree, "publicKey"));
    }

    private static @Nullable String text(Tree.Branch tree, String key) {
        Tree value = tree.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Tree.Scalar scalar && scalar.kind() == Tree.Scalar.Kind.STRING) {
            return scalar.written();
        }
        throw new IllegalArgumentException("Key (%s) is (%s), not a text.".formatted(key, value));
    }

    private LogEntry read(byte[] line) {
        byte[] bytes = chain == null ? line : unseal(line, chain);
        stored = bytes;
        byte[] newest;
        try {
            if (number == 0) {
                version = upcasts.version(bytes);
            }
            newest = upcasts.lift(version, bytes);
        } catch (IllegalArgumentException refused) {
            throw new LogProblem(number, String.valueOf(refused.getMessage()));
        }
        LogEntry entry = log.read(number, newest);
        if (chain != null && version == upcasts.newest() && !Arrays.equals(bytes, CanonicalLog.bytes(entry))) {
            throw new LogProblem(number, "Its bytes are not in the form that is chained.");
        }
        check(entry);
        return entry;
    }

    /** Takes an entry's own bytes out of a sealed line, whose form is fixed to the byte. */
    private byte[] unseal(byte[] line, Chain chain) {
        int hashAt = line.length - SealedLog.END.length - Chain.HASH_LENGTH;
        int hashKey = hashAt - SealedLog.HASH.length;
        int wallAt = hashKey;
        while (wallAt > 0 && line[wallAt - 1] >= '0' && line[wallAt - 1] <= '9') {
            wallAt--;
        }
        int wallKey = wallAt - SealedLog.WALL.length;
        int digits = hashKey - wallAt;
        boolean sealed = wallKey > SealedLog.ENTRY.length
                && has(line, 0, SealedLog.ENTRY)
                && has(line, wallKey, SealedLog.WALL)
                && digits > 0
                && digits <= 18
                && has(line, hashKey, SealedLog.HASH)
                && has(line, hashAt + Chain.HASH_LENGTH, SealedLog.END);
        if (!sealed) {
            throw new LogProblem(number, "Its line is no sealed entry. Maybe it is cut off.");
        }
        byte[] entry = Arrays.copyOfRange(line, SealedLog.ENTRY.length, wallKey);
        long stored = Long.parseLong(new String(line, wallAt, digits, StandardCharsets.ISO_8859_1));
        String hash = new String(line, hashAt, Chain.HASH_LENGTH, StandardCharsets.ISO_8859_1);
        String right = chain.add(stored, entry);
        if (!hash.equals(right)) {
            throw new LogProblem(
                    number,
                    "Its hash is (%s), and the chain comes to (%s). Maybe it, or an entry before it, was changed."
                            .formatted(hash, right));
        }
        wall = stored;
        heads.add(right);
        return entry;
    }

    private static boolean has(byte[] line, int at, byte[] part) {
        return at >= 0
                && at + part.length <= line.length
                && Arrays.equals(line, at, at + part.length, part, 0, part.length);
    }

    private void check(LogEntry entry) {
        ExerciseTime before = last == null ? ExerciseTime.START_EX : last.time();
        if (entry.time().compareTo(before) < 0) {
            throw new LogProblem(
                    number,
                    "Its time (%d ms) is earlier than (%d ms) of the entry before."
                            .formatted(entry.time().millis(), before.millis()));
        }
        boolean moved = entry.time().compareTo(before) > 0;
        if (moved && (!started || ended)) {
            throw new LogProblem(
                    number,
                    "Its time is (%d ms), though the clock %s."
                            .formatted(entry.time().millis(), ended ? "stopped at EndEx" : "starts at StartEx"));
        }
        if (entry.event() instanceof Event.ExerciseCreated != (number == 0)) {
            throw new LogProblem(
                    number,
                    "It is (%s) in the middle of the log."
                            .formatted(entry.event().kind()));
        }
        switch (entry.event()) {
            case Event.ExerciseCreated created -> checkScenario(created.scenario());
            case Event.ExerciseStarted started -> this.started = true;
            case Event.ExerciseEnded ended -> this.ended = true;
            case Event.ExerciseForked forked -> this.forked = true;
            case Event.ChainSealed sealed -> checkSeal(sealed);
            default -> {}
        }
    }

    private void checkScenario(String played) {
        if (scenario != null && !scenario.equals(played)) {
            throw new LogProblem(
                    0,
                    "It was played with scenario (%s), not with (%s). Maybe the scenario was changed since."
                            .formatted(played, scenario));
        }
    }

    /** What was copied from a parent was sealed in the parent's chain, which is another. */
    private void checkSeal(Event.ChainSealed sealed) {
        boolean own = header != null && (header.parent() == null || forked);
        if (own && (sealed.upTo() >= number || !heads.get((int) sealed.upTo()).equals(sealed.head()))) {
            throw new LogProblem(
                    number,
                    "It seals entry (%d) as (%s), which is not its hash.".formatted(sealed.upTo(), sealed.head()));
        }
    }

    /** @return the bytes up to the end of line or file, or null when there are none */
    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.size() == 0 ? null : line.toByteArray();
            }
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new LogProblem(number, "Its line is longer than (%d) bytes.".formatted(LONGEST_LINE));
            }
        }
        return line.toByteArray();
    }
}
