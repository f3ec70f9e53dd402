package org.muster.simulator.log;

/**
 * Somebody who takes part, by a random key of this exercise alone. Who that is stands outside the log.
 *
 * @param key nothing can be read from it
 */
public record Person(String key) {

    public Person {
        Bounds.word("Person", key);
    }

    @Override
    public String toString() {
        return key;
    }
}
