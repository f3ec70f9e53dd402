/** What the exercise so far means, in numbers with their evidence. */
@NullMarked
package org.muster.web.scores;

import org.jspecify.annotations.NullMarked;
