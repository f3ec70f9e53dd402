/**
 * How ready a person is, over all the exercises that he played: what each of them showed, what has faded since, and how sure
 * that is. It reads scores, not logs, and is given every date.
 */
@NullMarked
package org.muster.scoring.readiness;

import org.jspecify.annotations.NullMarked;
