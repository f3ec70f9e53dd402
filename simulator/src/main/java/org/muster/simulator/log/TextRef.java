package org.muster.simulator.log;

/**
 * Stands in the log for words that somebody wrote. The words and their salt are kept beside the log, so that both can
 * be erased while the chain still holds.
 *
 * @param ref names the text among those of the exercise
 * @param commit HMAC-SHA-256 of the text under its salt: it tells nothing of the text, and no other text has it
 */
public record TextRef(String ref, String commit) {

    public TextRef {
        Bounds.word("Text", ref);
        Bounds.word("Commitment", commit);
    }
}
