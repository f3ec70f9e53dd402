package org.muster.web.readiness;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.CoreCapability;
import org.muster.scoring.Holder;
import org.muster.scoring.Measure;
import org.muster.scoring.Reason;
import org.muster.simulator.log.Person;

/**
 * What one exercise came to for a seat, an agency or all.
 *
 * @param shown of the measures that have a value
 * @param missing why the others have none
 * @param overall null when there is none
 * @param keptOut why it says nothing about how ready they are, empty when it does
 * @param seenBefore whether somebody knew the script
 * @param faced lines by the measure that counts them
 * @param capabilities of an agency, as far as its tasks bear on them
 * @param people who held the seat in play; empty for an agency and the exercise
 */
record Tackled(
        Holder holder,
        Map<Measure, Shown> shown,
        Map<Measure, Reason> missing,
        @Nullable Double overall,
        List<KeptOut> keptOut,
        boolean seenBefore,
        Map<Measure, List<Faced>> faced,
        Map<CoreCapability, Borne> capabilities,
        List<Person> people) {

    /** How what was expected under a capability was done, and the lines that asked for it. */
    record Borne(Shown shown, List<Faced> faced) {}

    Tackled {
        shown = inOrder(Measure.class, shown);
        missing = inOrder(Measure.class, missing);
        faced = inOrder(Measure.class, faced);
        capabilities = inOrder(CoreCapability.class, capabilities);
        keptOut = List.copyOf(keptOut);
        people = List.copyOf(people);
    }

    boolean counts() {
        return keptOut.isEmpty();
    }

    private static <E extends Enum<E>, V> Map<E, V> inOrder(Class<E> keys, Map<E, V> values) {
        Map<E, V> ordered = new EnumMap<>(keys);
        ordered.putAll(values);
        return Collections.unmodifiableMap(ordered);
    }
}
