package org.muster.web.server;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.muster.web.access.Accounts;
import org.muster.web.store.StoreUnavailable;
import org.muster.web.store.embedded.CorruptFile;
import org.muster.web.store.embedded.DirectoryInUse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The web application as a program. */
@SpringBootApplication(scanBasePackages = "org.muster.web")
public class Server {

    public static final int USUAL_PORT = 8080;

    /** MongoDB's driver tells of exceptions as {@code {class: message}}. */
    private static final Pattern DRIVER_CAUSE = Pattern.compile("\\{[a-zA-Z]+(?:\\.[a-zA-Z]+)+: ([^{}]+)}");

    protected Server() {}

    /**
     * Serves until the process is told to stop. One line on standard output says where, once everything is ready; one on
     * standard error says where exercises are kept.
     *
     * @throws CannotServe when the port, the directory or the store is not to be had
     */
    public static void run(Settings settings) {
        ConfigurableApplicationContext context = start(settings);
        CountDownLatch closed = new CountDownLatch(1);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        System.err.println("muster: Exercises are kept in %s.".formatted(keptIn(context, settings.data())));
        URI address = settings.entrance().address();
        if (address != null && !settings.entrance().isSecure()) {
            System.err.println(
                    "muster: (%s) is not encrypted: whoever shares the network can read passwords.".formatted(address));
        }
        System.out.println("Muster is ready: %s"
                .formatted(address == null ? "http://127.0.0.1:%d/".formatted(port(context)) : address));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.close();
        }
    }

    private static String keptIn(ConfigurableApplicationContext context, Path dataDirectory) {
        boolean elsewhere =
                !context.getEnvironment().getProperty(Storage.URI, "").isBlank();
        return elsewhere ? "the MongoDB that %s names".formatted(Storage.URI) : dataDirectory.toString();
    }

    static ConfigurableApplicationContext start(Settings settings) {
        SpringApplication application = new SpringApplication(Server.class);
        application.setAddCommandLineProperties(false);
        URI address = settings.entrance().address();
        application.setDefaultProperties(Map.of(
                "server.port",
                settings.port(),
                "muster.listen",
                settings.listen(),
                Storage.DIRECTORY,
                settings.data().toString(),
                Storage.ACCOUNTS,
                settings.entrance().accounts(),
                Storage.ADDRESS,
                address == null ? "" : address.toString()));
        try {
            ConfigurableApplicationContext context = application.run();
            if (settings.entrance().accounts()) {
                context.getBean(Accounts.class)
                        .firstAdmin(settings.newAdmin())
                        .blockOptional()
                        .ifPresent(settings.handOver());
            }
            return context;
        } catch (RuntimeException failure) {
            throw told(failure, settings.port());
        }
    }

    /** Finds among the causes one that its reader can do something about. */
    static RuntimeException told(RuntimeException failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case PortInUseException taken -> {
                    return new CannotServe(
                            "Port (%d) is taken. Maybe Muster runs already; --port gives another.".formatted(port),
                            failure);
                }
                case DirectoryInUse inUse -> {
                    return new CannotServe(String.valueOf(inUse.getMessage()), failure);
                }
                case CorruptFile corrupt -> {
                    return new CannotServe(String.valueOf(corrupt.getMessage()), failure);
                }
                case StoreUnavailable unavailable -> {
                    return new CannotServe(
                            "The store does not answer (%s). Maybe %s names no running server."
                                    .formatted(reason(unavailable), Storage.URI),
                            failure);
                }
                case UncheckedIOException disk -> {
                    return new CannotServe(
                            "The data directory can't be used: %s. Maybe --data should name another."
                                    .formatted(reason(disk)),
                            failure);
                }
                case IllegalArgumentException uri
                when String.valueOf(uri.getMessage()).contains("connection string") -> {
                    return new CannotServe(
                            "%s names no MongoDB: %s Maybe mongodb://host/muster."
                                    .formatted(Storage.URI, uri.getMessage()),
                            failure);
                }
                default -> {}
            }
        }
        return failure;
    }

    private static String reason(UncheckedIOException disk) {
        Throwable cause = Objects.requireNonNull(disk.getCause());
        return cause instanceof AccessDeniedException
                ? "%s: Permission denied".formatted(cause.getMessage())
                : String.valueOf(cause.getMessage());
    }

    /** What the driver heard last, without all that it knows of the servers it looked for. */
    private static String reason(StoreUnavailable unavailable) {
        Throwable heard = Objects.requireNonNullElse(unavailable.getCause(), unavailable);
        String all = String.valueOf(heard.getMessage());
        return DRIVER_CAUSE.matcher(all).results().map(cause -> cause.group(1)).reduce(all, (first, last) -> last);
    }

    static int port(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(((ReactiveWebServerApplicationContext) context).getWebServer())
                .getPort();
    }
}
