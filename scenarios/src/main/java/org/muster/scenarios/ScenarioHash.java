package org.muster.scenarios;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a script by what it says: SHA-256 of its canonical JSON. Layout and comments don't matter; a default that is
 * written out does.
 */
public final class ScenarioHash {

    private ScenarioHash() {}

    public static String of(Scenario scenario) {
        return scenario.hash();
    }

    /** @return 64 hex digits */
    public static String of(Tree tree) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(tree)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
