package org.muster.web.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that a command writes, or standard output when its name is {@code -}. A file comes to be whole or not at all: it
 * is written beside its place and moved there by {@link #keep}; without that, what was there before stays.
 */
final class OutputFile implements AutoCloseable {
    private final String name;
    private final OutputStream out;
    private final Path place;
    private final @Nullable Path beside;

    /** @param beside where it is written until it is kept, or null when it is written where it stands */
    private OutputFile(String name, OutputStream out, Path place, @Nullable Path beside) {
        this.name = name;
        this.out = out;
        this.place = place;
        this.beside = beside;
    }

    /** @return null when none is asked for */
    static @Nullable OutputFile openOrNull(@Nullable String name, Terminal terminal) {
        return name == null ? null : open(name, terminal);
    }

    /** @throws BadInput when nothing can be written there */
    static OutputFile open(String name, Terminal terminal) {
        Path place = InputFile.path(name);
        String shown = Terminal.plain(name);
        if (name.equals(InputFile.STANDARD)) {
            return new OutputFile(name, terminal.out(), place, null);
        }
        if (Files.isDirectory(place)) {
            throw new BadInput("%s is a directory, not a file.".formatted(shown));
        }
        if (Files.exists(place) && !Files.isWritable(place)) {
            throw new BadInput("%s may not be written.".formatted(shown));
        }
        try {
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                return new OutputFile(shown, new BufferedOutputStream(Files.newOutputStream(place)), place, null);
            }
            Path real = Files.exists(place) ? place.toRealPath() : place.toAbsolutePath();
            Path beside = real.resolveSibling(".%s.%d.part"
                    .formatted(real.getFileName(), ProcessHandle.current().pid()));
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16);
            beside.toFile().deleteOnExit();
            return new OutputFile(shown, out, real, beside);
        } catch (IOException e) {
            throw new BadInput("%s can't be written: %s.".formatted(shown, InputFile.reason(e)));
        }
    }

    /** @throws BadInput when the two names mean one file, of which writing would destroy what is wanted */
    static void checkApart(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.equals(InputFile.STANDARD) || other.equals(InputFile.STANDARD)) {
            return;
        }
        Path first = InputFile.path(one);
        Path second = InputFile.path(other);
        boolean same = first.toAbsolutePath()
                .normalize()
                .equals(second.toAbsolutePath().normalize());
        try {
            same |= Files.isRegularFile(first) && Files.isRegularFile(second) && Files.isSameFile(first, second);
        } catch (IOException unreadable) {
            // Whoever opens it will say so.
        }
        if (same && !(Files.exists(first) && !Files.isRegularFile(first))) {
            throw new BadInput(
                    "%s can't be two things at once. Maybe give another name.".formatted(Terminal.plain(other)));
        }
    }

    private boolean isStandard() {
        return name.equals(InputFile.STANDARD);
    }

    void writeLine(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.write('\n');
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Ends the file and puts it in its place. */
    void keep() throws IOException {
        try {
            if (isStandard()) {
                out.flush();
                return;
            }
            out.close();
            if (beside != null) {
                Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Standard output needs no name: whoever meets its end knows which it is. */
    private IOException named(IOException e) {
        return isStandard() ? e : new IOException("%s: %s".formatted(name, InputFile.reason(e)), e);
    }

    /** Leaves nothing behind that was not kept. */
    @Override
    public void close() {
        if (!isStandard()) {
            try {
                out.close();
            } catch (IOException lost) {
                // It was not kept, or the end of keeping it has said so.
            }
            if (beside != null) {
                beside.toFile().delete();
            }
        }
    }
}
