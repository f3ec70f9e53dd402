/**
 * Who can reach whom at a moment of a script: the graph of agencies that links and agreements make, how far it is from one to
 * another, and what parts them when it is lost. Nothing is played here; it is what a planner looks at before.
 */
@NullMarked
package org.muster.scenarios.graph;

import org.jspecify.annotations.NullMarked;
