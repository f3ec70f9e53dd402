package org.muster.simulator.log;

/**
 * An evaluator's four answers, from which a rating's letter follows. In JSON they are a list of four.
 *
 * @param achieved the task's aim was reached
 * @param harm it hindered other tasks
 * @param unlawfulOrRisk it broke a law or plan, or put somebody at risk
 * @param improvable something about it should be better
 */
public record Answers(boolean achieved, boolean harm, boolean unlawfulOrRisk, boolean improvable) {}
