package org.muster.web.server;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
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

    protected Server() {}

    /**
     * Serves until the process is told to stop. One line on standard output says where, once everything is ready; one on
     * standard error says where exercises are kept.
     *
     * @param port 0 lets the system choose
     * @param dataDirectory where the embedded store keeps its files
     * @throws CannotServe when the port, the directory or the store is not to be had
     */
    public static void run(int port, Path dataDirectory) {
        ConfigurableApplicationContext context = start(port, dataDirectory);
        CountDownLatch closed = new CountDownLatch(1);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        System.err.println("muster: Exercises are kept in %s.".formatted(keptIn(context, dataDirectory)));
        System.out.println("Muster is ready: http://127.0.0.1:%d/".formatted(port(context)));
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

    static ConfigurableApplicationContext start(int port, Path dataDirectory) {
        SpringApplication application = new SpringApplication(Server.class);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(Map.of("server.port", port, Storage.DIRECTORY, dataDirectory.toString()));
        try {
            return application.run();
        } catch (RuntimeException failure) {
            throw told(failure, port);
        }
    }

    /** Finds among the causes one that its reader can do something about. */
    private static RuntimeException told(RuntimeException failure, int port) {
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
                            "%s Maybe MUSTER_MONGODB_URI names no running server.".formatted(unavailable.getMessage()),
                            failure);
                }
                case FileSystemException file -> {
                    return new CannotServe(
                            "The data directory can't be used: %s. Maybe --data names another."
                                    .formatted(file.getMessage()),
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

    static int port(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(((ReactiveWebServerApplicationContext) context).getWebServer())
                .getPort();
    }
}
