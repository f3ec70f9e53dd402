package org.muster.web.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.web.command.CommandLineRun.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {

    @TempDir
    Path data;

    @Test
    void failsWithOneLineWhenAnotherProgramListensThere() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            CommandLineRun run = run("serve", "--port", port, "--data", data.toString());

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.stdout()).isEmpty();
            assertThat(run.stderr())
                    .isEqualTo("muster: Port (%s) is taken. Maybe Muster runs already; --port gives another.\n"
                            .formatted(port));
        }
    }
}
