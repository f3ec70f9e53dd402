package org.muster.web.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a run of the command line came to. */
record CommandLineRun(int exit, String stdout, String stderr) {

    static CommandLineRun run(String... args) {
        return runWithInput("", args);
    }

    static CommandLineRun runWithInput(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, false, false, false);
        int exit = MusterCommand.run(terminal, args);
        return new CommandLineRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
