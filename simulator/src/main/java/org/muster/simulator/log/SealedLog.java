package org.muster.simulator.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Persona;

/**
 * Writes a sealed log: a header, then a line for each entry with the wall time at which it was stored and its hash in
 * the {@link Chain}. Whoever has the last hash from elsewhere can tell whether anything was changed.
 */
public final class SealedLog {

    /** The version of this form of file. */
    static final int VERSION = 1;

    static final byte[] ENTRY = Bytes.ascii("{\"entry\":");
    static final byte[] WALL = Bytes.ascii(",\"wall\":");
    static final byte[] HASH = Bytes.ascii(",\"hash\":\"");
    static final byte[] END = Bytes.ascii("\"}");

    /**
     * The first line.
     *
     * @param exercise the chain begins with it
     * @param parent the exercise that this one was forked from, or null
     * @param publicKey the Ed25519 key of the installation that seals it, or null when it seals nothing
     */
    public record Header(
            String exercise,
            @Nullable String parent,
            @Nullable String publicKey) {
        public Header {
            Bounds.word("Exercise", exercise);
            if (parent != null) {
                Bounds.word("Parent", parent);
            }
            if (publicKey != null) {
                Bounds.word("Public key", publicKey);
            }
        }
    }

    /**
     * What a whole sealed log comes to.
     *
     * @param head the hash of its last entry
     */
    public record Seal(Header header, long entries, String head) {}

    private final OutputStream out;
    private final Chain chain;

    /** @param out is neither flushed nor closed */
    public SealedLog(Header header, OutputStream out) throws IOException {
        this.out = out;
        this.chain = Chain.of(header.exercise());
        out.write(line(header));
    }

    /**
     * @param wall when the entry was stored, in milliseconds since 1970
     * @param canonical the bytes of the entry as they were stored
     */
    public void write(long wall, byte[] canonical) throws IOException {
        Bounds.atLeast(0, "Wall time", wall);
        Bytes line = new Bytes();
        line.add(ENTRY);
        line.add(canonical);
        line.add(WALL);
        line.add(wall);
        line.add(HASH);
        line.add(Bytes.ascii(chain.add(wall, canonical)));
        line.add(END);
        line.add('\n');
        out.write(line.toArray());
    }

    /** The hash of the last entry written. */
    public String head() {
        return chain.head();
    }

    /**
     * Reads a sealed log to its end, without the scenario it was played with.
     *
     * @throws LogProblem when it is not whole
     */
    public static Seal verify(InputStream in) throws IOException {
        LogReader log = new LogReader(in, Persona.Id::new);
        Header header = log.header();
        if (header == null) {
            throw new LogProblem(LogProblem.HEADER, "It is a bare log, which carries no hashes.");
        }
        long entries = 0;
        while (log.next() != null) {
            entries++;
        }
        return new Seal(header, entries, log.head());
    }

    private static byte[] line(Header header) {
        Bytes line = new Bytes();
        line.add(Bytes.ascii("{\"muster-log\":"));
        line.add(VERSION);
        line.add(Bytes.ascii(",\"exercise\":"));
        line.addString(header.exercise());
        if (header.parent() != null) {
            line.add(Bytes.ascii(",\"parent\":"));
            line.addString(header.parent());
        }
        if (header.publicKey() != null) {
            line.add(Bytes.ascii(",\"publicKey\":"));
            line.addString(header.publicKey());
        }
        line.add(Bytes.ascii("}\n"));
        return line.toArray();
    }
}
