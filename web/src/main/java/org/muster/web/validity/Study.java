package org.muster.web.validity;

import java.util.function.DoubleConsumer;

/** A question about the scores, answered by playing. The same study comes to the same figures, always and everywhere. */
interface Study {

    /** @param progress is told what share of the study is done, 0..1 */
    Finding run(DoubleConsumer progress);
}
