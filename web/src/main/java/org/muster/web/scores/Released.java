package org.muster.web.scores;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.scoring.EvidenceLine;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.Scores;
import org.muster.scoring.Value;
import org.muster.web.access.Viewer;
import org.muster.web.live.Exercise;
import org.muster.web.store.Editions;
import org.muster.web.store.Store;
import org.muster.web.store.StoredSettings;
import org.muster.web.wire.Problem;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Scores as far as they are released. What is not released is not there: the answer is the same as for what never was. */
@Component
public final class Released {

    private final Editions<StoredSettings> settings;

    Released(Store store) {
        this.settings = store.people().settings();
    }

    Mono<Release> of(Exercise exercise) {
        return settings.find(StoredSettings.ID)
                .map(found -> found.content().personScores())
                .defaultIfEmpty(StoredSettings.USUAL.personScores())
                .map(persons -> new Release(exercise.scenario(), exercise.log().releases(), persons));
    }

    /** What the holder came to, as the viewer may see it; empty when nothing of it is released. */
    Mono<Scores.OfHolder> scores(Exercise exercise, Viewer viewer, Holder holder) {
        return of(exercise).flatMap(release -> {
            Long upTo = release.scoresUpTo(viewer, holder);
            if (upTo == null) {
                return Mono.empty();
            }
            Mono<Scores> scores = upTo == Release.ALL
                    ? exercise.scores().now()
                    : exercise.scores().upTo(upTo);
            return scores.map(all -> all.of(holder));
        });
    }

    /** The exercise, if the viewer may see its scores as they grow. */
    Mono<Exercise> growing(Exercise exercise, Viewer viewer) {
        return of(exercise).map(release -> {
            if (!Objects.equals(release.scoresUpTo(viewer, new Holder.Exercise()), Release.ALL)) {
                throw Problem.unknown("score of exercise", exercise.about().id());
            }
            return exercise;
        });
    }

    /**
     * The log entries that a seat contests.
     *
     * @param item the place among the evidence that the seat sees, from 1, or null for the whole measure
     */
    public Mono<List<Long>> contested(Exercise exercise, Viewer.Seat seat, String measure, @Nullable Integer item) {
        return scores(exercise, seat, new Holder.Seat(seat.position()))
                .switchIfEmpty(Mono.error(() -> Problem.unknown("score", measure)))
                .map(scores -> {
                    List<EvidenceLine> evidence = evidence(scores, measure);
                    if (item != null && (item < 1 || item > evidence.size())) {
                        throw Problem.unknown("item", item.toString());
                    }
                    return Contests.entries(evidence, item);
                });
    }

    private static List<EvidenceLine> evidence(Scores.OfHolder scores, String word) {
        Measure measure = scores.measures().keySet().stream()
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.unknown("score", word));
        return Objects.requireNonNull(scores.measures().get(measure)) instanceof Value.Known known
                ? known.evidence()
                : List.of();
    }
}
