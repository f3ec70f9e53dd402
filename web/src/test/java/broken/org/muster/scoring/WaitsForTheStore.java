package broken.org.muster.scoring;

import reactor.core.publisher.Mono;

/** A measure whose value is on its way. */
public record WaitsForTheStore(Mono<String> value) {}
