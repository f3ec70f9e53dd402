package org.muster.web.store.embedded;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbered slots of bytes in one append-only file. Changes wait in memory until {@link #commit}, which writes them as one
 * frame and asks the disk for it before it returns; the next frame is written only then. So a kill or a power cut can tear
 * no frame but the last, and opening cuts that one off. Only the places of the slots are kept in memory.
 *
 * <p>A frame is {@code magic, length, crc32c(body), crc32c(these 12 bytes), body}; its body is a row of
 * {@code slot, length, bytes}, where no bytes mean an emptied slot. Whole numbers are big-endian, 4 bytes.
 */
final class SlotFile implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(SlotFile.class);

    private static final byte[] SIGNATURE = {'M', 'U', 'S', 'T', 'E', 'R', 1, '\n'};
    /** Not to be found in UTF-8 text, so that no stored text looks like a frame. */
    private static final int MAGIC = 0xF5FA_C0FF;

    private static final int FRAME_HEAD = 16;
    private static final int RECORD_HEAD = 8;
    private static final byte[] NOTHING = new byte[0];
    /** How much more dead than live bytes a file may hold. */
    private static final long SLACK = 1 << 20;

    private static final int REWRITTEN_FRAME = 1 << 20;

    private final Path path;
    private FileChannel channel;
    /** Where the next frame goes; everything before it is on disk. */
    private long end;
    /** A frame failed half-way, so bytes of it may lie behind the end. */
    private boolean torn;

    private long[] places = new long[64];
    private int[] lengths = new int[64];
    private int slots;
    private final Deque<Integer> free = new ArrayDeque<>();
    private long live;
    private boolean erasing;

    /** What the next frame brings, by slot. */
    private final Map<Integer, byte[]> waiting = new LinkedHashMap<>();

    private volatile boolean dirty;

    private SlotFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.end = SIGNATURE.length;
    }

    /** @throws CorruptFile when a frame is damaged and whole ones follow it */
    static SlotFile open(Path path) throws IOException {
        return open(
                path,
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** @param channel reads and writes the file at the path; closed with the slot file, or at once when this throws */
    static SlotFile open(Path path, FileChannel channel) throws IOException {
        SlotFile file = new SlotFile(path, channel);
        try {
            Files.deleteIfExists(rewritten(path));
            if (channel.size() < SIGNATURE.length) {
                writeFully(channel, ByteBuffer.wrap(SIGNATURE), 0);
                channel.force(true);
                syncDirectory(path);
            } else {
                file.readFrames();
            }
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    synchronized int add(byte[] bytes) {
        Integer reused = free.poll();
        int slot = reused == null ? slots : reused;
        reserve(slot);
        put(slot, bytes);
        return slot;
    }

    synchronized void set(int slot, byte[] bytes) {
        put(slot, bytes);
    }

    /** Empties the slot. The file is rewritten at the next commit, so that nothing of the bytes stays in it. */
    synchronized void remove(int slot) {
        put(slot, NOTHING);
        free.add(slot);
        erasing = true;
    }

    synchronized byte @Nullable [] read(int slot) {
        byte[] bytes = waiting.get(slot);
        if (bytes != null) {
            return bytes.length == 0 ? null : bytes;
        }
        if (slot >= slots || places[slot] == 0) {
            return null;
        }
        try {
            ByteBuffer buffer = ByteBuffer.allocate(lengths[slot]);
            readFully(buffer, places[slot]);
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException("Slot (%d) of (%s) can't be read.".formatted(slot, path), e);
        }
    }

    /** Every slot ever used, emptied ones among them. */
    synchronized IntStream slots() {
        return IntStream.range(0, slots);
    }

    synchronized int count() {
        return slots - free.size();
    }

    /** Bytes in the file that a slot still shows. */
    synchronized long live() {
        return live;
    }

    synchronized long size() {
        return end;
    }

    /** Whether something waits for {@link #commit}. */
    boolean isDirty() {
        return dirty;
    }

    /**
     * Brings all changes made before the call to the disk. When it fails nothing is lost or half done: the changes still
     * wait, and the next call writes them all again. Not to be called by two threads at once.
     */
    void commit() throws IOException {
        if (!dirty) {
            return;
        }
        Map<Integer, byte[]> taken;
        synchronized (this) {
            taken = new LinkedHashMap<>(waiting);
        }
        if (!taken.isEmpty()) {
            ByteBuffer frame = frame(taken);
            if (torn) {
                channel.truncate(end);
            }
            torn = true;
            writeFully(channel, frame, end);
            channel.force(false);
            torn = false;
            settle(taken);
        }
        synchronized (this) {
            if (erasing || end - live > live + SLACK) {
                rewrite();
            }
            dirty = !waiting.isEmpty();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            commit();
        } finally {
            channel.close();
        }
    }

    /** Closes the file and removes it with all it holds. */
    void delete() throws IOException {
        channel.close();
        Files.delete(path);
        syncDirectory(path);
    }

    private void put(int slot, byte[] bytes) {
        waiting.put(slot, bytes);
        dirty = true;
    }

    private void reserve(int slot) {
        if (slot >= places.length) {
            places = Arrays.copyOf(places, Math.max(slot + 1, places.length * 2));
            lengths = Arrays.copyOf(lengths, places.length);
        }
        slots = Math.max(slots, slot + 1);
    }

    private synchronized void settle(Map<Integer, byte[]> written) {
        long place = end + FRAME_HEAD;
        for (Map.Entry<Integer, byte[]> record : written.entrySet()) {
            byte[] bytes = record.getValue();
            place += RECORD_HEAD;
            locate(record.getKey(), place, bytes.length);
            place += bytes.length;
            waiting.remove(record.getKey(), bytes);
        }
        end = place;
    }

    private void locate(int slot, long place, int length) {
        reserve(slot);
        if (places[slot] != 0) {
            live -= RECORD_HEAD + lengths[slot];
        }
        places[slot] = length == 0 ? 0 : place;
        lengths[slot] = length;
        if (length != 0) {
            live += RECORD_HEAD + length;
        }
    }

    private static ByteBuffer frame(Map<Integer, byte[]> records) {
        long body = records.values().stream()
                .mapToLong(bytes -> RECORD_HEAD + bytes.length)
                .sum();
        ByteBuffer frame = ByteBuffer.allocate(Math.toIntExact(FRAME_HEAD + body));
        frame.position(FRAME_HEAD);
        records.forEach((slot, bytes) -> {
            frame.putInt(slot);
            frame.putInt(bytes.length);
            frame.put(bytes);
        });
        frame.putInt(0, MAGIC);
        frame.putInt(4, (int) body);
        frame.putInt(8, checksum(frame.array(), FRAME_HEAD, (int) body));
        frame.putInt(12, checksum(frame.array(), 0, 12));
        return frame.flip();
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Copies what is live to a new file, which takes this one's place at once or not at all. */
    private void rewrite() throws IOException {
        Path copy = rewritten(path);
        FileChannel target = FileChannel.open(
                copy,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        long[] newPlaces = new long[places.length];
        long position = SIGNATURE.length;
        try {
            writeFully(target, ByteBuffer.wrap(SIGNATURE), 0);
            Map<Integer, byte[]> records = new LinkedHashMap<>();
            long size = 0;
            for (int slot = 0; slot < slots; slot++) {
                if (places[slot] != 0) {
                    ByteBuffer bytes = ByteBuffer.allocate(lengths[slot]);
                    readFully(bytes, places[slot]);
                    newPlaces[slot] = position + FRAME_HEAD + size + RECORD_HEAD;
                    size += RECORD_HEAD + lengths[slot];
                    records.put(slot, bytes.array());
                }
                if (size >= REWRITTEN_FRAME || (slot == slots - 1 && !records.isEmpty())) {
                    writeFully(target, frame(records), position);
                    position += FRAME_HEAD + size;
                    records.clear();
                    size = 0;
                }
            }
            target.force(true);
            Files.move(copy, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            target.close();
            throw e;
        }
        channel.close();
        channel = target;
        places = newPlaces;
        end = position;
        erasing = waiting.values().stream().anyMatch(bytes -> bytes.length == 0);
        syncDirectory(path);
    }

    private void readFrames() throws IOException {
        long size = channel.size();
        channel.position(0);
        // The channel outlives the stream, which only buffers it.
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        if (!Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE)) {
            throw new CorruptFile(path, 0, "it does not begin as a file of the store");
        }
        byte[] head = new byte[FRAME_HEAD];
        while (end < size) {
            byte[] body = nextBody(in, head, size);
            if (body == null) {
                cutTornFrame(size);
                return;
            }
            readRecords(ByteBuffer.wrap(body), end + FRAME_HEAD);
            end += FRAME_HEAD + body.length;
        }
        findFreeSlots();
    }

    /** @return null when no whole frame begins at the end so far */
    private byte @Nullable [] nextBody(DataInputStream in, byte[] head, long size) throws IOException {
        if (size - end < FRAME_HEAD) {
            return null;
        }
        try {
            in.readFully(head);
        } catch (EOFException e) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = fields.getInt(4);
        if (!isHead(head, 0) || size - end - FRAME_HEAD < length) {
            return null;
        }
        byte[] body = in.readNBytes(length);
        return body.length == length && checksum(body, 0, length) == fields.getInt(8) ? body : null;
    }

    private static boolean isHead(byte[] bytes, int at) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        return head.getInt(at) == MAGIC && head.getInt(at + 4) >= 0 && checksum(bytes, at, 12) == head.getInt(at + 12);
    }

    private void readRecords(ByteBuffer body, long place) {
        while (body.hasRemaining()) {
            int slot = body.getInt();
            int length = body.getInt();
            locate(slot, place + body.position(), length);
            body.position(body.position() + length);
        }
    }

    private void findFreeSlots() {
        for (int slot = 0; slot < slots; slot++) {
            if (places[slot] == 0) {
                free.add(slot);
            }
        }
    }

    private void cutTornFrame(long size) throws IOException {
        OptionalLong whole = wholeFrameAfter(end, size);
        if (whole.isPresent()) {
            throw new CorruptFile(path, end, "a whole frame follows it at byte (%d)".formatted(whole.getAsLong()));
        }
        log.warn("Cut a torn write of ({}) bytes off the end of ({}). It was never acknowledged.", size - end, path);
        channel.truncate(end);
        channel.force(true);
        findFreeSlots();
    }

    private OptionalLong wholeFrameAfter(long damaged, long size) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(1 << 20);
        for (long from = damaged + 1; size - from >= FRAME_HEAD; from += window.capacity() - FRAME_HEAD + 1) {
            window.clear().limit((int) Math.min(window.capacity(), size - from));
            readFully(window, from);
            for (int at = 0; at + FRAME_HEAD <= window.limit(); at++) {
                if (isHead(window.array(), at)
                        && isWholeFrame(from + at, window.getInt(at + 4), window.getInt(at + 8), size)) {
                    return OptionalLong.of(from + at);
                }
            }
        }
        return OptionalLong.empty();
    }

    private boolean isWholeFrame(long at, int length, int checksum, long size) throws IOException {
        if (size - at - FRAME_HEAD < length) {
            return false;
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        readFully(body, at + FRAME_HEAD);
        return checksum(body.array(), 0, length) == checksum;
    }

    private void readFully(ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("(%s) ends before byte (%d).".formatted(path, position + buffer.limit()));
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    private static Path rewritten(Path path) {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    /** Makes the directory's entry for the file durable. Windows has no such call and needs none. */
    private static void syncDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
                opened.force(true);
            }
        }
    }
}
