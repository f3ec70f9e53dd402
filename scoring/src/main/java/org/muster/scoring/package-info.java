/**
 * What the log means: folds entries into measures, each value with the entries that made it. Reads any log, played or
 * written by hand; it sees scripts and {@code simulator.log} and is a stranger to the engine.
 */
@NullMarked
package org.muster.scoring;

import org.jspecify.annotations.NullMarked;
