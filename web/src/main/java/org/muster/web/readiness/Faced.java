package org.muster.web.readiness;

import org.muster.scenarios.Line;

/**
 * A line of the MSEL that somebody had to answer.
 *
 * @param script hash of the script that it is of
 * @param permille of full credit that the answer earned
 */
record Faced(String script, Line.Id line, int permille) {}
