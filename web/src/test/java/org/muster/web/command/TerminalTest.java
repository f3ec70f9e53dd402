package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.web.command.Terminal.Style;

class TerminalTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean outIsScreen, boolean errIsScreen, boolean coloured) {
        return new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                err,
                outIsScreen,
                errIsScreen,
                coloured);
    }

    @Test
    void coloursAScreenAndNothingElse() {
        assertThat(terminal(true, false, true).styled(Style.RED, "error")).isEqualTo("\u001b[31merror\u001b[0m");
        assertThat(terminal(true, false, true).styledTold(Style.RED, "error")).isEqualTo("error");
        assertThat(terminal(true, true, false).styled(Style.RED, "error")).isEqualTo("error");
        assertThat(terminal(false, true, true).styled(Style.RED, "error")).isEqualTo("error");
    }

    @Test
    void showsASignForWhatWouldSteerTheScreen() {
        assertThat(Terminal.plain("a\u001b[2Jb\nc\u009bd\u202ee")).isEqualTo("a\ufffd[2Jb\ufffdc\ufffdd\ufffde");
        assertThat(Terminal.plain("Condado de Peña\t5")).isEqualTo("Condado de Peña\t5");
    }

    @ParameterizedTest
    @CsvSource({"0,  0", "0.5, 50", "0.999, 99", "1, 100", "1.5, 100", "-1, 0"})
    void drawsHowFarAJobIs(double share, int percent) {
        try (Progress progress = new Progress(terminal(true, true, true), "Playing relay", true)) {
            String bar = progress.bar(share);

            assertThat(bar).startsWith("Playing relay [").endsWith(" %3d %%".formatted(percent));
            assertThat(bar.chars().filter(sign -> sign == '#').count()).isEqualTo(percent * 30L / 100);
            assertThat(bar).hasSameSizeAs(progress.bar(0));
        }
    }

    @Test
    void showsABarAfterASecondThenTenTimesASecondAndClearsIt() {
        AtomicLong nanos = new AtomicLong();
        try (Progress progress = new Progress(terminal(true, true, true), "Playing", true, nanos::get)) {
            nanos.set(999_999_999);
            progress.show(0.1);
            assertThat(told()).isEmpty();

            nanos.set(1_000_000_000);
            progress.show(0.2);
            nanos.set(1_099_999_999);
            progress.show(0.3);
            assertThat(told()).contains(" 20 %").doesNotContain(" 30 %");

            nanos.set(1_100_000_000);
            progress.show(0.4);
            assertThat(told()).endsWith(" 40 %");
        }
        assertThat(told()).endsWith("\r\u001b[K");
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void showsNoBarWhereNobodyLooksOrWantsOne(boolean errIsScreen, boolean wanted) {
        AtomicLong nanos = new AtomicLong();
        try (Progress progress = new Progress(terminal(true, errIsScreen, true), "Playing", wanted, nanos::get)) {
            nanos.set(5_000_000_000L);
            progress.show(0.5);
        }

        assertThat(told()).isEmpty();
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
