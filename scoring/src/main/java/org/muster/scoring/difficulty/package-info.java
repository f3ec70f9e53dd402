/**
 * How hard an inject was, and what a score would have been had everybody faced the same: the author's guess, what answers of
 * many exercises say of it, and the adjustment for it.
 */
@NullMarked
package org.muster.scoring.difficulty;

import org.jspecify.annotations.NullMarked;
