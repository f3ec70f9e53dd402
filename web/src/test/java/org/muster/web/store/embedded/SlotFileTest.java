package org.muster.web.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotFileTest {

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("log.slots");
    }

    @Test
    void showsAfterOpeningWhatWasCommitted() throws IOException {
        try (SlotFile file = SlotFile.open(path)) {
            file.add(bytes("one"));
            file.add(bytes("two"));
            file.commit();
            file.set(0, bytes("won"));
            file.commit();
        }

        assertThat(stored()).isEqualTo(Map.of(0, "won", 1, "two"));
    }

    @Test
    void showsAtOnceWhatWaitsForTheDisk() throws IOException {
        try (SlotFile file = SlotFile.open(path)) {
            int slot = file.add(bytes("one"));

            assertThat(file.isDirty()).isTrue();
            assertThat(file.read(slot)).asString(UTF_8).isEqualTo("one");
            assertThat(Files.size(path)).isEqualTo(8);

            file.commit();

            assertThat(file.isDirty()).isFalse();
            assertThat(file.read(slot)).asString(UTF_8).isEqualTo("one");
        }
    }

    @Test
    void cutsOffALastFrameThatWasTornAtAnyByte() throws IOException {
        byte[] before = fileOf("one");
        byte[] whole = fileOf("one", "two");

        for (int length = before.length + 1; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));

            assertThat(stored()).as("torn after %d bytes", length).isEqualTo(Map.of(0, "one"));
            assertThat(Files.size(path)).isEqualTo(before.length);
        }
    }

    @Test
    void cutsOffALastFrameOfWhichOnlyTheLengthReachedTheDisk() throws IOException {
        byte[] before = fileOf("one");
        byte[] whole = fileOf("one", "two");
        for (int at = before.length; at < whole.length; at++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, at, whole.length, (byte) 0);
            Files.write(path, torn);

            assertThat(stored()).as("zeros from byte %d", at).isEqualTo(Map.of(0, "one"));
        }
    }

    @Test
    void goesOnAfterATornFrame() throws IOException {
        byte[] whole = fileOf("one", "two");
        Files.write(path, Arrays.copyOf(whole, whole.length - 1));
        try (SlotFile file = SlotFile.open(path)) {
            file.add(bytes("2"));
        }

        assertThat(stored()).isEqualTo(Map.of(0, "one", 1, "2"));
    }

    @Test
    void refusesAFileThatIsDamagedBeforeItsLastFrameAndNamesIt() throws IOException {
        int first = fileOf("one").length;
        byte[] whole = fileOf("one", "two", "three");

        for (int at = 8; at < first; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(path, damaged);

            assertThatThrownBy(this::stored)
                    .as("byte %d", at)
                    .isInstanceOf(CorruptFile.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageContaining("byte (8)");
            assertThat(Files.readAllBytes(path)).isEqualTo(damaged);
        }
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        Files.writeString(path, "A letter to the editor.");

        assertThatThrownBy(this::stored).isInstanceOf(CorruptFile.class).hasMessageContaining(path.toString());
    }

    @Test
    void leavesNothingOfAnEmptiedSlotInTheFile() throws IOException {
        try (SlotFile file = SlotFile.open(path)) {
            file.add(bytes("a secret of the witness"));
            file.add(bytes("stays"));
            file.commit();
            file.remove(0);
            file.commit();

            assertThat(Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("stays")
                    .doesNotContain("secret");
            assertThat(file.count()).isEqualTo(1);
            assertThat(file.read(1)).asString(UTF_8).isEqualTo("stays");
            assertThat(file.add(bytes("next"))).isZero();
        }

        assertThat(stored()).isEqualTo(Map.of(0, "next", 1, "stays"));
    }

    @Test
    void staysSmallHoweverOftenASlotIsSet() throws IOException {
        byte[] mark = new byte[10_000];
        try (SlotFile file = SlotFile.open(path)) {
            int slot = file.add(mark);
            for (int second = 0; second < 1_000; second++) {
                file.set(slot, mark);
                file.commit();
            }

            assertThat(Files.size(path)).isLessThan(1_200_000);
            assertThat(file.read(slot)).isEqualTo(mark);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 20, 30})
    void writesAgainWhatAFullDiskRefused(int bytesLeft) throws IOException {
        FailingChannel disk = disk();
        SlotFile file = SlotFile.open(path, disk);
        file.add(bytes("one"));
        file.commit();
        file.add(bytes("a longer second one"));
        disk.fillUpAfter(bytesLeft);

        assertThatThrownBy(file::commit).hasMessageContaining("No space left");
        assertThat(Files.exists(path)).isTrue();
        assertThat(stored(copy())).isEqualTo(Map.of(0, "one"));

        disk.heal();
        file.set(1, bytes("2"));
        file.close();

        assertThat(stored()).isEqualTo(Map.of(0, "one", 1, "2"));
    }

    @Test
    void writesAgainWhatTheDiskDidNotConfirm() throws IOException {
        FailingChannel disk = disk();
        try (SlotFile file = SlotFile.open(path, disk)) {
            file.add(bytes("one"));
            disk.failToForce();
            assertThatThrownBy(file::commit).hasMessageContaining("Input/output");
            assertThat(file.isDirty()).isTrue();
            disk.heal();
            disk.fillUpAfter(0);

            assertThatThrownBy(file::commit)
                    .as("a second force alone would prove nothing")
                    .hasMessageContaining("No space");
            disk.heal();
        }

        assertThat(stored()).isEqualTo(Map.of(0, "one"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsWhatAMapHolds(long seed) throws IOException {
        Random random = new Random(seed);
        Map<Integer, String> model = new HashMap<>();
        SlotFile file = SlotFile.open(path);
        for (int step = 0; step < 400; step++) {
            String value = "v" + step + "x".repeat(random.nextInt(200));
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> model.put(file.add(bytes(value)), value);
                case 4, 5 -> {
                    if (!model.isEmpty()) {
                        int slot = any(model, random);
                        file.set(slot, bytes(value));
                        model.put(slot, value);
                    }
                }
                case 6 -> {
                    if (!model.isEmpty()) {
                        int slot = any(model, random);
                        file.remove(slot);
                        model.remove(slot);
                    }
                }
                case 7, 8 -> file.commit();
                default -> {
                    file.close();
                    file = SlotFile.open(path);
                }
            }
            assertThat(file.count()).isEqualTo(model.size());
        }
        assertThat(read(file)).isEqualTo(model);
        file.close();

        assertThat(stored()).isEqualTo(model);
    }

    private static int any(Map<Integer, String> model, Random random) {
        List<Integer> slots = model.keySet().stream().sorted().toList();
        return slots.get(random.nextInt(slots.size()));
    }

    private FailingChannel disk() throws IOException {
        return new FailingChannel(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** The file as a kill at this moment would leave it. */
    private Path copy() throws IOException {
        return Files.copy(path, directory.resolve("copy.slots"));
    }

    private byte[] fileOf(String... frames) throws IOException {
        Path sample = directory.resolve("sample-" + frames.length);
        Files.deleteIfExists(sample);
        try (SlotFile file = SlotFile.open(sample)) {
            for (String frame : frames) {
                file.add(bytes(frame));
                file.commit();
            }
        }
        return Files.readAllBytes(sample);
    }

    private Map<Integer, String> stored() throws IOException {
        return stored(path);
    }

    private static Map<Integer, String> stored(Path path) throws IOException {
        try (SlotFile file = SlotFile.open(path)) {
            return read(file);
        }
    }

    private static Map<Integer, String> read(SlotFile file) {
        Map<Integer, String> read = new HashMap<>();
        file.slots().forEach(slot -> {
            byte[] bytes = file.read(slot);
            if (bytes != null) {
                read.put(slot, new String(bytes, UTF_8));
            }
        });
        return read;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
