package org.muster.simulator.log;

import org.muster.scenarios.Identifier;

/** What the power went off for: an agency or a failure domain. The script says which; ids are unique in it. */
public record Struck(String value) implements Identifier {

    public Struck {
        Identifier.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
