package org.muster.web.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.yaml.ScenarioSchema;
import org.muster.simulator.Simulation;
import org.muster.web.server.Server;
import org.muster.web.server.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All that can be said on the command line: a method is a command, its parameters are the command's. */
@Command(
        name = "muster",
        description = "Plays and scores exercises of several agencies. Everything in them is invented.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:bad input"},
        footer = {
            "  muster library",
            "  muster play first-notice",
            "  muster check flood.yaml",
            "",
            "muster COMMAND --help says more about a command."
        })
public final class MusterCommand {

    /** What every command ends with. */
    static final int DONE = 0, FAILED = 1, BAD_INPUT = 2;

    /** What the shell calls the end of a command whose reader went away. */
    static final int READER_GONE = 141;

    private final Terminal terminal;

    private MusterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs one command for the terminal of this process.
     *
     * @return the exit code
     */
    public static int run(String... args) {
        return run(Terminal.ofProcess(), args);
    }

    static int run(Terminal terminal, String... args) {
        CommandLine line = line(terminal);
        int code = line.execute(args);
        try {
            terminal.flush();
        } catch (IOException e) {
            return failed(terminal, e);
        }
        return code;
    }

    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new MusterCommand(terminal));
        for (CommandLine each : line.getSubcommands().values()) {
            dress(each.getCommandSpec());
        }
        dress(line.getCommandSpec());
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Says which Muster this is, and ends.")
                        .build());
        line.getCommandSpec().versionProvider(MusterCommand::version);
        line.setUsageHelpWidth(100);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.coloured() && terminal.outIsScreen() ? Ansi.ON : Ansi.OFF));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.registerConverter(long.class, given -> whole(given, Long::parseLong));
        line.registerConverter(int.class, given -> whole(given, Integer::parseInt));
        line.setParameterExceptionHandler((wrong, given) -> refuse(terminal, wrong));
        line.setExecutionExceptionHandler((e, of, parsed) -> failed(terminal, e));
        return line;
    }

    private static void dress(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Says what there is to say, and ends.")
                .build());
        UsageMessageSpec usage = spec.usageMessage();
        usage.sortOptions(false);
        usage.sortSynopsis(false);
        usage.synopsisHeading("Usage: ");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%n");
        usage.optionListHeading("%n");
        usage.commandListHeading("%nCommands:%n");
        usage.footerHeading("%nExamples:%n");
    }

    private static <N extends Number> N whole(String given, Function<String, N> read) {
        try {
            return read.apply(given);
        } catch (NumberFormatException none) {
            throw new TypeConversionException("(%s) is not a whole number.".formatted(given));
        }
    }

    private static int refuse(Terminal terminal, ParameterException wrong) {
        CommandLine of = wrong.getCommandLine();
        String message = Objects.requireNonNullElse(wrong.getMessage(), "That can't be read.");
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            String what = unmatched.isUnknownOption() ? "option" : of.getParent() == null ? "command" : "argument";
            List<String> near = unmatched.getSuggestions();
            message = "There is no %s %s.%s"
                    .formatted(what, first, near.isEmpty() ? "" : " Maybe %s.".formatted(near.getFirst()));
        }
        tellError(terminal, message);
        terminal.tell("%s --help says what can be given."
                .formatted(of.getCommandSpec().qualifiedName()));
        return BAD_INPUT;
    }

    private static int failed(Terminal terminal, Exception e) {
        Exception cause =
                e instanceof UncheckedIOException unchecked ? Objects.requireNonNull(unchecked.getCause()) : e;
        return switch (cause) {
            case BadInput bad -> {
                tellError(terminal, Objects.requireNonNull(bad.getMessage()));
                yield BAD_INPUT;
            }
            case IOException io when isReaderGone(io) -> READER_GONE;
            case IOException io -> {
                tellError(
                        terminal,
                        (io.getCause() == null ? "Standard output: %s." : "%s.").formatted(InputFile.reason(io)));
                yield FAILED;
            }
            default -> {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                tellError(terminal, "This is a fault of Muster; please report it with what follows.");
                terminal.tellBare(trace.toString());
                yield FAILED;
            }
        };
    }

    /** Whether the next command of the pipe has read all it wanted, as {@code head} does. */
    private static boolean isReaderGone(IOException e) {
        return e.getCause() == null
                && Objects.requireNonNullElse(e.getMessage(), "")
                        .toLowerCase(Locale.ROOT)
                        .contains("broken pipe");
    }

    static void tellError(Terminal terminal, String message) {
        terminal.tell(terminal.styledTold(Terminal.Style.RED, "muster: ") + Terminal.plain(message));
    }

    @Command(
            description = {
                "Checks scripts and says all that is to be mended in them.",
                "A finding a line: file:line:column: severity: message. Ends with 2 when one of them can't be played."
            },
            footer = {
                "  muster check flood.yaml",
                "  muster check first-notice flood.yaml --json",
                "  muster check - < flood.yaml"
            })
    int check(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "FILE|ID",
                            description = "A script, - for standard input, or an id of the library.")
                    List<String> names,
            @Option(names = "--json", description = "Answers in JSON.") boolean json)
            throws IOException {
        return new Check(terminal).run(names, json);
    }

    @Command(
            description = {
                "Plays a whole scenario with simulated crews and scores them.",
                "Nobody waits: exercise time is not the clock on the wall. The same seed plays the same log to the last "
                        + "byte."
            },
            footer = {
                "  muster play first-notice",
                "  muster play flood.yaml --seed 7 --log flood.jsonl --scores flood.json",
                "  muster play first-notice --json"
            })
    int play(
            @Parameters(
                            paramLabel = "FILE|ID",
                            description = "A script, - for standard input, or an id of the library.")
                    String scenario,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "Decides all chance; 0 to 2^53 - 1, 1 if not given.")
                    long seed,
            @Option(names = "--log", paramLabel = "FILE", description = "Writes the log there; - is standard output.")
                    @Nullable
                    String log,
            @Option(
                            names = "--scores",
                            paramLabel = "FILE",
                            description = "Writes the scores there in JSON; - is standard output.")
                    @Nullable
                    String scores,
            @Option(names = "--json", description = "Answers in JSON.") boolean json,
            @Option(names = "--no-progress", description = "Shows no bar while it plays.") boolean noProgress)
            throws IOException {
        return new Play(terminal, scenario, seed, log, scores, json, !noProgress).run();
    }

    @Command(
            description = {
                "Scores a log, bare or sealed.",
                "No engine runs: a log that was written by hand is scored as well. Ends with 2 and the number of the "
                        + "entry when the log is broken."
            },
            footer = {
                "  muster play flood.yaml --log flood.jsonl",
                "  muster score --scenario flood.yaml flood.jsonl",
                "  muster score --scenario flood.yaml flood.jsonl --json",
                "  muster score --scenario flood.yaml flood.jsonl --explain exercise A1"
            })
    int score(
            @Option(
                            names = "--scenario",
                            required = true,
                            paramLabel = "FILE|ID",
                            description = "The scenario that was played: a script or an id of the library.")
                    String scenario,
            @Parameters(paramLabel = "LOG", description = "The log; - is standard input.") String log,
            @Option(
                            names = "--explain",
                            arity = "2",
                            paramLabel = "HOLDER VALUE",
                            hideParamSyntax = true,
                            description =
                                    "Derives one value line by line: of the exercise, or an agency or seat by its "
                                            + "id; A1 to D3, A to D, overall, of a seat also coordination.")
                    @Nullable
                    List<String> explain,
            @Option(names = "--json", description = "Answers in JSON.") boolean json,
            @Option(names = "--no-progress", description = "Shows no bar while it reads.") boolean noProgress)
            throws IOException {
        return new Score(terminal, scenario, log, explain, json, !noProgress).run();
    }

    @Command(
            description = "Lists the scenarios that come with Muster.",
            footer = {"  muster library", "  muster library --json"})
    int library(@Option(names = "--json", description = "Answers in JSON.") boolean json) {
        return new Shelf(terminal).run(json);
    }

    @Command(
            description = {
                "Prints the JSON Schema of the scenario language.",
                "An editor that knows it completes keys and underlines mistakes while a script is written."
            },
            footer = "  muster schema")
    int schema() {
        terminal.answer(ScenarioSchema.json().strip());
        return DONE;
    }

    @Command(
            name = "validate-scoring",
            description = {
                "Plays thousands of rehearsals with crews of known skill and says whether the scores mean what they say.",
                "A claim a line. Takes some minutes; ends with 1 when a claim does not hold."
            },
            footer = {"  muster validate-scoring", "  muster validate-scoring --out docs"})
    int validateScoring(
            @Option(names = "--out", paramLabel = "DIR", description = "Writes validity.md and its pictures there.")
                    @Nullable
                    Path out,
            @Option(names = "--quick", description = "Few plays: shows that it runs, and no more.") boolean quick,
            @Option(names = "--no-progress", description = "Shows no bar while it plays.") boolean noProgress)
            throws IOException {
        return new Validate(terminal, out, quick, !noProgress).run();
    }

    @Command(
            description = {
                "Serves the screens to this computer, until it is told to stop.",
                "Says where once it is ready. Exercises under way stand as they were when it starts again. "
                        + "MUSTER_MONGODB_URI names a MongoDB server to keep them in.",
                "Without --accounts everybody at this computer may be anyone, and no other computer is served."
            },
            footer = {
                "  muster serve",
                "  muster serve --port 8081 --data exercises",
                "  muster serve --accounts --listen 0.0.0.0 --address https://muster.example.invalid"
            })
    int serve(
            @Option(
                            names = "--port",
                            paramLabel = "N",
                            defaultValue = "" + Server.USUAL_PORT,
                            description = "Where to listen, ${DEFAULT-VALUE} if not given; 0 lets the system choose.")
                    int port,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description = "Where exercises are kept; " + DataHome.SAID + " if not given.")
                    @Nullable
                    Path data,
            @Option(
                            names = "--accounts",
                            defaultValue = "${env:MUSTER_ACCOUNTS:-false}",
                            description =
                                    "People sign in. The first start makes an administrator. MUSTER_ACCOUNTS=true says the same.")
                    boolean accounts,
            @Option(
                            names = "--listen",
                            paramLabel = "HOST",
                            defaultValue = "${env:MUSTER_LISTEN:-" + Settings.THIS_COMPUTER + "}",
                            description =
                                    "Which address listens, or MUSTER_LISTEN; 127.0.0.1, this computer alone, if not given.")
                    String listen,
            @Option(
                            names = "--address",
                            paramLabel = "URL",
                            defaultValue = "${env:MUSTER_ADDRESS:-}",
                            description =
                                    "What people type to come here, or MUSTER_ADDRESS. With https, TLS is ended in front of Muster.")
                    String address,
            @Option(
                            names = "--new-admin-password",
                            description = "Gives the administrator a new one-time password, should he have lost his.")
                    boolean newAdmin) {
        return new Serve(
                        terminal,
                        port,
                        listen,
                        data == null
                                ? DataHome.ofThisUser()
                                : data.toAbsolutePath().normalize(),
                        accounts,
                        address,
                        newAdmin)
                .run();
    }

    /** The build writes its version where the server looks for it, too. */
    private static String[] version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(MusterCommand.class.getResourceAsStream("/application.properties"))) {
            properties.load(in);
        }
        return new String[] {
            "Muster %s (rules %d)".formatted(properties.getProperty("muster.version"), Simulation.RULES)
        };
    }
}
