package org.muster.scenarios.yaml;

import java.util.Comparator;
import org.muster.scenarios.Code;
import org.muster.scenarios.Mark;

/**
 * Something the reader has to say about a script.
 *
 * @param message what was found, with its values in brackets, and a guess at the cure
 */
public record Finding(Problem problem, Mark mark, String message) {

    /** What a finding means for the script. */
    public enum Severity implements Code {
        /** It can't be played. */
        ERROR,
        /** It plays as a draft and can't be published. */
        BLOCKS_PUBLISHING,
        /** It plays, probably not as meant. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /** By place in the file. */
    static final Comparator<Finding> BY_PLACE = Comparator.comparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::problem)
            .thenComparing(Finding::message);

    public String code() {
        return problem.code();
    }

    public Severity severity() {
        return problem.severity();
    }

    public String file() {
        return mark.file();
    }

    public int line() {
        return mark.line();
    }

    public int column() {
        return mark.column();
    }

    /** As the command line prints it: {@code file:line:column: message}. */
    @Override
    public String toString() {
        return mark + ": " + message;
    }
}
