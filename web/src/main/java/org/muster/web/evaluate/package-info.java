/**
 * Where an exercise is judged: what evaluators note, rate and decide, during play and after EndEx. It goes into the log like
 * any other input; what they write stands beside it.
 */
@NullMarked
package org.muster.web.evaluate;

import org.jspecify.annotations.NullMarked;
