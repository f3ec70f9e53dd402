package org.muster.web.command;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.muster.scenarios.yaml.Nearest;

/** A file that a command reads, or standard input when its name is {@code -}. */
final class InputFile extends FilterInputStream {

    /** The name that stands for standard input or output. */
    static final String STANDARD = "-";

    /** So much of a file is looked at to see whether it is text. */
    private static final int LOOK = 8192;

    private final long size;
    private long taken;

    /** @param size or 0 when nobody knows */
    private InputFile(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    /** @throws BadInput when there is no such file, or it is empty, or it is no text as far as its beginning shows */
    static InputFile open(String name, Terminal terminal) {
        try {
            InputFile file = name.equals(STANDARD)
                    ? new InputFile(new BufferedInputStream(terminal.in(), 1 << 16), 0)
                    : opened(name);
            file.look(shown(name));
            return file;
        } catch (IOException e) {
            throw new BadInput("%s can't be read: %s.".formatted(shown(name), reason(e)));
        }
    }

    private static InputFile opened(String name) throws IOException {
        Path path = path(name);
        if (Files.isDirectory(path)) {
            throw new BadInput("%s is a directory, not a file.%s".formatted(shown(name), inside(path)));
        }
        if (!Files.exists(path)) {
            throw new BadInput("There is no file %s.%s".formatted(shown(name), maybe(path)));
        }
        return new InputFile(new BufferedInputStream(Files.newInputStream(path), 1 << 16), Files.size(path));
    }

    private void look(String shown) throws IOException {
        in.mark(LOOK);
        byte[] beginning = in.readNBytes(LOOK);
        in.reset();
        if (beginning.length == 0) {
            close();
            throw new BadInput("%s is empty.".formatted(shown));
        }
        for (byte each : beginning) {
            if (each == 0) {
                close();
                throw new BadInput("%s is a binary file, not a text.".formatted(shown));
            }
        }
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        taken += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int count = in.read(bytes, from, most);
        taken += Math.max(0, count);
        return count;
    }

    /** @return how much of the file has been read, 0..1; 0 when its size is not known */
    double share() {
        return size == 0 ? 0 : (double) taken / size;
    }

    static String shown(String name) {
        return name.equals(STANDARD) ? "Standard input" : Terminal.plain(name);
    }

    /** @throws BadInput when the system has no such names */
    static Path path(String name) {
        if (name.isBlank()) {
            throw new BadInput("The name of a file is empty.");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadInput("%s can't be the name of a file.".formatted(Terminal.plain(name)));
        }
    }

    /** @return what the system says, without the name of the file */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "there is no such directory";
            case FileSystemException other when other.getReason() != null -> Objects.requireNonNull(other.getReason());
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }

    /** @return " Maybe x." where a neighbour has nearly that name, else nothing */
    static String maybe(Path missing) {
        Path directory = missing.toAbsolutePath().getParent();
        Path file = missing.getFileName();
        if (directory == null || file == null) {
            return "";
        }
        if (!Files.isDirectory(directory)) {
            return " Its directory is missing, too.";
        }
        String nearest = Nearest.to(file.toString(), names(directory));
        return nearest == null
                ? ""
                : " Maybe %s."
                        .formatted(
                                Terminal.plain(missing.resolveSibling(nearest).toString()));
    }

    private static String inside(Path directory) {
        List<String> scripts = names(directory).stream()
                .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".jsonl"))
                .limit(3)
                .map(name -> Terminal.plain(directory.resolve(name).toString()))
                .toList();
        return scripts.isEmpty() ? "" : " Maybe %s.".formatted(String.join(" or ", scripts));
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .sorted()
                    .toList();
        } catch (IOException nobodyKnows) {
            return List.of();
        }
    }
}
