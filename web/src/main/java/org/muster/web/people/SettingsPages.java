package org.muster.web.people;

import java.util.Arrays;
import org.muster.scenarios.Code;
import org.muster.web.access.Access;
import org.muster.web.store.Edition;
import org.muster.web.store.Editions;
import org.muster.web.store.Store;
import org.muster.web.store.StoredSettings;
import org.muster.web.store.StoredSettings.PersonScores;
import org.muster.web.wire.Fields;
import org.muster.web.wire.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What an office has chosen for itself. */
@RestController
final class SettingsPages {

    private final Editions<StoredSettings> settings;
    private final Access access;

    SettingsPages(Store store, Access access) {
        this.settings = store.people().settings();
        this.access = access;
    }

    /**
     * @param version with which a change says what it changes
     * @param personScores who is shown what a person came to, beside that person: commanders or trainers
     */
    record SettingsView(int version, String personScores) {}

    record ChangedSettings(String personScores) {}

    @GetMapping("/api/settings")
    Mono<ResponseEntity<SettingsView>> show(ServerWebExchange request) {
        access.commander(request);
        return settings.find(StoredSettings.ID)
                .map(found -> answer(found.version(), found.content()))
                .defaultIfEmpty(answer(0, StoredSettings.USUAL));
    }

    @PutMapping("/api/settings")
    Mono<ResponseEntity<SettingsView>> change(@RequestBody ChangedSettings wanted, ServerWebExchange request) {
        access.admin(request);
        int version = Fields.version(request);
        String code = Fields.required("personScores", wanted.personScores);
        PersonScores scores = Code.find(PersonScores.class, code);
        if (scores == null) {
            throw Problem.noneOf(
                    "personScores",
                    code,
                    Arrays.stream(PersonScores.values()).map(Code::code).toList());
        }
        StoredSettings next = new StoredSettings(scores);
        return newest().flatMap(newest -> newest == version
                        ? settings.write(new Edition<>(StoredSettings.ID, version + 1, next))
                        : Mono.just(false))
                .flatMap(won -> won
                        ? Mono.just(answer(version + 1, next))
                        : newest().flatMap(newest ->
                                Mono.error(Problem.stale("office's choice", StoredSettings.ID, newest))));
    }

    private Mono<Integer> newest() {
        return settings.find(StoredSettings.ID).map(Edition::version).defaultIfEmpty(0);
    }

    private static ResponseEntity<SettingsView> answer(int version, StoredSettings settings) {
        return Versions.answer(
                version, new SettingsView(version, settings.personScores().code()));
    }
}
