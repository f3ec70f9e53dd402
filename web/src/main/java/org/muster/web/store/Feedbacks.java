package org.muster.web.store;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people answered on forms of feedback. Any call may end with {@link StoreUnavailable}, and may then be made again. */
public interface Feedbacks {

    /** Keeps an answer. To keep the same again is a success and changes nothing. */
    Mono<Void> keep(Feedback feedback);

    /** All answers to a form, in an order that tells nothing: that of their random ids. */
    Flux<Feedback> of(String exercise, String form);
}
