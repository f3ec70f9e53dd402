package org.muster.web.server;

import java.nio.file.Path;
import java.time.InstantSource;
import org.muster.web.access.AuditQueue;
import org.muster.web.access.Entrance;
import org.muster.web.live.Exercises;
import org.muster.web.live.Scripts;
import org.muster.web.live.TextSweep;
import org.muster.web.store.Store;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What stands behind the pages: the store, the exercises that live in it, and who is let in to them. */
@Configuration(proxyBeanMethods = false)
class Storage {

    static final String DIRECTORY = "muster.data-directory";

    /** Whether people sign in. */
    static final String ACCOUNTS = "muster.accounts";

    /** What people type to come here; empty when only this computer is served. */
    static final String ADDRESS = "muster.address";

    /** Names a server that somebody runs; the embedded one is used without it. */
    static final String URI = "MUSTER_MONGODB_URI";

    @Bean(destroyMethod = "close")
    Store store(@Value("${" + DIRECTORY + "}") Path directory, @Value("${" + URI + ":}") String uri) {
        return Store.open(directory, uri.isBlank() ? null : uri);
    }

    @Bean
    Entrance entrance(
            @Value("${" + ACCOUNTS + ":false}") boolean accounts, @Value("${" + ADDRESS + ":}") String address) {
        return new Entrance(accounts, address.isBlank() ? null : java.net.URI.create(address));
    }

    @Bean(destroyMethod = "close")
    AuditQueue auditQueue(Store store) {
        return new AuditQueue(store.audit());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler exerciseThreads() {
        return Schedulers.newParallel("exercise");
    }

    /** The one clock by which days are told. */
    @Bean
    InstantSource wallClock() {
        return InstantSource.system();
    }

    @Bean
    Scripts scripts() {
        return new Scripts();
    }

    /** Nothing is served before every exercise that goes on stands there again. */
    @Bean
    Exercises exercises(Store store, Scripts scripts, Scheduler exerciseThreads) {
        Exercises exercises = new Exercises(store.exercises(), store.logs(), store.texts(), scripts, exerciseThreads);
        exercises.recover().block();
        return exercises;
    }

    @Bean(destroyMethod = "close")
    TextSweep textSweep(Store store, Scheduler exerciseThreads) {
        return new TextSweep(store.exercises(), store.logs(), store.texts(), exerciseThreads);
    }
}
