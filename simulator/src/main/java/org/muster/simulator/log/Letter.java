package org.muster.simulator.log;

import org.muster.scenarios.Code;

/** An evaluator's rating of a critical task or a target. */
public enum Letter implements Code {
    /** Performed without challenges. */
    P,
    /** Performed with some challenges. */
    S,
    /** Performed with major challenges. */
    M,
    /** Unable to be performed. */
    U;

    /** @return the letter that follows from the four answers */
    public static Letter of(Answers answers) {
        if (!answers.achieved()) {
            return U;
        }
        if (answers.harm() || answers.unlawfulOrRisk()) {
            return M;
        }
        return answers.improvable() ? S : P;
    }

    /** The letter itself, a capital. */
    @Override
    public String code() {
        return name();
    }
}
